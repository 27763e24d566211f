package main

import (
	"fmt"
	"os"
	"path"
	"strings"
)

// ignoreRules are the patterns of a .helmignore, in order.
type ignoreRules []ignoreRule

type ignoreRule struct {
	pattern  string
	negated  bool // ignores all that does not match
	folders  bool // matches folders only
	anywhere bool // matches the last component of a path instead of all of it
}

// readIgnoreRules reads a .helmignore, if there is one, and adds Helm's own rule for hidden templates.
func readIgnoreRules(file string) (ignoreRules, error) {
	data, err := os.ReadFile(file)
	if err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	var rules ignoreRules
	for _, line := range append(strings.Split(string(data), "\n"), "templates/.?*") {
		pattern := strings.TrimSpace(line)
		if pattern == "" || strings.HasPrefix(pattern, "#") {
			continue
		}
		if strings.Contains(pattern, "**") {
			return nil, fmt.Errorf("double-star (**) syntax is not supported")
		}
		if _, err := path.Match(pattern, "any"); err != nil {
			return nil, err
		}
		var rule ignoreRule
		pattern, rule.negated = cutPrefix(pattern, "!")
		rule.folders = strings.HasSuffix(pattern, "/")
		pattern = strings.TrimSuffix(pattern, "/")
		rule.anywhere = !strings.Contains(pattern, "/")
		rule.pattern = strings.TrimPrefix(pattern, "/")
		rules = append(rules, rule)
	}
	return rules, nil
}

// matches reports whether a path, relative to the chart, is excluded.
func (rules ignoreRules) matches(name string, isFolder bool) bool {
	for _, rule := range rules {
		subject := name
		if rule.anywhere {
			subject = path.Base(name)
		}
		matched, _ := path.Match(rule.pattern, subject)
		matched = matched && (isFolder || !rule.folders)
		if matched != rule.negated {
			return true
		}
	}
	return false
}

func cutPrefix(text, prefix string) (string, bool) {
	return strings.TrimPrefix(text, prefix), strings.HasPrefix(text, prefix)
}
