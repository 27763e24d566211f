internal import Diagnostics
internal import ManifestTree

// Messages about patches and free objects.

extension Diagnostic {
  /// - Parameter isYAML: whether the object is declared as YAML text.
  static func objectWithoutName(_ kind: String, isYAML: Bool, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "spec/object-without-name", .error, "\(kind) requires 'metadata.name', a string", at: location,
      fix: isYAML ? "add 'metadata: {name: …}'" : "add \"metadata\": [\"name\": \"…\"]")
  }

  static func severalDocuments(_ count: Int, at location: FileLocation) -> Diagnostic {
    fault(
      "several-documents", "YAML text must contain one document, not \(count)", at: location,
      fix: "declare each document with its own 'Object(…)' or '.patch(…)'")
  }

  static func yamlWithoutMap(at location: FileLocation) -> Diagnostic {
    fault(
      "malformed-yaml", "YAML text must be a map of fields and values", at: location)
  }

  static func malformedPatchPath(_ path: String, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "spec/malformed-patch-path", .error,
      "invalid patch path '\(path)': expected keys separated by dots, with indexes of list elements such as 'spec.http[0]'",
      at: location)
  }

  static func unknownPatchPath(_ path: String, of object: String, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "spec/unknown-patch-path", .error, "unknown patch path '\(path)': \(object) has no such part",
      at: location, fix: "use keys for fields, and indexes from 0 for elements of lists")
  }

  static func patchWithoutObject(
    _ kind: String, named name: String?, of service: String, rendered: [ObjectIdentity],
    at location: FileLocation
  ) -> Diagnostic {
    let names = rendered.filter { $0.kind == kind }.map(\.name)
    let what = name.map { "\(kind)/\($0)" } ?? kind
    let near = name.flatMap { nearestName(to: $0, among: names) }.map { "did you mean '\($0)'?" }
    let kinds = Set(rendered.map(\.kind)).sorted()
    let other = kinds.count > 1 ? "patch an object of the kind \(kinds.oneOf)" : "patch the \(kinds.joined())"
    return Diagnostic(
      "spec/patch-without-object", .error, "unknown patch target: service '\(service)' renders no \(what)",
      at: location,
      fix: near ?? useOneOf(names) ?? (kinds.isEmpty ? nil : other))
  }
}
