/// A path to a field of a pod, whose value an environment variable or a file contains.
package enum FieldPath {
  /// A field.
  case plain(String)
  /// An entry of a map: `metadata.labels['app']`.
  case entry(map: String, key: String)

  package init(_ text: String) {
    guard text.hasSuffix("']"), let start = text.firstRange(of: "['") else {
      self = .plain(text)
      return
    }
    self = .entry(
      map: String(text[..<start.lowerBound]), key: String(text[start.upperBound...].dropLast(2)))
  }

  static let labels = "metadata.labels"
  static let annotations = "metadata.annotations"
  /// The fields for environment variables.
  package static let ofVariables =
    ofMetadata + [
      "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP",
      "status.podIPs",
    ]
  /// The fields for the files of a volume.
  package static let ofVolumes = ofMetadata + [labels, annotations]
  private static let ofMetadata = ["metadata.name", "metadata.namespace", "metadata.uid"]
  /// A path for a variable, as a regular expression for Go, JSON Schema, and Python.
  package static let patternOfVariables =
    (ofVariables + ["spec.host"]).map { $0.replacing(".", with: "[.]") }.joined(separator: "|")
    + "|metadata[.](labels\\['\(QualifiedName.pattern)'\\]|annotations\\['\(QualifiedName.annotationKeyPattern)'\\])"
  /// The forms of entries, for messages.
  static let entries = ["\(labels)['<key>']", "\(annotations)['<key>']"]

  /// Whether the path is one of some fields, or a label or annotation with a key.
  package func isAmong(_ fields: [String]) -> Bool {
    switch self {
    case .plain(let text): fields.contains(text)
    case .entry(let map, let key): [Self.labels, Self.annotations].contains(map) && !key.isEmpty
    }
  }
}

/// A path to a request or limit of a container, whose value an environment variable or a file contains.
package enum ContainerResourcePath {
  /// The paths, except those of huge pages.
  package static let names = kinds.flatMap { kind in ResourceName.ofContainers.map { "\(kind).\($0)" } }

  private static let kinds = ["limits", "requests"]

  /// Whether a path is one of ``names``, or one of huge pages: `limits.hugepages-2Mi`.
  package static func accepts(_ path: String) -> Bool {
    let parts = path.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, kinds.contains(parts[0]) else { return false }
    return ResourceName.ofContainers.contains(parts[1]) || ResourceName.isHugePages(parts[1])
  }

  /// The allowed divisors of a path, in Kubernetes' canonical form.
  package static func divisors(of path: String) -> [String] {
    path.hasSuffix(".\(ResourceName.cpu)")
      ? ["1", "1m"] : ["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"]
  }
}
