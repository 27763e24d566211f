internal import ManifestTree

/// An annotation of an object or of its pods.
struct Annotation {
  let key: String
  let text: String
  let path: NodePath
}

extension Object {
  /// The annotations of whatever has its metadata at a path.
  func annotations(at path: NodePath) -> [Annotation] {
    let path = path.key("metadata").key("annotations")
    guard case .map(let annotations)? = node[path] else { return [] }
    return annotations.entries.compactMap { entry in
      entry.value.text.map { Annotation(key: entry.key, text: $0, path: path.key(entry.key)) }
    }
  }

  /// The annotations that it gives to its pods.
  var podAnnotations: [Annotation] {
    let spec = NodePath().key("spec")
    let templates = [spec.key("template"), spec.key("jobTemplate").key("spec").key("template")]
    return templates.flatMap(annotations)
  }
}
