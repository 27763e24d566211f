// Helm-engine evaluates a chart as `helm template` of Helm 3 does, with Go's text/template, Sprig, and Helm's YAML
// library. Tests use it as an independent implementation.
//
//	helm-engine [flags] CHART
//
// prints the documents, each after the path of its template, sorted by path; Helm sorts them by kind.
//
//	helm-engine --batch FILE|- [flags] CHART
//
// reads one request per line, {"values": {…}, "release": "…", "namespace": "…"}, whose parts are optional and override
// the flags, and answers each with one line, {"documents": […]} or {"error": "…"}.
//
//	helm-engine --bench N [flags] CHART
//
// evaluates the chart N times and prints the time of one evaluation in seconds.
//
// It rejects subcharts and dependencies; it omits CRDs, as Helm does, and treats hooks as documents.
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
)

// options are the flags, with the names of Helm's.
type options struct {
	evaluation
	valueFiles  list
	assignments []assignment
	apiVersions list
	kubeVersion string
	notes       bool
	batch       string
	bench       int
}

// list is a flag that can be repeated.
type list []string

func (list *list) String() string { return strings.Join(*list, ",") }

func (list *list) Set(value string) error {
	*list = append(*list, value)
	return nil
}

func main() {
	log.SetFlags(0)
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "Error:", err)
		os.Exit(1)
	}
}

// run executes the command line.
func run(arguments []string, in io.Reader, out io.Writer) error {
	var options options
	flags := flag.NewFlagSet("helm-engine", flag.ExitOnError)
	flags.StringVar(&options.release.Name, "release", "release-name", "`name` of the release")
	flags.StringVar(&options.release.Namespace, "namespace", "default", "`name` of the namespace")
	flags.BoolVar(&options.release.IsUpgrade, "is-upgrade", false, "render as for an upgrade")
	flags.Var(&options.valueFiles, "f", "values `file`, over those before it")
	flags.Var(&options.valueFiles, "values", "the same as -f")
	flags.Func("set", "`path=value`, over the values files", func(text string) error {
		options.assignments = append(options.assignments, assignment{flag: "--set", text: text})
		return nil
	})
	flags.Func("set-string", "`path=value` that stays a string", func(text string) error {
		options.assignments = append(options.assignments, assignment{flag: "--set-string", text: text, asString: true})
		return nil
	})
	flags.StringVar(&options.kubeVersion, "kube-version", defaultKubeVersion, "`version` of Kubernetes")
	flags.Var(&options.apiVersions, "api-versions", "API `version` that the cluster has beside the usual ones")
	flags.BoolVar(&options.skipSchema, "skip-schema-validation", false, "leave out values.schema.json")
	flags.BoolVar(&options.notes, "notes", false, "print the notes behind the documents")
	flags.StringVar(&options.batch, "batch", "", "read requests from a `file` or, with -, from standard input")
	flags.IntVar(&options.bench, "bench", 0, "evaluate `N` times and print the seconds of one evaluation")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return fmt.Errorf("expected one chart folder behind the flags, found %d arguments", flags.NArg())
	}
	return options.run(flags.Arg(0), in, out)
}

func (options *options) run(folder string, in io.Reader, out io.Writer) error {
	var err error
	if options.overrides, err = overrides(options.valueFiles, options.assignments); err != nil {
		return err
	}
	if options.capabilities, err = newCapabilities(options.kubeVersion, options.apiVersions); err != nil {
		return err
	}
	chart, err := loadChart(folder)
	if err != nil {
		return err
	}
	if err := options.capabilities.admits(chart); err != nil {
		return err
	}
	switch {
	case options.bench > 0:
		return bench(chart, options.evaluation, options.bench, out)
	case options.batch == "-":
		return batch(chart, options.evaluation, in, out)
	case options.batch != "":
		file, err := os.Open(options.batch)
		if err != nil {
			return err
		}
		defer file.Close()
		return batch(chart, options.evaluation, file, out)
	}
	engine, err := newEngine(chart)
	if err != nil {
		return err
	}
	documents, notes, err := options.documents(engine)
	if err != nil {
		return err
	}
	for _, document := range documents {
		if err := document.check(); err != nil {
			return err
		}
	}
	for _, document := range documents {
		fmt.Fprintf(out, "---\n# Source: %s\n%s\n", document.Source, document.Text)
	}
	if options.notes {
		fmt.Fprintf(out, "\nNOTES:\n%s\n", notes)
	}
	return nil
}
