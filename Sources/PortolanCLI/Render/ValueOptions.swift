import ArgumentParser
import ChartRendering

/// Options for values that override a system's defaults.
struct ValueOptions: ParsableArguments {
  @Option(
    name: .customLong("values"),
    help: ArgumentHelp(
      "Render with the values in this file, which has the keys of the chart's values.yaml. Later files override earlier ones. Repeatable.",
      valueName: "file"),
    completion: .file())
  var files: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Render with these chart values, in Helm's syntax: frontend.replicaCount=5,cart.enabled=false. Repeatable.",
      valueName: "path=value"),
    transform: { try Self.assignment($0, asText: false) })
  private var typed: [ValueAssignment] = []

  @Option(
    name: .customLong("set-string"),
    help: ArgumentHelp(
      "Render with these chart values as strings, such as frontend.env.debug=true. Repeatable.",
      valueName: "path=value"),
    transform: { try Self.assignment($0, asText: true) })
  private var texts: [ValueAssignment] = []

  @Flag(
    name: .customLong("skip-validation"),
    help: "With --values, --set, or --set-string, render objects even if the API server would reject them.")
  var skipsValidation = false

  /// The assignments in Helm's order: `--set-string` comes last.
  var assignments: [ValueAssignment] { typed + texts }

  /// Whether no value is given.
  var isEmpty: Bool { files.isEmpty && typed.isEmpty && texts.isEmpty }

  private static func assignment(_ text: String, asText: Bool) throws -> ValueAssignment {
    do {
      return try ValueAssignment(text, asText: asText)
    } catch {
      throw ValidationError("invalid assignment '\(text)': \(error.reason)")
    }
  }
}
