import ManifestTree

/// The GitOps controllers for which ignore rules can be exported.
package enum ExportFormat: String, Sendable, CaseIterable {
  case argocd
  case flux
}

extension DriftReport {
  /// The ignore rules of a controller for exactly the fields that other controllers own, and for restart markers.
  package func exported(as format: ExportFormat) -> String {
    let owned = byObject.compactMap { object, differences -> (ObjectIdentity, [Difference])? in
      let owned = differences.filter {
        ($0.kind == .owned || $0.kind == .restartMarker) && !($0.pointer ?? "").isEmpty
      }
      return owned.isEmpty ? nil : (object, owned)
    }
    switch format {
    case .argocd: return ArgoCDIgnores.yaml(owned)
    case .flux: return FluxIgnores.yaml(owned)
    }
  }
}

/// `ignoreDifferences` of an Argo CD Application.
enum ArgoCDIgnores {
  static func yaml(_ owned: [(object: ObjectIdentity, differences: [Difference])]) -> String {
    let list = owned.map { object, differences -> Node in
      var map = NodeMap()
      if !object.group.isEmpty { map["group"] = .string(object.group) }
      map["kind"] = .string(object.kind)
      map["name"] = .string(object.name)
      if let namespace = object.namespace { map["namespace"] = .string(namespace) }
      // The index of an element that is only live may be another element's in the manifest, so it is selected by its
      // keys.
      let added = differences.filter { $0.declared == nil && $0.path.hasElements }
      let others = differences.filter { $0.declared != nil || !$0.path.hasElements }
      let pointers = Set(others.compactMap(\.pointer)).sorted()
      if !pointers.isEmpty { map["jsonPointers"] = .list(pointers.map(Node.string)) }
      let expressions = Set(added.map(\.path.jqExpression)).sorted()
      if !expressions.isEmpty { map["jqPathExpressions"] = .list(expressions.map(Node.string)) }
      return .map(map)
    }
    // Without the option, Argo CD shows the fields as synced but overwrites them in a sync.
    return Node.map([
      "spec": [
        "ignoreDifferences": .list(list),
        "syncPolicy": ["syncOptions": ["RespectIgnoreDifferences=true"]],
      ]
    ]).yaml
  }
}

extension NodePath {
  /// Whether a step of the path selects a list element by its keys.
  fileprivate var hasElements: Bool {
    steps.contains { if case .element = $0 { true } else { false } }
  }

  /// The path as a jq expression.
  fileprivate var jqExpression: String {
    var text = ""
    for step in steps {
      let pipe = text.hasSuffix(")") ? " | ." : text.isEmpty ? "." : ""
      switch step {
      case .key(let key):
        let name = key.jqName
        text += (name.hasPrefix("[") || !pipe.isEmpty ? pipe : ".") + name
      case .index(let index): text += pipe + "[\(index)]"
      case .element(let selectors):
        let conditions = selectors.map { selector in
          let keys = selector.key.split(separator: ".").map { ".\($0)" }.joined()
          return "(\(keys) | tostring) == \(Node.string(selector.value).json)"
        }
        text += pipe + "[] | select(\(conditions.joined(separator: " and ")))"
      }
    }
    return text
  }
}

extension String {
  /// The key as jq syntax: in brackets and quotes unless it is a plain word.
  fileprivate var jqName: String {
    let isWord =
      utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
          true
        default: false
        }
      } && !isEmpty
    return isWord ? self : "[\(Node.string(self).json)]"
  }
}

/// `driftDetection` of a Flux HelmRelease, whose format is also used for `ignore` in a Kustomization.
enum FluxIgnores {
  static func yaml(_ owned: [(object: ObjectIdentity, differences: [Difference])]) -> String {
    let list = owned.map { object, differences -> Node in
      var target = NodeMap()
      if !object.group.isEmpty { target["group"] = .string(object.group) }
      target["kind"] = .string(object.kind)
      target["name"] = .string(object.name)
      if let namespace = object.namespace { target["namespace"] = .string(namespace) }
      let pointers = Set(differences.compactMap(\.pointer)).sorted()
      return ["paths": .list(pointers.map(Node.string)), "target": .map(target)]
    }
    return Node.map(["spec": ["driftDetection": ["mode": "enabled", "ignore": .list(list)]]]).yaml
  }
}
