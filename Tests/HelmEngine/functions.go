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

// functions are the functions of templates that need no engine: Sprig's without those that read the environment or ask
// the network, and Helm's own over them.
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

// verdict is an error that a chart itself raises, by `required` or `fail`. Only its message is told.
type verdict struct{ message string }

func (verdict verdict) Error() string { return verdict.message }

// required is its value, which must be neither null nor an empty string.
func required(message string, value any) (any, error) {
	if value == nil || value == "" {
		return value, verdict{message}
	}
	return value, nil
}

func fail(message string) (string, error) { return "", verdict{message} }

// lookup finds nothing: there is no cluster.
func lookup(apiVersion, kind, namespace, name string) (map[string]any, error) {
	return map[string]any{}, nil
}

// toYAML spells a value as YAML without the newline at its end; as nothing where it can't.
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

// toYAMLPretty spells a value as YAML with lists indented by two.
func toYAMLPretty(value any) string {
	var buffer bytes.Buffer
	encoder := yamlv3.NewEncoder(&buffer)
	encoder.SetIndent(2)
	if err := encoder.Encode(value); err != nil {
		return ""
	}
	return strings.TrimSuffix(buffer.String(), "\n")
}

// fromYAML reads a table; a fault is told in its key "Error".
func fromYAML(text string) map[string]any {
	table := map[string]any{}
	if err := yaml.Unmarshal([]byte(text), &table); err != nil {
		table["Error"] = err.Error()
	}
	return table
}

// fromYAMLArray reads a list; a fault is told as its only element.
func fromYAMLArray(text string) []any {
	list := []any{}
	if err := yaml.Unmarshal([]byte(text), &list); err != nil {
		list = []any{err.Error()}
	}
	return list
}

// toJSON spells a value as JSON; as nothing where it can't.
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

// fromJSON reads an object; a fault is told in its key "Error".
func fromJSON(text string) map[string]any {
	table := map[string]any{}
	if err := json.Unmarshal([]byte(text), &table); err != nil {
		table["Error"] = err.Error()
	}
	return table
}

// fromJSONArray reads an array; a fault is told as its only element.
func fromJSONArray(text string) []any {
	list := []any{}
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		list = []any{err.Error()}
	}
	return list
}

// toTOML spells a table as TOML; a fault is told in its place.
func toTOML(value any) string {
	var buffer bytes.Buffer
	if err := toml.NewEncoder(&buffer).Encode(value); err != nil {
		return err.Error()
	}
	return buffer.String()
}

// fromTOML reads TOML; a fault is told in the key "Error".
func fromTOML(text string) map[string]any {
	table := map[string]any{}
	if err := toml.Unmarshal([]byte(text), &table); err != nil {
		table["Error"] = err.Error()
	}
	return table
}
