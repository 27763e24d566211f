package main

import (
	"fmt"
	"strings"

	"github.com/xeipuuv/gojsonschema"
	"sigs.k8s.io/yaml"
)

// checkSchema validates coalesced values against the chart's values.schema.json, if there is one.
func checkSchema(chart *Chart, values Values) error {
	if chart.Schema == nil {
		return nil
	}
	schema, err := gojsonschema.NewSchema(gojsonschema.NewBytesLoader(chart.Schema))
	if err != nil {
		return schemaFault(chart, err.Error())
	}
	spelled, err := yaml.Marshal(values)
	if err != nil {
		return err
	}
	data, err := yaml.YAMLToJSON(spelled)
	if err != nil {
		return err
	}
	result, err := schema.Validate(gojsonschema.NewBytesLoader(data))
	if err != nil {
		return schemaFault(chart, err.Error())
	}
	if result.Valid() {
		return nil
	}
	var faults strings.Builder
	for _, fault := range result.Errors() {
		fmt.Fprintf(&faults, "- %s\n", fault)
	}
	return schemaFault(chart, faults.String())
}

func schemaFault(chart *Chart, faults string) error {
	return fmt.Errorf("values don't meet the specifications of the schema(s) in the following chart(s):\n%s:\n%s",
		chart.Metadata.Name, faults)
}
