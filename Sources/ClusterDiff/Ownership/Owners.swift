import KubernetesModel
import ManifestTree

/// What other objects write to: autoscalers their targets' replicas, canaries their routes' weights.
struct Owners {
  private var scaleTargets: [ObjectIdentity: ScaleTarget] = [:]
  private var canaryTargets: [Canary.Place: [Canary.Target]] = [:]
  private var idle: Set<ObjectIdentity> = []

  init(declared: [Object], live: LiveObjects) {
    // What is declared counts more: it is read last.
    for object in live.objects + declared {
      if let target = ScaleTarget(of: object) {
        scaleTargets[target.identity] = target
      } else if let canary = Canary(of: object) {
        for target in canary.targets { canaryTargets[target.place, default: []].append(target) }
        if let workload = canary.workload { idle.insert(workload) }
      }
    }
  }

  /// The autoscaler's target that an object is; nil if none scales it.
  func scaleTarget(_ identity: ObjectIdentity) -> ScaleTarget? { scaleTargets[identity] }

  /// Whether a canary's controller scales an object to nothing.
  func isIdle(_ identity: ObjectIdentity) -> Bool { idle.contains(identity) }

  /// Whether a canary's controller writes what is at a path of an object.
  func isCanaryWritten(_ path: NodePath, of object: Object) -> Bool {
    let place = Canary.Place(namespace: object.identity.namespace, name: object.identity.name)
    return canaryTargets[place]?.contains { $0.writes(path, of: object) } ?? false
  }
}
