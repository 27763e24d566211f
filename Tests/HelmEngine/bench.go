package main

import (
	"fmt"
	"io"
	"sort"
	"time"
)

// bench evaluates the chart repeatedly and prints the median time in seconds to coalesce the values and to parse and
// execute the templates, without reading the chart's files and parsing the documents' YAML.
func bench(chart *Chart, evaluation evaluation, times int, out io.Writer) error {
	var seconds []float64
	for range make([]struct{}, times) {
		start := time.Now()
		engine, err := newEngine(chart)
		if err != nil {
			return err
		}
		if _, err := evaluation.texts(engine); err != nil {
			return err
		}
		seconds = append(seconds, time.Since(start).Seconds())
	}
	sort.Float64s(seconds)
	_, err := fmt.Fprintf(out, "%.6f\n", seconds[len(seconds)/2])
	return err
}
