package main

import (
	"fmt"
	"io"
	"sort"
	"time"
)

// bench evaluates the chart again and again, and prints the median of the seconds that it takes to coalesce the values and
// to parse and execute the templates. Reading the chart's files and the documents' YAML is not in it.
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
