package main

import (
	"errors"
	"fmt"
	"path"
	"sort"
	"strings"
	"text/template"
)

// maximumNesting is the maximum depth at which a template can include itself.
const maximumNesting = 1000

// Engine is a chart with parsed templates, which can be rendered with any values.
type Engine struct {
	chart     *Chart
	names     []string // of the templates, in the order in which they are parsed and executed
	templates *template.Template
	nesting   map[string]int // how often each template is being included now
}

// newEngine parses the templates of a chart.
func newEngine(chart *Chart) (*Engine, error) {
	engine := &Engine{chart: chart, templates: template.New("gotpl"), nesting: map[string]int{}}
	engine.templates.Option("missingkey=zero").Funcs(functions())
	engine.bind(engine.templates)
	for name := range chart.Templates {
		engine.names = append(engine.names, name)
	}
	sortByDepth(engine.names)
	for _, name := range engine.names {
		full := path.Join(chart.Metadata.Name, name)
		if _, err := engine.templates.New(full).Parse(chart.Templates[name]); err != nil {
			return nil, parseFault(full, err)
		}
	}
	return engine, nil
}

// render executes the templates except partials and returns their output by path in the chart.
func (engine *Engine) render(values Values, release Release, capabilities *Capabilities) (
	texts map[string]string, err error,
) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("rendering template failed: %v", fault)
		}
	}()
	name := engine.chart.Metadata.Name
	top := Values{
		"Values":       values,
		"Release":      release.table(),
		"Capabilities": capabilities,
		"Files":        engine.chart.Files,
		"Subcharts":    map[string]any{},
		"Chart": struct {
			Metadata
			IsRoot bool
		}{engine.chart.Metadata, true},
	}
	engine.nesting = map[string]int{}
	texts = map[string]string{}
	for _, file := range engine.names {
		if strings.HasPrefix(path.Base(file), "_") {
			continue
		}
		full := path.Join(name, file)
		top["Template"] = Values{"Name": full, "BasePath": path.Join(name, "templates")}
		var text strings.Builder
		if err := engine.templates.ExecuteTemplate(&text, full, top); err != nil {
			return nil, executionFault(err)
		}
		texts[file] = withoutNoValue(text.String())
	}
	return texts, nil
}

// bind adds the functions that render templates of a set to that set.
func (engine *Engine) bind(templates *template.Template) {
	templates.Funcs(template.FuncMap{
		"include": func(name string, data any) (string, error) {
			if engine.nesting[name] > maximumNesting {
				return "", fmt.Errorf("rendering template has a nested reference name: %s: unable to execute template", name)
			}
			engine.nesting[name]++
			defer func() { engine.nesting[name]-- }()
			var text strings.Builder
			err := templates.ExecuteTemplate(&text, name, data)
			return text.String(), err
		},
		"tpl": func(source string, data any) (string, error) {
			return engine.evaluate(templates, source, data)
		},
	})
}

// evaluate renders a string as a template that can use those of the set and define its own.
func (engine *Engine) evaluate(templates *template.Template, source string, data any) (string, error) {
	inner, err := templates.Clone()
	if err != nil {
		return "", fmt.Errorf("cannot clone template: %w", err)
	}
	inner.Option("missingkey=zero")
	engine.bind(inner)
	inner, err = inner.New(templates.Name()).Parse(source)
	if err != nil {
		return "", fmt.Errorf("cannot parse template %q: %w", source, err)
	}
	var text strings.Builder
	if err := inner.Execute(&text, data); err != nil {
		return "", fmt.Errorf("error during tpl function execution for %q: %w", source, err)
	}
	return withoutNoValue(text.String()), nil
}

// withoutNoValue removes the output of text/template for missing values, which occurs despite the option against it.
func withoutNoValue(text string) string {
	return strings.ReplaceAll(text, "<no value>", "")
}

// sortByDepth sorts templates in Helm's order of execution: deeper paths first, and in reverse order at the same depth.
func sortByDepth(names []string) {
	sort.Slice(names, func(left, right int) bool {
		deep, other := strings.Count(names[left], "/"), strings.Count(names[right], "/")
		if deep != other {
			return deep > other
		}
		return names[left] > names[right]
	})
}

// parseFault formats a template's parse error as Helm does: its position, and the last part of the message.
func parseFault(name string, err error) error {
	parts := strings.Split(err.Error(), ": ")
	if len(parts) == 1 {
		return fmt.Errorf("parse error in (%s): %w", name, err)
	}
	return fmt.Errorf("parse error at (%s): %s", parts[1], parts[len(parts)-1])
}

// executionFault formats an execution error as Helm does: an error that the chart raises is printed without context, at
// the position of the outermost template.
func executionFault(err error) error {
	var said verdict
	parts := strings.SplitN(err.Error(), ": ", 3)
	if len(parts) == 3 && errors.As(err, &said) {
		return fmt.Errorf("execution error at (%s): %s", parts[1], said.message)
	}
	return err
}
