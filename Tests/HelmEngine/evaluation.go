package main

// evaluation contains the inputs of rendering a chart.
type evaluation struct {
	release      Release
	overrides    map[string]any
	capabilities *Capabilities
	skipSchema   bool
}

// texts returns the rendered templates.
func (evaluation evaluation) texts(engine *Engine) (map[string]string, error) {
	if err := evaluation.release.check(); err != nil {
		return nil, err
	}
	values := coalesce(engine.chart, evaluation.overrides)
	if !evaluation.skipSchema {
		if err := checkSchema(engine.chart, values); err != nil {
			return nil, err
		}
	}
	return engine.render(values, evaluation.release, evaluation.capabilities)
}

// documents returns the documents of the rendered templates, and the notes.
func (evaluation evaluation) documents(engine *Engine) (documents []Document, notes string, err error) {
	texts, err := evaluation.texts(engine)
	if err != nil {
		return nil, "", err
	}
	documents, notes = split(engine.chart, texts)
	return documents, notes, nil
}
