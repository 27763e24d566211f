import KubernetesModel
import ManifestTree

/// A place in an object while it is lifted into a template.
struct Site {
  /// In which part of which object it is, for the knobs.
  var scope: Knob.Scope
  /// The way to it within the scope; `[]` stands for each item of a list.
  var path: [String] = []
  /// Where the values of this part stand.
  var base: ValuesPath
  /// The way to it from the object's root.
  var place = NodePath()
  /// The object that it is in.
  let identity: ObjectIdentity

  /// The place of a map's key.
  func key(_ key: String) -> Site {
    var site = self
    site.path.append(key)
    site.place.steps.append(.key(key))
    return site
  }

  /// The place of a list's items.
  func item(_ index: Int) -> Site {
    var site = self
    site.path.append("[]")
    site.place.steps.append(.index(index))
    return site
  }

  /// The same place as the start of another scope.
  func entering(_ scope: Knob.Scope, base: ValuesPath? = nil) -> Site {
    var site = self
    site.scope = scope
    site.path = []
    site.base = base ?? self.base
    return site
  }

  /// Whether nothing at a key of the place or below it can be set, or depends on a switch.
  func isPlain(at key: String) -> Bool {
    let first = path.first ?? key
    switch scope {
    case .workload: return first == "metadata" || key == "selector" && path == ["spec"]
    case .pod: return first != "containers" && first != "initContainers"
    case .container, .extraContainer: return first != "image" && first != "env" && first != "resources"
    case .claimTemplate: return first == "metadata"
    case .metric: return false
    // What belongs to a service has its hosts and its data from the service.
    case .object(let kind):
      return first == "metadata"
        || !(base.keys.count == 1 ? Self.scalingKinds : Self.kindsWithValues).contains(kind)
    }
  }

  private static let scalingKinds: Set<String> = ["HorizontalPodAutoscaler", "PodDisruptionBudget"]
  private static let kindsWithValues: Set<String> = [
    "HorizontalPodAutoscaler", "PodDisruptionBudget", "PersistentVolumeClaim", "Gateway", "VirtualService",
    "ConfigMap",
    "Secret",
  ]

  /// Where the value of a field without a knob of its own stands.
  var freePath: ValuesPath {
    let kind: [String]
    switch scope {
    case .workload, .pod, .container, .extraContainer, .claimTemplate, .metric: kind = []
    case .object: kind = base.keys.count > 1 ? [] : [identity.kind.camelCased]
    }
    let keys = path.filter { $0 != "spec" && $0 != "[]" }.map(\.camelCased)
    return base.keys(kind + keys)
  }

  /// What the field accepts, as far as the tables know it.
  var schema: ValueSchema? {
    guard let root = SchemaTable.newest.schema(apiVersion: identity.apiVersion, kind: identity.kind) else {
      return nil
    }
    return try? SchemaTable.newest.schema(at: place, in: root)
  }
}

extension ObjectIdentity {
  /// The keys that lead to the pods of a workload's kind; nil for other kinds.
  var podPath: [String]? {
    switch (group, kind) {
    case ("apps", "Deployment"), ("apps", "StatefulSet"), ("apps", "DaemonSet"), ("batch", "Job"):
      ["spec", "template", "spec"]
    case ("batch", "CronJob"): ["spec", "jobTemplate", "spec", "template", "spec"]
    default: nil
    }
  }
}
