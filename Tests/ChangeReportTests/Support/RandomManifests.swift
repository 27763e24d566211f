import ChangeReport
import ManifestTree
import TestSupport
import Testing

/// The shared generators of the property tests of access.
enum RandomManifests {
  /// The manifests of objects.
  ///
  /// Input without objects is an error, so an unrelated Namespace is added.
  static func yaml(_ objects: [Node]) -> String {
    let rest: Node = ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "shop"]]
    return (objects + [rest]).map { $0.json }.joined(separator: "\n---\n")
  }

  /// Adds, removes, or replaces one of the objects, or replaces all.
  static func changed(
    _ old: [Node], _ random: inout SeededGenerator, _ object: (Int, inout SeededGenerator) -> Node
  ) -> [Node] {
    var new = old
    switch random.pick([0, 1, 2, 2, 3]) {
    case 0: new.append(object(old.count, &random))
    case 1: if !new.isEmpty { new.remove(at: Int.random(in: new.indices, using: &random)) }
    case 2:
      if !new.isEmpty {
        let place = Int.random(in: new.indices, using: &random)
        new[place] = object(place, &random)
      }
    default: new = new.indices.map { object($0, &random) }
    }
    return new
  }

  /// Expects that a change is marked if and only if it opens access.
  static func expect(
    _ old: [Node], _ new: [Node], opensAccess isGrown: Bool, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let changes = try Comparison.of(yaml(old), yaml(new))
    #expect(
      changes.risks.contains(.opensAccess) == isGrown, "\(yaml(old))\n=====\n\(yaml(new))",
      sourceLocation: sourceLocation)
  }
}

extension Node {
  /// The elements of a list; none of other values.
  var elements: [Node] { if case .list(let list) = self { list } else { [] } }

  /// The strings of a list at a key.
  func list(_ key: String) -> [String] { self[key]?.elements.compactMap(\.text) ?? [] }
}
