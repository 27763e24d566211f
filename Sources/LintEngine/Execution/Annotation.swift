package import ManifestTree

/// An annotation of an object or of its pods.
package struct Annotation {
  package let key: String
  package let text: String
  package let path: NodePath
}

extension Object {
  /// The annotations of whatever has its metadata at a path.
  package func annotations(at path: NodePath) -> [Annotation] {
    let path = path.key("metadata").key("annotations")
    guard case .map(let annotations)? = node[path] else { return [] }
    return annotations.entries.compactMap { entry in
      entry.value.text.map { Annotation(key: entry.key, text: $0, path: path.key(entry.key)) }
    }
  }

  /// The annotations that it gives to its pods.
  package var podAnnotations: [Annotation] {
    let spec = NodePath().key("spec")
    let templates = [spec.key("template"), spec.key("jobTemplate").key("spec").key("template")]
    return templates.flatMap(annotations)
  }
}
