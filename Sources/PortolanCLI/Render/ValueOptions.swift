import ArgumentParser
import ChartRendering

/// Values that users lay over a system's own.
struct ValueOptions: ParsableArguments {
  @Option(
    name: .customLong("values"),
    help: ArgumentHelp(
      "A file of values for the manifests, as a chart's values.yaml has them.", valueName: "file"),
    completion: .file())
  var files: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "One value for the manifests, such as frontend.replicaCount=5.", valueName: "path=value"),
    transform: { text in
      guard let assignment = ValueAssignment(text) else {
        throw ValidationError("expected PATH=VALUE, found '\(text)'")
      }
      return assignment
    })
  var assignments: [ValueAssignment] = []

  /// Whether there are none.
  var isEmpty: Bool { files.isEmpty && assignments.isEmpty }
}
