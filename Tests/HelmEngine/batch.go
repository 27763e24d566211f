package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log"
)

// request is one line of a batch. What it leaves out is as the command line says.
type request struct {
	Values    map[string]any `json:"values"`
	Release   string         `json:"release"`
	Namespace string         `json:"namespace"`
}

// answer is what a request brings: the objects, or what went wrong.
type answer struct {
	Documents []json.RawMessage
	Error     string
}

// MarshalJSON writes either of the two, an empty list too.
func (answer answer) MarshalJSON() ([]byte, error) {
	if answer.Error != "" {
		return json.Marshal(map[string]string{"error": answer.Error})
	}
	return json.Marshal(map[string][]json.RawMessage{"documents": answer.Documents})
}

// batch answers requests line by line. The chart's templates are parsed once; Helm's warnings are dropped.
func batch(chart *Chart, base evaluation, in io.Reader, out io.Writer) error {
	log.SetOutput(io.Discard)
	engine, err := newEngine(chart)
	if err != nil {
		return err
	}
	lines := bufio.NewReader(in)
	answers := bufio.NewWriter(out)
	defer answers.Flush()
	encoder := json.NewEncoder(answers)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return err
		}
		if len(line) > 1 {
			if fault := encoder.Encode(base.answer(engine, line)); fault != nil {
				return fault
			}
			if lines.Buffered() == 0 {
				answers.Flush()
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

func (evaluation evaluation) answer(engine *Engine, line []byte) answer {
	var request request
	if err := json.Unmarshal(line, &request); err != nil {
		return answer{Error: fmt.Sprintf("request: %v", err)}
	}
	evaluation.overrides = overlay(evaluation.overrides, request.Values)
	if request.Release != "" {
		evaluation.release.Name = request.Release
	}
	if request.Namespace != "" {
		evaluation.release.Namespace = request.Namespace
	}
	documents, _, err := evaluation.documents(engine)
	if err != nil {
		return answer{Error: err.Error()}
	}
	objects := []json.RawMessage{}
	for _, document := range documents {
		object, err := document.object()
		if err != nil {
			return answer{Error: err.Error()}
		}
		if string(object) != "null" {
			objects = append(objects, object)
		}
	}
	return answer{Documents: objects}
}
