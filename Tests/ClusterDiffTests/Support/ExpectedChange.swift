import ClusterDiff
import Foundation
import ManifestTree

/// An entry of the list of changes between the clean and the changed dumps.
struct ExpectedChange {
  let node: Node

  static func all(of dump: String) throws -> [ExpectedChange] {
    let bytes = [UInt8](try Data(contentsOf: LivePairs.folder.appending(path: "changes.json")))
    guard case .list(let list)? = JSONReader.read(bytes, from: "changes.json").documents.first?.node else {
      return []
    }
    return list.filter { $0["dump"]?.text == dump }.map(ExpectedChange.init)
  }

  /// The object, the path, and the kind on one line.
  var line: String {
    let object = node["object"]
    let text = [object?["kind"], object?["name"], path.map(Node.string), node["class"]].map { $0?.text ?? "" }
    return "\(text[0])/\(text[1]) \(text[2]) \(text[3])"
  }

  /// The path in a comparison with the manifest: the rules of an aggregated role were declared as an empty list.
  private var path: String? {
    let path = node["path"]?.text
    return node["object"]?["kind"] == "ClusterRole" && node["class"] == "owned" ? "rules" : path
  }

  /// Whether the change follows from another one, so that reporting it is optional.
  var isOptional: Bool { node["derivedFrom"] != nil }

  var declared: Node? { node["declared"].flatMap { $0 == .null || $0 == "(whole object)" ? nil : $0 } }
  var live: Node? { node["live"].flatMap { $0 == .null || $0 == "(whole object)" ? nil : $0 } }
  var consequence: String { node["consequence"]?.text ?? "" }
  var managers: [String] {
    guard case .list(let list)? = node["manager"] else { return [] }
    return list.compactMap { $0["manager"]?.text }
  }
}

extension Difference {
  /// The object, the path, and the kind on one line, as in `ExpectedChange`.
  var summary: String { "\(object.kind)/\(object.name) \(path) \(kind.rawValue)" }
}
