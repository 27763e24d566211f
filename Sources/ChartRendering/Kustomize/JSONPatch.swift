internal import ManifestTree

/// The operations of a JSON patch (RFC 6902) that change one value to another.
struct JSONPatch {
  /// The operations in order.
  private(set) var operations: [Node] = []

  init(from base: Node, to target: Node) { compare(base, target, at: "") }

  private mutating func compare(_ base: Node, _ target: Node, at path: String) {
    if base == target { return }
    switch (base, target) {
    case (.map(let base), .map(let target)):
      for entry in base where target[entry.key] == nil { add("remove", path + "/" + entry.key.pointerToken) }
      for entry in target {
        let place = path + "/" + entry.key.pointerToken
        if let old = base[entry.key] {
          compare(old, entry.value, at: place)
        } else {
          add("add", place, entry.value)
        }
      }
    case (.list(let base), .list(let target)): compare(base, target, at: path)
    default: add("replace", path, target)
    }
  }

  /// Lists are changed from the first element on, so each operation applies to the result of the previous ones.
  private mutating func compare(_ base: [Node], _ target: [Node], at path: String) {
    var length = base.count
    var index = 0
    for (old, new) in SequenceAlignment.pairs(base, target) {
      switch (old, new) {
      case (let old?, let new?):
        compare(base[old], target[new], at: "\(path)/\(index)")
        index += 1
      case (nil, let new?):
        add("add", index == length ? "\(path)/-" : "\(path)/\(index)", target[new])
        length += 1
        index += 1
      case (_?, nil):
        add("remove", "\(path)/\(index)")
        length -= 1
      case (nil, nil): break
      }
    }
  }

  private mutating func add(_ operation: String, _ path: String, _ value: Node? = nil) {
    var map: NodeMap = ["op": .string(operation), "path": .string(path)]
    if let value { map["value"] = value }
    operations.append(.map(map))
  }
}

extension String {
  /// The key as a step of a JSON pointer (RFC 6901).
  var pointerToken: String { replacing("~", with: "~0").replacing("/", with: "~1") }
}
