import ManifestTree

/// The GitOps controllers that ignore rules can be written for.
public enum ExportFormat: String, Sendable, CaseIterable {
  case argocd
  case flux
}

extension DriftReport {
  /// A controller's ignore rules for exactly the fields that others own.
  public func exported(as format: ExportFormat) -> String {
    let rules = ownedPaths
    switch format {
    case .argocd: return ArgoCDIgnores.yaml(rules)
    case .flux: return FluxIgnores.yaml(rules)
    }
  }

  /// The owned paths of each object, as JSON pointers.
  private var ownedPaths: [(object: ObjectIdentity, pointers: [String])] {
    byObject.compactMap { object, differences in
      let owned = differences.filter {
        ($0.kind == .owned || $0.kind == .restartMarker) && !$0.path.steps.isEmpty
      }
      let pointers = Set(owned.map { $0.pointer ?? "" }).subtracting([""]).sorted()
      return pointers.isEmpty ? nil : (object, pointers)
    }
  }
}

/// The `ignoreDifferences` of an Argo CD Application.
enum ArgoCDIgnores {
  static func yaml(_ rules: [(object: ObjectIdentity, pointers: [String])]) -> String {
    let list = rules.map { rule -> Node in
      var map = NodeMap()
      if !rule.object.group.isEmpty { map["group"] = .string(rule.object.group) }
      map["kind"] = .string(rule.object.kind)
      map["name"] = .string(rule.object.name)
      if let namespace = rule.object.namespace { map["namespace"] = .string(namespace) }
      map["jsonPointers"] = .list(rule.pointers.map(Node.string))
      return .map(map)
    }
    // Without the option, Argo CD would show the fields as synced and still write them.
    return Node.map([
      "spec": [
        "ignoreDifferences": .list(list),
        "syncPolicy": ["syncOptions": ["RespectIgnoreDifferences=true"]],
      ]
    ]).yaml
  }
}

/// The `driftDetection` of a Flux HelmRelease, whose form a Kustomization's `ignore` has, too.
enum FluxIgnores {
  static func yaml(_ rules: [(object: ObjectIdentity, pointers: [String])]) -> String {
    let list = rules.map { rule -> Node in
      var target = NodeMap()
      if !rule.object.group.isEmpty { target["group"] = .string(rule.object.group) }
      target["kind"] = .string(rule.object.kind)
      target["name"] = .string(rule.object.name)
      if let namespace = rule.object.namespace { target["namespace"] = .string(namespace) }
      return ["paths": .list(rule.pointers.map(Node.string)), "target": .map(target)]
    }
    return Node.map(["spec": ["driftDetection": ["mode": "enabled", "ignore": .list(list)]]]).yaml
  }
}
