internal import Diagnostics
internal import ManifestTree

/// A key that is written twice in one map of a manifest; the reader keeps the first.
struct RepeatedKey: Sendable {
  let fault: Diagnostic
  /// The object that holds the map.
  let manifest: Manifest

  /// The repeated keys among the faults of files, each with the object that begins last before it.
  static func all(in faults: [Diagnostic], of manifests: [Manifest]) -> [RepeatedKey] {
    let repeated = faults.filter { $0.id == "manifest/repeated-key" }
    if repeated.isEmpty { return [] }
    let byFile = Dictionary(grouping: manifests) { $0.object.origin.location.file }
    return repeated.compactMap { fault in
      guard let place = fault.location else { return nil }
      let manifest = byFile[place.file]?.last { $0.object.origin.location <= place }
      return manifest.map { RepeatedKey(fault: fault, manifest: $0) }
    }
  }
}

extension RepeatedKey: Subject {
  static func all(in context: LintContext) -> [RepeatedKey] { context.repeatedKeys }
}
