internal import KubernetesFacts
internal import ManifestTree

extension ArgoCDApplication {
  /// The settings that can differ between the profiles of a system: fields that other controllers write, and labels and
  /// annotations of the namespace.
  struct Variable {
    private let foreign: [ForeignFields]
    private let objects: Set<ObjectIdentity>
    private let namespace: NodeMap

    /// - Parameter namespace: the namespace of the system, which may differ from the profile's namespace.
    init(of profile: ProfileObjects, movedTo namespace: String) {
      let all = Array(profile.objects)
      foreign = profile.foreignFields(movedTo: namespace)
      objects = Set(all.map { profile.identity(of: $0, movedTo: namespace) })
      let declared = all.first {
        $0.identity.groupKind == .namespace && $0.identity.name == profile.namespace
      }
      var metadata = NodeMap()
      for key in ["labels", "annotations"] { metadata[key] = declared?.node["metadata"]?[key] }
      self.namespace = metadata
    }

    /// Joins the settings of several profiles; nil if they contradict each other.
    ///
    /// A rule for an object has no effect in a profile without the object.
    init?(joining parts: [Variable]) {
      guard let first = parts.first, parts.allSatisfy({ $0.namespace == first.namespace }) else { return nil }
      var joined: [ForeignFields] = []
      var known: Set<ObjectIdentity> = []
      for fields in parts.flatMap(\.foreign) where known.insert(fields.object).inserted {
        joined.append(fields)
      }
      for part in parts {
        let own = Dictionary(part.foreign.map { ($0.object, $0) }, uniquingKeysWith: { first, _ in first })
        for fields in joined where part.objects.contains(fields.object) {
          guard own[fields.object] == fields else { return nil }
        }
      }
      foreign = joined
      objects = parts.reduce(into: []) { $0.formUnion($1.objects) }
      namespace = first.namespace
    }

    /// The part of an Application's `spec` with these settings.
    var spec: NodeMap {
      var spec = NodeMap()
      if !namespace.isEmpty { spec["syncPolicy"] = ["managedNamespaceMetadata": .map(namespace)] }
      if !foreign.isEmpty { spec["ignoreDifferences"] = .list(foreign.map(\.argoCDRule)) }
      return spec
    }
  }
}

extension ForeignFields {
  /// The rule that makes Argo CD ignore the fields.
  fileprivate var argoCDRule: Node {
    var rule = NodeMap()
    if !object.group.isEmpty { rule["group"] = .string(object.group) }
    rule["kind"] = .string(object.kind)
    rule["name"] = .string(object.name)
    if let namespace = object.namespace { rule["namespace"] = .string(namespace) }
    rule["jsonPointers"] = .list(pointers.map(Node.string))
    return .map(rule)
  }
}
