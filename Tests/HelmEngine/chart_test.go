package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// chartFolder writes a chart named "shop" with the given files to a folder, and adds a Chart.yaml if there is none.
func chartFolder(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.2.3\nappVersion: \"4.5\"\n")
	for name, text := range files {
		write(name, text)
	}
	return folder
}

// printed returns the output of the program for a chart, or its error.
func printed(t *testing.T, files map[string]string, flags ...string) string {
	t.Helper()
	var out bytes.Buffer
	if err := run(append(flags, chartFolder(t, files)), strings.NewReader(""), &out); err != nil {
		return "Error: " + err.Error()
	}
	return out.String()
}

func expect(t *testing.T, found, expected string) {
	t.Helper()
	if found != expected {
		t.Errorf("found:\n%s\nexpected:\n%s", found, expected)
	}
}

func TestDocumentsAreInOrderOfPathWithTheirSource(t *testing.T) {
	found := printed(t, map[string]string{
		"templates/b.yaml":      "---\na: 1\n---\n\n---\n# only a comment\n---\nb: 2\n",
		"templates/a.yaml":      "{{ if false }}kind: Never{{ end }}\n",
		"templates/sub/c.yaml":  "c: 3",
		"templates/_parts.tpl":  `{{ define "part" }}x{{ end }}never: printed`,
		"templates/NOTES.txt":   "Installed {{ .Release.Name }}",
		"templates/.hidden.yml": "never: printed",
		"templates/d.yaml~":     "never: printed",
		".helmignore":           "# comment\n*~\n",
	}, "--notes")
	expect(t, found, `---
# Source: shop/templates/b.yaml
a: 1
---
# Source: shop/templates/b.yaml
---
# only a comment
---
# Source: shop/templates/b.yaml
b: 2
---
# Source: shop/templates/sub/c.yaml
c: 3

NOTES:
Installed release-name
`)
}

func TestErrorsHaveTheWordingOfHelm(t *testing.T) {
	for name, test := range map[string]struct {
		files    map[string]string
		flags    []string
		expected string
	}{
		"a required value": {
			files:    map[string]string{"templates/a.yaml": "a: 1\nb: {{ required \"b: must be given\" .Values.b }}\n"},
			expected: `Error: execution error at (shop/templates/a.yaml:2:6): b: must be given`,
		},
		"a required value within a partial": {
			files: map[string]string{
				"templates/_b.tpl": `{{ define "b" }}{{ required "give b" "" }}{{ end }}`,
				"templates/a.yaml": "b: {{ include \"b\" . }}\n",
			},
			expected: `Error: execution error at (shop/templates/a.yaml:1:6): give b`,
		},
		"fail": {
			files:    map[string]string{"templates/a.yaml": "{{ fail \"no\" }}"},
			expected: `Error: execution error at (shop/templates/a.yaml:1:3): no`,
		},
		"a text that does not parse": {
			files:    map[string]string{"templates/a.yaml": "a: 1\nb: {{ }}\n"},
			expected: `Error: parse error at (shop/templates/a.yaml:2): missing value for command`,
		},
		"an unknown function": {
			files:    map[string]string{"templates/a.yaml": `{{ env "HOME" }}`},
			expected: `Error: parse error at (shop/templates/a.yaml:1): function "env" not defined`,
		},
		"a key behind a missing table": {
			files: map[string]string{"templates/a.yaml": "{{ .Values.a.b }}"},
			expected: `Error: template: shop/templates/a.yaml:1:10: executing "shop/templates/a.yaml" at <.Values.a.b>: ` +
				`nil pointer evaluating interface {}.b`,
		},
		"a template that includes itself": {
			files: map[string]string{"templates/a.yaml": `{{ define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }}`},
			// The chain of a thousand positions is omitted.
			expected: `rendering template has a nested reference name: a: unable to execute template`,
		},
		"a document that is not YAML": {
			files: map[string]string{"templates/a.yaml": "a: b: c\n"},
			expected: `Error: YAML parse error on shop/templates/a.yaml: error converting YAML to JSON: ` +
				`yaml: mapping values are not allowed in this context`,
		},
		"values against the schema": {
			files: map[string]string{
				"values.yaml":        "replicas: two\n",
				"values.schema.json": `{"properties": {"replicas": {"type": "integer"}}}`,
			},
			expected: "Error: values don't meet the specifications of the schema(s) in the following chart(s):\n" +
				"shop:\n- replicas: Invalid type. Expected: integer, given: string\n",
		},
		"a Kubernetes too old": {
			files:    map[string]string{"Chart.yaml": "name: shop\nversion: 1.0.0\nkubeVersion: '>=1.31.0-0'\n"},
			flags:    []string{"--kube-version", "1.30"},
			expected: `Error: chart requires kubeVersion: >=1.31.0-0 which is incompatible with Kubernetes v1.30.0`,
		},
		"a name that is not valid for a release": {
			flags: []string{"--release", "Shop"},
			expected: `Error: invalid release name, must match regex ` + releaseName.String() +
				` and the length must not be longer than 53`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			if found := printed(t, test.files, test.flags...); !strings.HasSuffix(found, test.expected) {
				expect(t, found, test.expected)
			}
		})
	}
}

func TestABatchAnswersLineByLine(t *testing.T) {
	folder := chartFolder(t, map[string]string{
		"values.yaml": "port: 80\nname: web\n",
		"templates/a.yaml": "name: {{ .Values.name }}\nport: {{ .Values.port }}\nin: {{ .Release.Namespace }}/{{ .Release.Name }}\n" +
			"{{ with .Values.twice }}\nport: {{ . }}\n{{ end }}---\n# nothing\n",
		"templates/b.yaml": "{{ if .Values.bad }}{{ fail .Values.bad }}{{ end }}",
	})
	requests := `{"values": {"port": 1000000}, "release": "r", "namespace": "n"}
{}
{"values": {"bad": "so: it is"}}
{"values": {"twice": 2}}

{"values": {"name": null}}
[]`
	var out bytes.Buffer
	if err := run([]string{"--batch", "-", "--set", "name=cli", folder}, strings.NewReader(requests), &out); err != nil {
		t.Fatal(err)
	}
	expect(t, out.String(), `{"documents":[{"in":"n/r","name":"cli","port":1000000}]}
{"documents":[{"in":"default/release-name","name":"cli","port":80}]}
{"error":"execution error at (shop/templates/b.yaml:1:23): so: it is"}
{"error":"YAML parse error on shop/templates/a.yaml: yaml: unmarshal errors:\n  line 5: key \"port\" already set in map"}
{"documents":[{"in":"default/release-name","name":null,"port":80}]}
{"error":"request: json: cannot unmarshal array into Go value of type main.request"}
`)
}

func TestABenchPrintsSeconds(t *testing.T) {
	found := printed(t, map[string]string{"templates/a.yaml": "a: 1"}, "--bench", "3")
	if !strings.HasPrefix(found, "0.00") || !strings.HasSuffix(found, "\n") {
		t.Error(found)
	}
}
