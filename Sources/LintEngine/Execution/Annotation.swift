internal import KubernetesFacts
package import ManifestTree

/// An annotation of an object or of its pods.
package struct Annotation {
  package let key: String
  package let text: String
  package let path: NodePath
}

extension Object {
  /// The annotations in the metadata at a path.
  package func annotations(at path: NodePath) -> [Annotation] {
    guard case .map(let annotations)? = node[path]?["metadata"]?["annotations"] else { return [] }
    let path = path.key("metadata").key("annotations")
    return annotations.entries.compactMap { entry in
      entry.value.text.map { Annotation(key: entry.key, text: $0, path: path.key(entry.key)) }
    }
  }

  package var podAnnotations: [Annotation] {
    guard let kind = WorkloadKind.of(group: identity.group, kind: identity.kind), identity.groupKind != .pod
    else {
      return []
    }
    return annotations(at: kind.podTemplate)
  }
}
