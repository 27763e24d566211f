package main

import (
	"encoding/json"
	"fmt"
	"path"
	"sort"
	"strings"

	"sigs.k8s.io/yaml"
)

// Document is one YAML document of a rendered chart.
type Document struct {
	Source string // the path of its template, with the chart's name in front
	Text   string
}

// head contains the fields of an object that Helm reads in every document.
type head struct {
	Version  string `json:"apiVersion"`
	Kind     string `json:"kind"`
	Metadata *struct {
		Name        string            `json:"name"`
		Annotations map[string]string `json:"annotations"`
	} `json:"metadata"`
}

// split splits rendered templates into documents, sorted by path, and separates the notes.
func split(chart *Chart, texts map[string]string) (documents []Document, notes string) {
	var files []string
	for file := range texts {
		files = append(files, file)
	}
	sort.Strings(files)
	for _, file := range files {
		if strings.HasSuffix(file, "NOTES.txt") {
			if file == "templates/NOTES.txt" {
				notes = texts[file]
			}
			continue
		}
		source := path.Join(chart.Metadata.Name, file)
		for _, text := range splitText(texts[file]) {
			documents = append(documents, Document{source, text})
		}
	}
	return documents, notes
}

// splitText splits a text at lines that begin with three hyphens, and trims whitespace. As in Helm, the whitespace
// after a separator belongs to it, so the next line cannot be another separator.
func splitText(text string) []string {
	const separator, space = "\n---", "\t\n\f\r "
	var parts []string
	rest := "\n" + strings.TrimSpace(text)
	for rest != "" {
		rest = strings.TrimLeft(strings.TrimPrefix(rest, separator), space)
		end := strings.Index(rest, separator)
		if end < 0 {
			end = len(rest)
		}
		if part := strings.TrimSpace(rest[:end]); part != "" {
			parts = append(parts, part)
		}
		rest = rest[end:]
	}
	return parts
}

// check rejects documents whose head Helm cannot read.
func (document Document) check() error {
	if err := yaml.Unmarshal([]byte(document.Text), &head{}); err != nil {
		return fmt.Errorf("YAML parse error on %s: %w", document.Source, err)
	}
	return nil
}

// object returns the document as JSON, null if it contains only comments. Unlike Helm, it rejects duplicate keys.
func (document Document) object() (json.RawMessage, error) {
	if err := document.check(); err != nil {
		return nil, err
	}
	data, err := yaml.YAMLToJSONStrict([]byte(document.Text))
	if err != nil {
		return nil, fmt.Errorf("YAML parse error on %s: %w", document.Source, err)
	}
	return data, nil
}
