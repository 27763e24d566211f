package import ManifestTree

/// A part of an object that no part of the DSL sets, and that a patch sets.
package struct Leftover: Sendable {
  package let object: Object
  /// The kind as a case of the DSL: `deployment`.
  let kind: String
  package let rest: NodeMap
  /// The path of the part that the patch changes; empty for the object.
  var path = ""
}

/// The rest of an object after fields were removed from it.
struct ObjectRest {
  private let object: Object

  init(_ object: Object) { self.object = object }

  /// The rest without the fields that every object of a service has.
  /// - Parameter labels: the labels that the service sets on all objects; the workload's are set by modifiers.
  func rest(of root: NodeMap, extraLabels labels: [(String, String)]) -> NodeMap {
    var root = root
    for key in ["apiVersion", "kind", "status"] { root[key] = nil }
    if case .map(var metadata)? = root["metadata"] {
      metadata[MetadataField.name.rawValue] = nil
      metadata[MetadataField.namespace.rawValue] = nil
      metadata["creationTimestamp"] = nil
      let isWorkload = labels.isEmpty && ServiceObjects.isWorkload(object)
      if isWorkload {
        metadata[MetadataField.labels.rawValue] = nil
      } else if let pairs = metadata.textMap(MetadataField.labels) {
        let extra = pairs.without(labels)
        metadata[MetadataField.labels.rawValue] = extra.isEmpty ? nil : .map(NodeMap(texts: extra))
      }
      root["metadata"] = metadata.isEmpty ? nil : .map(metadata)
    }
    if !labels.isEmpty { root.removeLabels(labels.missing(in: ServiceLabels.labels(of: object))) }
    return root
  }
}

extension NodeMap {
  /// Makes a patch remove labels that the service sets on all objects.
  mutating func removeLabels(_ keys: [String]) {
    if keys.isEmpty { return }
    var metadata = self["metadata"]?.map ?? NodeMap()
    var labels = metadata[MetadataField.labels.rawValue]?.map ?? NodeMap()
    for key in keys { labels[key] = .null }
    metadata[MetadataField.labels.rawValue] = .map(labels)
    self["metadata"] = .map(metadata)
  }
}
