package main

import (
	"encoding/base64"
	"path"
	"strings"

	"github.com/gobwas/glob"
)

// Files are the files of a chart that are neither templates nor read by Helm itself, by path. Templates call its
// methods.
type Files map[string][]byte

// GetBytes returns the content of a file; empty if it does not exist.
func (files Files) GetBytes(name string) []byte {
	if data, found := files[name]; found {
		return data
	}
	return []byte{}
}

// Get returns the content of a file as a string.
func (files Files) Get(name string) string {
	return string(files.GetBytes(name))
}

// Glob returns the files whose paths match a pattern.
func (files Files) Glob(pattern string) Files {
	matcher, err := glob.Compile(pattern, '/')
	if err != nil {
		matcher = glob.MustCompile("**")
	}
	matching := Files{}
	for name, data := range files {
		if matcher.Match(name) {
			matching[name] = data
		}
	}
	return matching
}

// AsConfig returns the files as YAML for the `data` of a ConfigMap, by file name.
func (files Files) AsConfig() string {
	return files.asYAML(func(data []byte) string { return string(data) })
}

// AsSecrets returns the files as YAML for the `data` of a Secret, by file name.
func (files Files) AsSecrets() string {
	return files.asYAML(base64.StdEncoding.EncodeToString)
}

// Lines returns the lines of a file; none if it does not exist.
func (files Files) Lines(name string) []string {
	data, found := files[name]
	if !found {
		return []string{}
	}
	return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
}

func (files Files) asYAML(spelled func([]byte) string) string {
	table := map[string]string{}
	for name, data := range files {
		table[path.Base(name)] = spelled(data)
	}
	return toYAML(table)
}
