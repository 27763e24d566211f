package main

import (
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"sort"
	"strings"

	"sigs.k8s.io/yaml"
)

// Document is one YAML document of a rendered chart.
type Document struct {
	Source string // the path of its template, with the chart's name in front
	Text   string
}

// head is as much of an object as Helm reads of every document, and fails on.
type head struct {
	Version  string `json:"apiVersion"`
	Kind     string `json:"kind"`
	Metadata *struct {
		Name        string            `json:"name"`
		Annotations map[string]string `json:"annotations"`
	} `json:"metadata"`
}

var separator = regexp.MustCompile(`(?:^|\s*\n)---\s*`)

// split parts rendered templates into documents, by the paths of the templates, and takes out the notes.
func split(chart *Chart, texts map[string]string) (documents []Document, notes string, err error) {
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
		for _, text := range separator.Split(strings.TrimSpace(texts[file]), -1) {
			if text = strings.TrimSpace(text); text == "" {
				continue
			}
			if err := yaml.Unmarshal([]byte(text), &head{}); err != nil {
				return nil, "", fmt.Errorf("YAML parse error on %s: %w", source, err)
			}
			documents = append(documents, Document{source, text})
		}
	}
	return documents, notes, nil
}

// object is the document as JSON, null where it holds only comments. Unlike Helm it refuses a key that stands twice.
func (document Document) object() (json.RawMessage, error) {
	data, err := yaml.YAMLToJSONStrict([]byte(document.Text))
	if err != nil {
		return nil, fmt.Errorf("YAML parse error on %s: %w", document.Source, err)
	}
	return data, nil
}
