package main

import (
	"fmt"
	"regexp"
)

// Release describes the release that a chart is rendered for.
type Release struct {
	Name      string
	Namespace string
	IsUpgrade bool
}

var releaseName = regexp.MustCompile(`^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$`)

// check rejects the names that Helm rejects.
func (release Release) check() error {
	if len(release.Name) > 53 || !releaseName.MatchString(release.Name) {
		return fmt.Errorf("invalid release name, must match regex %s and the length must not be longer than 53", releaseName)
	}
	return nil
}

// table returns the value of `.Release` in templates.
func (release Release) table() map[string]any {
	return map[string]any{
		"Name":      release.Name,
		"Namespace": release.Namespace,
		"IsUpgrade": release.IsUpgrade,
		"IsInstall": !release.IsUpgrade,
		"Revision":  1,
		"Service":   "Helm",
	}
}
