import ChangeReport
import Diagnostics
import ManifestTree
import Testing

/// Compares two sets of manifests.
enum Comparison {
  static func of(_ old: String, _ new: String) throws -> ChangeSet {
    let request = ChangeRequest(
      [.init(old: try objects(old, from: "old.yaml"), new: try objects(new, from: "new.yaml"))],
      oldName: "old", newName: "new")
    return ChangeSet(of: request)
  }

  static func objects(_ text: String, from name: String = "new.yaml") throws -> [Object] {
    let read = ManifestReader.read(Array(text.utf8), from: name)
    try #require(read.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    return read.objects
  }
}
