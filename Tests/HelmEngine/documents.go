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

// head is as much of an object as Helm reads of every document.
type head struct {
	Version  string `json:"apiVersion"`
	Kind     string `json:"kind"`
	Metadata *struct {
		Name        string            `json:"name"`
		Annotations map[string]string `json:"annotations"`
	} `json:"metadata"`
}

// split parts rendered templates into documents, by the paths of the templates, and takes out the notes.
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

// splitText parts a text where a line begins with three hyphens, without the white space around. As in Helm, the white space
// behind a separator belongs to it, and so no second one is seen in the line that then begins.
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

// check refuses what Helm can't read the head of.
func (document Document) check() error {
	if err := yaml.Unmarshal([]byte(document.Text), &head{}); err != nil {
		return fmt.Errorf("YAML parse error on %s: %w", document.Source, err)
	}
	return nil
}

// object is the document as JSON, null where it holds only comments. Unlike Helm it refuses a key that stands twice.
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
