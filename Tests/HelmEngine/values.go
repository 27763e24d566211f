package main

import (
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	"sigs.k8s.io/yaml"
)

// Values is a map of values. Templates can call its methods on `.Values`, as in Helm.
type Values map[string]any

// YAML encodes the values as YAML.
func (values Values) YAML() (string, error) {
	data, err := yaml.Marshal(values)
	return string(data), err
}

// AsMap returns the values as a plain map, never nil.
func (values Values) AsMap() map[string]any {
	if len(values) == 0 {
		return map[string]any{}
	}
	return values
}

// Encode writes the values as YAML.
func (values Values) Encode(writer io.Writer) error {
	data, err := yaml.Marshal(values)
	if err != nil {
		return err
	}
	_, err = writer.Write(data)
	return err
}

// Table returns the map at a dotted path.
func (values Values) Table(path string) (Values, error) {
	table := values
	for _, key := range strings.Split(path, ".") {
		switch inner := table[key].(type) {
		case map[string]any:
			table = inner
		case Values:
			table = inner
		default:
			return Values{}, fmt.Errorf("%q is not a table", key)
		}
	}
	return table, nil
}

// PathValue returns the value at a dotted path, which must not be a map.
func (values Values) PathValue(path string) (any, error) {
	table, key := values, path
	if dot := strings.LastIndex(path, "."); dot >= 0 {
		key = path[dot+1:]
		var err error
		if table, err = values.Table(path[:dot]); err != nil {
			return nil, fmt.Errorf("%q is not a value", key)
		}
	}
	value, found := table[key]
	if _, isTable := value.(map[string]any); !found || isTable {
		return nil, fmt.Errorf("%q is not a value", key)
	}
	return value, nil
}

// overrides merges the values files, later over earlier, and then the assignments of the command line.
func overrides(files []string, assignments []assignment) (map[string]any, error) {
	merged := map[string]any{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var values map[string]any
		if err := yaml.Unmarshal(data, &values); err != nil {
			return nil, fmt.Errorf("failed to parse %s: %w", file, err)
		}
		merged = overlay(merged, values)
	}
	for _, assignment := range assignments {
		if err := assignment.apply(merged); err != nil {
			return nil, fmt.Errorf("failed parsing %s data: %w", assignment.flag, err)
		}
	}
	return merged, nil
}

// overlay merges the values of top into base. Maps are merged; all other values, including null, replace.
func overlay(base, top map[string]any) map[string]any {
	merged := make(map[string]any, len(base))
	for key, value := range base {
		merged[key] = value
	}
	for key, value := range top {
		inner, isTable := value.(map[string]any)
		under, wasTable := merged[key].(map[string]any)
		if isTable && wasTable {
			merged[key] = overlay(under, inner)
		} else {
			merged[key] = value
		}
	}
	return merged
}

// coalesce merges the overrides into the chart's own values, as Helm 3.20.1 and later do:
//
//   - A null that overrides a value of the chart deletes the key.
//   - A null that overrides a null of the chart deletes the key only at the top level; below, it is kept. (Before
//     3.20.1, it was also deleted there.)
//   - A null without a value in the chart is kept, and so is a null of the chart without an override.
//   - A map and another value are not merged: the override wins.
func coalesce(chart *Chart, overrides map[string]any) Values {
	values := deepCopy(overrides).(map[string]any)
	for key, value := range deepCopy(map[string]any(chart.Values)).(map[string]any) {
		override, found := values[key]
		if found && override == nil {
			delete(values, key)
		} else {
			fill(values, key, value, chart.Metadata.Name)
		}
	}
	return values
}

// fill adds a default to the overrides of one map.
func fill(overrides map[string]any, key string, value any, prefix string) {
	path := prefix + "." + key
	override, found := overrides[key]
	if !found {
		overrides[key] = value
		return
	}
	table, isTable := override.(map[string]any)
	defaults, wasTable := value.(map[string]any)
	switch {
	case isTable && wasTable:
		for key, value := range defaults {
			override, found := table[key]
			if found && override == nil {
				if value != nil {
					delete(table, key)
				}
			} else {
				fill(table, key, value, path)
			}
		}
	case wasTable:
		log.Printf("warning: cannot overwrite table with non table for %s (%v)", path, value)
	case isTable && value != nil:
		log.Printf("warning: destination for %s is a table. Ignoring non-table value (%v)", path, value)
	}
}

func deepCopy(value any) any {
	switch value := value.(type) {
	case map[string]any:
		copied := make(map[string]any, len(value))
		for key, inner := range value {
			copied[key] = deepCopy(inner)
		}
		return copied
	case []any:
		copied := make([]any, len(value))
		for index, inner := range value {
			copied[index] = deepCopy(inner)
		}
		return copied
	default:
		return value
	}
}
