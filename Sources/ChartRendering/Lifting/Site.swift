import KubernetesFacts
import ManifestTree

/// A place in an object while it is lifted into a template.
struct Site {
  /// In which part of which object it is, for the knobs.
  var scope: Knob.Scope
  /// Where the values of this part stand.
  var base: ValuesPath
  /// The way to it from the object's root.
  private(set) var place = NodePath()
  /// The number of steps from the root to where the scope begins.
  private var start = 0
  private let object: IdentifiedObject

  /// The object that it is in.
  var identity: ObjectIdentity { object.identity }

  /// What all places in an object share without copying it.
  private final class IdentifiedObject {
    let identity: ObjectIdentity
    let scales: Bool
    let hasValues: Bool
    lazy var schema = SchemaTable.newest.schema(apiVersion: identity.apiVersion, kind: identity.kind)

    init(_ identity: ObjectIdentity) {
      self.identity = identity
      scales = Site.scalingKinds.contains(identity.kind)
      hasValues = Site.kindsWithValues.contains(identity.kind)
    }
  }

  /// An object's root.
  init(scope: Knob.Scope, base: ValuesPath, identity: ObjectIdentity) {
    self.scope = scope
    self.base = base
    object = IdentifiedObject(identity)
  }

  /// The place of a map's key.
  func key(_ key: String) -> Site {
    var site = self
    site.place.steps.append(.key(key))
    return site
  }

  /// The place of a list's items.
  func item(_ index: Int) -> Site {
    var site = self
    site.place.steps.append(.index(index))
    return site
  }

  /// The same place as the start of another scope.
  func entering(_ scope: Knob.Scope, base: ValuesPath? = nil) -> Site {
    var site = self
    site.scope = scope
    site.start = place.steps.count
    site.base = base ?? self.base
    return site
  }

  /// The number of steps from where the scope begins.
  var depth: Int { place.steps.count - start }

  /// Whether the way to it within the scope is this one; `[]` stands for each item of a list.
  func isAt(_ path: some RandomAccessCollection<String>) -> Bool {
    guard path.count == depth else { return false }
    var number = start
    for key in path {
      switch place.steps[number] {
      case .key(key): break
      case .index where key == "[]": break
      default: return false
      }
      number += 1
    }
    return true
  }

  /// Whether it is the field by which the Job of an experiment waits: other Jobs are never suspended.
  var isStartOfExperiment: Bool { identity.kind == "Job" && isAt(["spec", "suspend"]) }

  /// Whether it is the field that ends the Job of an experiment.
  var isDeadlineOfExperiment: Bool { identity.kind == "Job" && isAt(["spec", "activeDeadlineSeconds"]) }

  /// The keys on the way to it within the scope, without lists' items.
  private var keys: some Sequence<String> {
    place.steps[start...].lazy.compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  /// Whether nothing at a key of the place or below it can be set, or depends on a switch.
  func isPlain(at key: String) -> Bool {
    let first = keys.first { _ in true } ?? key
    switch scope {
    case .workload: return first == "metadata" || key == "selector" && isAt(["spec"])
    case .pod: return first != "containers" && first != "initContainers"
    case .container, .extraContainer:
      return first != "image" && first != "env" && first != "resources" && first != "lifecycle"
    case .claimTemplate: return first == "metadata"
    case .metric: return false
    case .object("ServiceAccount") where base.keys.count == 1: return first != "metadata"
    case .object("Service") where base.keys.count == 1: return first != "spec"
    // What belongs to a service has its hosts and its data from the service.
    case .object: return first == "metadata" || !(base.keys.count == 1 ? object.scales : object.hasValues)
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
    return base.keys(kind + keys.filter { $0 != "spec" }.map(\.camelCased))
  }

  /// What the field accepts, as far as the tables know it.
  var schema: ValueSchema? {
    guard let root = object.schema else { return nil }
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
