package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log"
)

// request is one line of a batch. The command line sets the defaults of its parts.
type request struct {
	Values    map[string]any `json:"values"`
	Release   string         `json:"release"`
	Namespace string         `json:"namespace"`
}

// answer is the result of a request: the objects, or an error.
type answer struct {
	documents []json.RawMessage
	fault     error
}

// write writes the answer as one line.
func (answer answer) write(out *bufio.Writer) error {
	if answer.fault != nil {
		return json.NewEncoder(out).Encode(map[string]string{"error": answer.fault.Error()})
	}
	out.WriteString(`{"documents":[`)
	for index, document := range answer.documents {
		if index > 0 {
			out.WriteByte(',')
		}
		out.Write(document)
	}
	_, err := out.WriteString("]}\n")
	return err
}

// knownObjects caches parsed documents by their text, because most requests change few of a chart's documents.
type knownObjects map[string]json.RawMessage

// maximumKnown is the maximum size of the cache.
const maximumKnown = 10_000

// object returns the document as JSON.
func (known knownObjects) object(document Document) (json.RawMessage, error) {
	if object, found := known[document.Text]; found {
		return object, nil
	}
	object, err := document.object()
	if err == nil && len(known) < maximumKnown {
		known[document.Text] = object
	}
	return object, err
}

// batch answers requests line by line. The chart's templates are parsed only once; Helm's warnings are dropped.
func batch(chart *Chart, base evaluation, in io.Reader, out io.Writer) error {
	log.SetOutput(io.Discard)
	engine, err := newEngine(chart)
	if err != nil {
		return err
	}
	lines := bufio.NewReader(in)
	answers := bufio.NewWriter(out)
	defer answers.Flush()
	known := knownObjects{}
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return err
		}
		if len(line) > 1 {
			if fault := base.answer(engine, line, known).write(answers); fault != nil {
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

func (evaluation evaluation) answer(engine *Engine, line []byte, known knownObjects) answer {
	var request request
	if err := json.Unmarshal(line, &request); err != nil {
		return answer{fault: fmt.Errorf("request: %w", err)}
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
		return answer{fault: err}
	}
	var objects []json.RawMessage
	for _, document := range documents {
		object, err := known.object(document)
		if err != nil {
			return answer{fault: err}
		}
		if string(object) != "null" {
			objects = append(objects, object)
		}
	}
	return answer{documents: objects}
}
