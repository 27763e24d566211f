import ManifestTree

extension Node {
  /// A path as a JSON pointer, in which elements have numbers; nil if it leads nowhere.
  func pointer(to path: NodePath) -> String? {
    var (node, pointer) = (self, "")
    for step in path.steps {
      guard let child = node[NodePath([step])] else { return nil }
      switch step {
      case .key(let key): pointer += "/" + key.replacing("~", with: "~0").replacing("/", with: "~1")
      case .index(let index): pointer += "/\(index)"
      case .element:
        guard case .list(let list) = node, let index = list.firstIndex(of: child) else { return nil }
        pointer += "/\(index)"
      }
      node = child
    }
    return pointer
  }
}
