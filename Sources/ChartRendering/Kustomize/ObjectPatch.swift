internal import ManifestTree

/// The changes of an overlay to one object.
struct ObjectPatch {
  let form: Form

  /// The forms of patches in Kustomize.
  enum Form {
    /// A strategic merge patch, in the file with the patches of its service.
    case strategicMerge(Node, file: String)
    /// A JSON patch.
    case json6902([Node], of: ObjectIdentity)
    /// The removal of the object.
    case removal(ObjectIdentity)
    /// Another namespace for all objects in the base's namespace.
    case move(NamespaceMove)
  }

  /// The patch that changes one object to another; nil if they are equal.
  ///
  /// A strategic merge patch is the most readable, so it is used if it is exact. A JSON patch is used if it is shorter
  /// and the strategic merge patch would repeat unchanged values.
  init?(from base: Object, to target: Object, in file: String) {
    if base.node == target.node { return nil }
    let merge = StrategicMergePatch(from: base, to: target)
    if let merge, !merge.repeats {
      form = .strategicMerge(merge.node, file: file)
      return
    }
    let operations = Form.json6902(JSONPatch(from: base.node, to: target.node).operations, of: base.identity)
    if let merge, merge.node.yaml.utf8.count <= operations.length {
      form = .strategicMerge(merge.node, file: file)
    } else {
      form = operations
    }
  }

  /// The patch that removes an object.
  init(removing object: Object) { form = .removal(object.identity) }

  /// The patch that moves all objects in the base's namespace; it is the last patch, because the other patches match
  /// the base's namespace.
  init(moving move: NamespaceMove) { form = .move(move) }

  /// The entry of a kustomization for an inline patch.
  var entry: Node? { form.entry }
}

extension ObjectPatch.Form {
  fileprivate var entry: Node? {
    switch self {
    case .strategicMerge: return nil
    case .json6902(let operations, let identity):
      let list = Node.list(operations)
      // Kustomize trims the text, which would remove the last line feed of a block string at its end.
      return [
        "target": identity.target, "patch": .string(list.endsInLines ? "\(list.json)\n" : list.yaml),
      ]
    case .move(let move): return move.entry
    case .removal(let identity):
      // Kustomize 5.5 crashes if a file contains a removal and other patches.
      return ["patch": .string(identity.reference(adding: ["$patch": "delete"]).yaml)]
    }
  }

  /// The size of the patch in a kustomization, in bytes.
  fileprivate var length: Int { entry?.yaml.utf8.count ?? 0 }
}

extension ObjectIdentity {
  /// The target with which Kustomize selects the object; its fields are regular expressions.
  fileprivate var target: Node {
    var target = NodeMap()
    if !group.isEmpty { target["group"] = .string(group) }
    target["version"] = .string(version)
    target["kind"] = .string(kind)
    target["name"] = .string(name.replacing(".", with: "\\."))
    if let namespace { target["namespace"] = .string(namespace) }
    return .map(target)
  }
}

extension Node {
  /// Whether the last value of the tree is a multi-line string, which is a block in YAML.
  fileprivate var endsInLines: Bool {
    switch self {
    case .list(let list): list.last?.endsInLines ?? false
    case .map(let map): map.entries.last?.value.endsInLines ?? false
    case .string(let text): text.utf8.contains(UInt8(ascii: "\n"))
    default: false
    }
  }
}
