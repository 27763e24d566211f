package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"text/template"

	"github.com/BurntSushi/toml"
	"github.com/Masterminds/sprig"
	yamlv3 "gopkg.in/yaml.v3"
	"sigs.k8s.io/yaml"
)

// functions returns the template functions that need no engine: Sprig's, except those that read the environment or use
// the network, and Helm's additions and overrides.
func functions() template.FuncMap {
	all := sprig.TxtFuncMap()
	delete(all, "env")
	delete(all, "expandenv")
	own := template.FuncMap{
		"toYaml":        toYAML,
		"mustToYaml":    mustToYAML,
		"toYamlPretty":  toYAMLPretty,
		"fromYaml":      fromYAML,
		"fromYamlArray": fromYAMLArray,
		"toJson":        toJSON,
		"mustToJson":    mustToJSON,
		"fromJson":      fromJSON,
		"fromJsonArray": fromJSONArray,
		"toToml":        toTOML,
		"fromToml":      fromTOML,
		"lookup":        lookup,
		"getHostByName": func(string) string { return "" },
		"required":      required,
		"fail":          fail,
	}
	for name, function := range own {
		all[name] = function
	}
	return all
}

// verdict is an error that the chart raises with `required` or `fail`. Only its message is printed.
type verdict struct{ message string }

func (verdict verdict) Error() string { return verdict.message }

// required returns its value, which must be neither null nor an empty string.
func required(message string, value any) (any, error) {
	if value == nil || value == "" {
		return value, verdict{message}
	}
	return value, nil
}

func fail(message string) (string, error) { return "", verdict{message} }

// lookup returns nothing, because there is no cluster.
func lookup(apiVersion, kind, namespace, name string) (map[string]any, error) {
	return map[string]any{}, nil
}

// toYAML encodes a value as YAML without the final newline; empty if that fails.
func toYAML(value any) string {
	data, err := yaml.Marshal(value)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(string(data), "\n")
}

func mustToYAML(value any) (string, error) {
	data, err := yaml.Marshal(value)
	return strings.TrimSuffix(string(data), "\n"), err
}

// toYAMLPretty encodes a value as YAML with lists indented by two spaces.
func toYAMLPretty(value any) string {
	var buffer bytes.Buffer
	encoder := yamlv3.NewEncoder(&buffer)
	encoder.SetIndent(2)
	if err := encoder.Encode(value); err != nil {
		return ""
	}
	return strings.TrimSuffix(buffer.String(), "\n")
}

// fromYAML parses a map; an error is returned under the key "Error".
func fromYAML(text string) map[string]any {
	table := map[string]any{}
	if err := yaml.Unmarshal([]byte(text), &table); err != nil {
		table["Error"] = err.Error()
	}
	return table
}

// fromYAMLArray parses a list; an error is returned as its only element.
func fromYAMLArray(text string) []any {
	list := []any{}
	if err := yaml.Unmarshal([]byte(text), &list); err != nil {
		list = []any{err.Error()}
	}
	return list
}

// toJSON encodes a value as JSON; empty if that fails.
func toJSON(value any) string {
	data, err := json.Marshal(value)
	if err != nil {
		return ""
	}
	return string(data)
}

func mustToJSON(value any) (string, error) {
	data, err := json.Marshal(value)
	return string(data), err
}

// fromJSON parses an object; an error is returned under the key "Error".
func fromJSON(text string) map[string]any {
	table := map[string]any{}
	if err := json.Unmarshal([]byte(text), &table); err != nil {
		table["Error"] = err.Error()
	}
	return table
}

// fromJSONArray parses an array; an error is returned as its only element.
func fromJSONArray(text string) []any {
	list := []any{}
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		list = []any{err.Error()}
	}
	return list
}

// toTOML encodes a map as TOML; an error is returned as the result.
func toTOML(value any) string {
	var buffer bytes.Buffer
	if err := toml.NewEncoder(&buffer).Encode(value); err != nil {
		return err.Error()
	}
	return buffer.String()
}

// fromTOML parses TOML; an error is returned under the key "Error".
func fromTOML(text string) map[string]any {
	table := map[string]any{}
	if err := toml.Unmarshal([]byte(text), &table); err != nil {
		table["Error"] = err.Error()
	}
	return table
}
