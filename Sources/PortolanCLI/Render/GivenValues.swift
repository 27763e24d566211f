import ChartRendering
import Diagnostics
import KubernetesFacts
import ManifestTree

/// Values that override a system's defaults, from `--values`, `--set`, and `--set-string`.
struct GivenValues {
  private let files: [Documents.Document]
  private let assignments: [ValueAssignment]
  private let isValidated: Bool

  /// Whether no value is given.
  var isEmpty: Bool { files.isEmpty && assignments.isEmpty }

  /// Reads the files.
  /// - Throws: ``CommandFailure`` with the exit code 66 if a file cannot be read, or 65 if it is invalid or has several
  ///   documents.
  init(_ options: ValueOptions) throws(CommandFailure) {
    var documents: [Documents.Document] = []
    var faults: [Diagnostic] = []
    for file in options.files {
      let read = YAMLReader.read(try InputFile.read(file), from: file == "-" ? "<stdin>" : file)
      faults += read.diagnostics
      if read.documents.count > 1 {
        faults.append(
          Diagnostic(
            "values/several-documents", .error,
            "the values in \([file].inputNames) must be one document, not \(read.documents.count)",
            at: FileLocation(file: file == "-" ? "<stdin>" : file, line: 1, column: 1),
            fix: "put all values into one document"))
      }
      documents += read.documents
    }
    guard faults.isEmpty else { throw CommandFailure(diagnostics: faults, exitCode: 65) }
    self.files = documents
    assignments = options.assignments
    isValidated = !options.skipsValidation
  }

  /// The objects of a system in a profile, rendered with these values.
  /// - Throws: ``CommandFailure`` with the exit code 65 if a value does not fit the chart, or if an object is invalid
  ///   with the values.
  func objects(of chart: Chart, in profile: String) throws(CommandFailure) -> [FileObjects] {
    var values = ChartValues(chart, profile: profile)
    var faults: [Diagnostic] = []
    for file in files { faults += values.overlay(file) }
    for assignment in assignments { faults += values.set(assignment) }
    faults += values.faults
    if faults.isEmpty { faults += chart.conflicts(in: values) }
    guard faults.isEmpty else { throw CommandFailure(diagnostics: faults, exitCode: 65) }
    let files = chart.objects(with: values)
    guard !isValidated || isEmpty else {
      return try accepted(files)
    }
    return files
  }

  /// Returns the objects after validation with the rules of the API server; no API server is contacted.
  /// - Throws: ``CommandFailure`` with the exit code 65 for objects that the API server would reject. The errors have
  ///   the position of the first file with values, if there is one.
  private func accepted(_ files: [FileObjects]) throws(CommandFailure) -> [FileObjects] {
    let place = self.files.first.map { $0.map.location(of: NodePath(), in: $0.node) }
    let faults = files.flatMap(\.objects).flatMap { object in
      Validator.faults(of: object.node).map { $0.diagnostic(of: object.identity, at: place) }
    }
    guard faults.isEmpty else { throw CommandFailure(diagnostics: faults, exitCode: 65) }
    return files
  }
}
