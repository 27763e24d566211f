package main

import (
	"errors"
	"fmt"
	"path"
	"sort"
	"strings"
	"text/template"
)

// maximumNesting is how often a template may be included within itself.
const maximumNesting = 1000

// Engine is a chart with its templates parsed, ready to be rendered with any values.
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

// render executes the templates that are no partials and answers their texts by path within the chart.
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

// bind gives a set of templates the functions that render templates of that set.
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

// evaluate renders a text as a template that sees those of the set and may define more for itself.
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

// withoutNoValue drops what text/template writes for a missing value in spite of the option against it.
func withoutNoValue(text string) string {
	return strings.ReplaceAll(text, "<no value>", "")
}

// sortByDepth sorts as Helm executes: deeper paths first, and within a depth from the last to the first.
func sortByDepth(names []string) {
	sort.Slice(names, func(left, right int) bool {
		deep, other := strings.Count(names[left], "/"), strings.Count(names[right], "/")
		if deep != other {
			return deep > other
		}
		return names[left] > names[right]
	})
}

// parseFault words a template's fault as Helm does: its place, and the last part of the message.
func parseFault(name string, err error) error {
	parts := strings.Split(err.Error(), ": ")
	if len(parts) == 1 {
		return fmt.Errorf("parse error in (%s): %w", name, err)
	}
	return fmt.Errorf("parse error at (%s): %s", parts[1], parts[len(parts)-1])
}

// executionFault words the fault of an execution as Helm does: what the chart itself says is told alone, at the place of
// the outermost template.
func executionFault(err error) error {
	var said verdict
	parts := strings.SplitN(err.Error(), ": ", 3)
	if len(parts) == 3 && errors.As(err, &said) {
		return fmt.Errorf("execution error at (%s): %s", parts[1], said.message)
	}
	return err
}
