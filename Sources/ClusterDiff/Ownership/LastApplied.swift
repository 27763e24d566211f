import ManifestTree

/// What `kubectl apply` noted in an object when it applied it last.
struct LastApplied {
  static let annotation = NodePath([
    .key("metadata"), .key("annotations"), .key("kubectl.kubernetes.io/last-applied-configuration"),
  ])

  private let applied: Node

  /// Reads the note of a live object; nil if there is none.
  init?(of object: Object) {
    guard let text = object.node[Self.annotation]?.text else { return nil }
    let documents = JSONReader.read(Array(text.utf8), from: "")
    guard documents.diagnostics.isEmpty, let node = documents.documents.first?.node else { return nil }
    applied = Declaration.of(Object(object.identity, node, from: object.origin)).node
  }

  /// Whether a value was applied as it is declared, or not applied where nothing is.
  func agrees(with change: Change) -> Bool {
    let applied = applied[change.path].flatMap { $0 == .null ? nil : $0 }
    let declared = change.isUndeclared ? nil : change.declared
    return applied == declared
  }
}
