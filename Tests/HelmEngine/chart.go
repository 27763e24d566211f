package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/Masterminds/semver"
	"sigs.k8s.io/yaml"
)

// Chart is a chart folder after reading.
type Chart struct {
	Metadata  Metadata
	Values    Values
	Schema    []byte            // values.schema.json; nil if the chart has none
	Templates map[string]string // by path within the chart, such as "templates/service.yaml"
	Files     Files             // what `.Files` offers
}

// Metadata is Chart.yaml. Templates use its Go field names in `.Chart`.
type Metadata struct {
	Name         string            `json:"name"`
	Home         string            `json:"home"`
	Sources      []string          `json:"sources"`
	Version      string            `json:"version"`
	Description  string            `json:"description"`
	Keywords     []string          `json:"keywords"`
	Maintainers  []*Maintainer     `json:"maintainers"`
	Icon         string            `json:"icon"`
	APIVersion   string            `json:"apiVersion"`
	Condition    string            `json:"condition"`
	Tags         string            `json:"tags"`
	AppVersion   string            `json:"appVersion"`
	Deprecated   bool              `json:"deprecated"`
	Annotations  map[string]string `json:"annotations"`
	KubeVersion  string            `json:"kubeVersion"`
	Dependencies []any             `json:"dependencies"`
	Type         string            `json:"type"`
}

// Maintainer is an entry of `maintainers` in Chart.yaml.
type Maintainer struct {
	Name  string `json:"name"`
	Email string `json:"email"`
	URL   string `json:"url"`
}

// loadChart reads the chart in a folder, except the files that its .helmignore excludes.
func loadChart(folder string) (*Chart, error) {
	ignore, err := readIgnoreRules(filepath.Join(folder, ".helmignore"))
	if err != nil {
		return nil, err
	}
	chart := &Chart{Values: Values{}, Templates: map[string]string{}, Files: Files{}}
	found := false
	err = filepath.Walk(folder, func(path string, info os.FileInfo, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil || name == "." {
			return err
		}
		name = filepath.ToSlash(name)
		if info.IsDir() {
			if ignore.matches(name, true) {
				return filepath.SkipDir
			}
			return nil
		}
		if ignore.matches(name, false) {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		found = found || name == "Chart.yaml"
		return chart.add(name, bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")))
	})
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, fmt.Errorf("Chart.yaml file is missing")
	}
	return chart, chart.check()
}

// add adds a file to the chart.
func (chart *Chart) add(name string, data []byte) error {
	switch {
	case name == "Chart.yaml":
		if err := yaml.Unmarshal(data, &chart.Metadata); err != nil {
			return fmt.Errorf("cannot load Chart.yaml: %w", err)
		}
	case name == "Chart.lock":
	case name == "values.yaml":
		if err := yaml.Unmarshal(data, &chart.Values); err != nil {
			return fmt.Errorf("cannot load values.yaml: %w", err)
		}
	case name == "values.schema.json":
		chart.Schema = data
	case strings.HasPrefix(name, "templates/"):
		chart.Templates[name] = string(data)
	case strings.HasPrefix(name, "charts/"):
		return fmt.Errorf("%s: this program evaluates no subcharts", name)
	default:
		chart.Files[name] = data
	}
	return nil
}

// check rejects what Helm cannot render, and what this program does not support.
func (chart *Chart) check() error {
	metadata := &chart.Metadata
	if metadata.APIVersion == "" {
		metadata.APIVersion = "v1"
	}
	switch {
	case metadata.Name == "":
		return fmt.Errorf("validation: chart.metadata.name is required")
	case metadata.Name != filepath.Base(metadata.Name):
		return fmt.Errorf("validation: chart.metadata.name %q is invalid", metadata.Name)
	case metadata.Version == "":
		return fmt.Errorf("validation: chart.metadata.version is required")
	case metadata.Type == "library":
		return fmt.Errorf("library charts are not installable")
	case metadata.Type != "" && metadata.Type != "application":
		return fmt.Errorf("validation: chart.metadata.type must be application or library")
	case len(metadata.Dependencies) > 0:
		return fmt.Errorf("Chart.yaml: this program evaluates no dependencies")
	}
	if _, err := semver.NewVersion(metadata.Version); err != nil {
		return fmt.Errorf("validation: chart.metadata.version %q is invalid", metadata.Version)
	}
	return nil
}
