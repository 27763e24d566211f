import ChartParameters
import ManifestTree
import Testing

@testable import ChartRendering

/// Each kind of parameter: what the chart contains, and what Portolan renders with values.
@Suite struct ParameterTests {
  @Test(arguments: ParameterExample.all) func `values.yaml contains the value`(_ example: ParameterExample)
    throws
  {
    let text = try example.chart.text("values.yaml")
    #expect(text.contains(example.values), "\(text)")
  }

  @Test(arguments: ParameterExample.all) func `the schema describes the value`(_ example: ParameterExample)
    throws
  {
    guard let (path, schema) = example.schema else { return }
    #expect(try example.chart.schema(of: path) == schema)
  }

  @Test(arguments: ParameterExample.all) func `the template contains the value`(_ example: ParameterExample)
    throws
  {
    let text = try example.chart.text("templates/cart.yaml")
    #expect(text.contains(example.template), "\(text)")
  }

  @Test(arguments: ParameterExample.all) func `the default values render the declared object`(
    _ example: ParameterExample
  ) throws {
    #expect(try example.chart.object() == example.declared.node)
  }

  @Test(arguments: ParameterExample.all) func `other values change the field`(_ example: ParameterExample)
    throws
  {
    #expect(!example.changed.isEmpty)
    for (assignments, field) in example.changed {
      let object = try #require(try example.chart.object(assignments))
      #expect(object[example.place] == field, "\(assignments)")
    }
  }
}
