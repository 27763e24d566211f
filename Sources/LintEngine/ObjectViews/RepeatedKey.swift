package import Diagnostics
internal import ManifestTree

/// A duplicate key in a map of a manifest; the reader keeps the first value.
package struct RepeatedKey: Sendable {
  package let fault: Diagnostic
  /// The object that contains the map.
  package let manifest: Manifest

  /// The duplicate keys among the errors of files, each with the last object that starts before it.
  package static func all(in faults: [Diagnostic], of manifests: [Manifest]) -> [RepeatedKey] {
    let repeated = faults.filter { $0.id == "manifest/repeated-key" }
    if repeated.isEmpty { return [] }
    let starts = manifests.map { (place: $0.object.origin.location, manifest: $0) }
    let byFile = Dictionary(grouping: starts, by: \.place.file)
    return repeated.compactMap { fault in
      guard let place = fault.location else { return nil }
      let start = byFile[place.file]?.last { $0.place <= place }
      return start.map { RepeatedKey(fault: fault, manifest: $0.manifest) }
    }
  }
}

extension RepeatedKey: Subject {
  package static func all(in context: LintContext) -> [RepeatedKey] { context.repeatedKeys }
}
