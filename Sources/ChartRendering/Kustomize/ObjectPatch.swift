internal import ManifestTree

/// What an overlay changes of one object.
struct ObjectPatch {
  let form: Form

  /// The forms that Kustomize knows.
  enum Form {
    /// A part of the object, laid over it; it stands in a file with those of its service.
    case strategicMerge(Node, file: String)
    /// Operations on it.
    case json6902([Node], of: ObjectIdentity)
    /// Its end.
    case removal(ObjectIdentity)
    /// Another namespace for all objects of the base's.
    case move(NamespaceMove)
  }

  /// The patch that turns one object into another; nil where they are equal.
  ///
  /// A strategic merge says best what is meant, so it is taken wherever it is exact; only where it would repeat what
  /// doesn't change, and operations are shorter, are those taken.
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

  /// The patch that moves all objects of the base's namespace; it comes last, as the others find objects by that.
  init(moving move: NamespaceMove) { form = .move(move) }

  /// The entry of a kustomization, for a patch that stands there itself.
  var entry: Node? { form.entry }
}

extension ObjectPatch.Form {
  fileprivate var entry: Node? {
    switch self {
    case .strategicMerge: return nil
    case .json6902(let operations, let identity):
      let list = Node.list(operations)
      // Kustomize trims the text, which would cost a block at its end the last line feed.
      return [
        "target": identity.target, "patch": .string(list.endsInLines ? "\(list.json)\n" : list.yaml),
      ]
    case .move(let move): return move.entry
    case .removal(let identity):
      // Among other patches in a file, Kustomize 5.5 ends with a fault of its own over a removal.
      return ["patch": .string(identity.reference(adding: ["$patch": "delete"]).yaml)]
    }
  }

  /// How many bytes it takes in a kustomization.
  fileprivate var length: Int { entry?.yaml.utf8.count ?? 0 }
}

extension ObjectIdentity {
  /// What Kustomize finds the object by; its fields are regular expressions.
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
  /// Whether the last value of the tree is a text of lines, which YAML writes as a block.
  fileprivate var endsInLines: Bool {
    switch self {
    case .list(let list): list.last?.endsInLines ?? false
    case .map(let map): map.entries.last?.value.endsInLines ?? false
    case .string(let text): text.utf8.contains(UInt8(ascii: "\n"))
    default: false
    }
  }
}
