import ManifestTree

/// The last applied configuration that `kubectl apply` recorded in an object; it is parsed on first use.
final class LastApplied {
  static let annotationName = "kubectl.kubernetes.io/last-applied-configuration"
  static let annotation = NodePath([.key("metadata"), .key("annotations"), .key(annotationName)])

  private let object: Object
  private lazy var applied = read()

  /// Creates the configuration of a live object, which may have none.
  init(of object: Object) { self.object = object }

  private func read() -> Node? {
    guard let text = object.node[Self.annotation]?.text else { return nil }
    let documents = JSONReader.read(Array(text.utf8), from: "")
    guard documents.diagnostics.isEmpty, let node = documents.documents.first?.node else { return nil }
    return ServerConversion.of(Object(object.identity, node, from: object.origin)).node
  }

  /// Whether the declared value of a change equals the last applied one, or the value was neither declared nor applied;
  /// false if the object has no record.
  func agrees(with change: Change) -> Bool {
    guard let root = applied else { return false }
    let applied = root[change.path].flatMap { $0 == .null ? nil : $0 }
    let declared = change.isUndeclared ? nil : change.declared
    return applied == declared
  }

  /// Whether the last applied configuration of a Service declares a port with this number; false if the object has no
  /// record.
  func hasPort(_ number: String) -> Bool {
    guard case .list(let ports)? = applied?["spec"]?["ports"] else { return false }
    return ports.contains { $0["port"]?.plainText == number }
  }
}
