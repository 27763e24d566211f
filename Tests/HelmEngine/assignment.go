package main

import (
	"fmt"
	"strconv"
	"strings"
)

// assignment is a `--set` or `--set-string` option: comma-separated `path=value` pairs.
//
// The keys of a path are separated by dots and can have indices (`a.b[0].c`); a value can be a list (`{x,y}`); a
// backslash escapes the next character.
type assignment struct {
	flag     string
	text     string
	asString bool // leaves every value a string
}

// apply assigns to the values.
func (assignment assignment) apply(values map[string]any) error {
	for _, part := range splitUnescaped(strings.TrimSuffix(assignment.text, ","), ',', true) {
		halves := splitFirst(part, '=')
		if len(halves) != 2 {
			return fmt.Errorf("key %q has no value", unescaped(part))
		}
		steps, err := pathSteps(halves[0])
		if err != nil {
			return err
		}
		if _, err := assigned(values, steps, assignment.value(halves[1])); err != nil {
			return err
		}
	}
	return nil
}

// assigned returns the container with the value at the path; missing containers are created.
func assigned(container any, steps []any, value any) (any, error) {
	if len(steps) == 0 {
		return value, nil
	}
	switch step := steps[0].(type) {
	case string:
		table, isTable := container.(map[string]any)
		if !isTable && container != nil {
			return nil, fmt.Errorf("unable to parse key: %q is not in a table", step)
		}
		if table == nil {
			table = map[string]any{}
		}
		inner, err := assigned(table[step], steps[1:], value)
		if err == nil && step != "" {
			table[step] = inner
		}
		return table, err
	case int:
		list, isList := container.([]any)
		if !isList && container != nil {
			return nil, fmt.Errorf("unable to parse key: [%d] is not in a list", step)
		}
		for len(list) <= step {
			list = append(list, nil)
		}
		inner, err := assigned(list[step], steps[1:], value)
		list[step] = inner
		return list, err
	}
	return nil, fmt.Errorf("unable to parse key")
}

// pathSteps returns the keys of a path as strings and its indices as integers.
func pathSteps(path string) ([]any, error) {
	var steps []any
	for _, part := range splitUnescaped(path, '.', false) {
		pieces := splitUnescaped(part, '[', false)
		steps = append(steps, unescaped(pieces[0]))
		for _, piece := range pieces[1:] {
			index, err := strconv.Atoi(strings.TrimSuffix(piece, "]"))
			if err != nil {
				return nil, fmt.Errorf("error parsing index: %w", err)
			}
			if index < 0 || index > 65536 {
				return nil, fmt.Errorf("index %d is out of range", index)
			}
			steps = append(steps, index)
		}
	}
	return steps, nil
}

// value parses the part after the equals sign.
func (assignment assignment) value(text string) any {
	if !strings.HasPrefix(text, "{") || !strings.HasSuffix(text, "}") {
		return assignment.scalar(unescaped(text))
	}
	list := []any{}
	for _, part := range splitUnescaped(text[1:len(text)-1], ',', false) {
		list = append(list, assignment.scalar(unescaped(part)))
	}
	return list
}

// scalar converts a value: integers without a leading zero, booleans, and null in any case; all others are strings.
func (assignment assignment) scalar(text string) any {
	if assignment.asString {
		return text
	}
	switch strings.ToLower(text) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	case "0":
		return int64(0)
	}
	if text != "" && text[0] != '0' {
		if integer, err := strconv.ParseInt(text, 10, 64); err == nil {
			return integer
		}
	}
	return text
}

// splitUnescaped splits at separators that are not escaped and, if bracesHold is set, not inside braces.
func splitUnescaped(text string, separator byte, bracesHold bool) []string {
	var parts []string
	start, depth := 0, 0
	for at := 0; at < len(text); at++ {
		switch {
		case text[at] == '\\':
			at++
		case bracesHold && text[at] == '{':
			depth++
		case bracesHold && text[at] == '}':
			depth--
		case text[at] == separator && depth == 0:
			parts = append(parts, text[start:at])
			start = at + 1
		}
	}
	return append(parts, text[start:])
}

func splitFirst(text string, separator byte) []string {
	first := splitUnescaped(text, separator, false)[0]
	if len(first) == len(text) {
		return []string{text}
	}
	return []string{first, text[len(first)+1:]}
}

func unescaped(text string) string {
	var plain strings.Builder
	for at := 0; at < len(text); at++ {
		if text[at] == '\\' && at+1 < len(text) {
			at++
		}
		plain.WriteByte(text[at])
	}
	return plain.String()
}
