import KubernetesFacts
import ManifestTree

/// Objects by identity, so that two renderings can be compared regardless of their order.
struct ObjectSet: Equatable {
  private(set) var objects: [String: Node] = [:]
  /// Duplicate objects.
  private(set) var repeated: [String] = []

  init(_ documents: [Node]) {
    for document in documents {
      let metadata = document["metadata"]
      let key = [
        document["apiVersion"]?.text, document["kind"]?.text, metadata?["namespace"]?.text,
        metadata?["name"]?.text,
      ].map { $0 ?? "" }.joined(separator: " ")
      if objects.updateValue(document, forKey: key) != nil { repeated.append(key) }
    }
  }

  /// The differences between two sets in both directions: `Deployment frontend: spec.replicas`.
  func differences(from other: ObjectSet) -> [String] {
    let keys = Set(objects.keys).union(other.objects.keys).sorted()
    return keys.flatMap { key -> [String] in
      let parts = key.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      let identity = ObjectIdentity(apiVersion: parts[0], kind: parts[1], namespace: nil, name: parts[3])
      let name = "\(identity.kind) \(identity.nameWithoutHash)"
      switch (objects[key], other.objects[key]) {
      case (let one?, let other?):
        return one.differences(from: other, at: NodePath()).map { "\(name): \($0)" }
      case (nil, _?): return ["+ \(name)"]
      case (_?, nil): return ["- \(name)"]
      case (nil, nil): return []
      }
    }
  }
}

extension Node {
  /// The paths in which two values differ; lists of different lengths differ as a whole.
  fileprivate func differences(from other: Node, at path: NodePath) -> [String] {
    switch (self, other) {
    case (.map(let one), .map(let two)):
      return Set(one.keys).union(two.keys).sorted().flatMap { key -> [String] in
        guard let left = one[key], let right = two[key] else { return ["\(path.key(key))"] }
        return left.differences(from: right, at: path.key(key))
      }
    case (.list(let one), .list(let two)) where one.count == two.count:
      return zip(one, two).enumerated().flatMap { index, pair in
        pair.0.differences(from: pair.1, at: path.index(index))
      }
    default: return self == other ? [] : ["\(path)"]
    }
  }
}
