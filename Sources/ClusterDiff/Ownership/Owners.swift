import KubernetesFacts
import ManifestTree

/// What other objects write to: autoscalers their targets' replicas, canaries their routes' weights.
struct Owners {
  private var scaleTargets: [ObjectIdentity: ScaleTarget] = [:]
  private var canaryTargets: [Canary.Place: [Canary.Target]] = [:]
  private var idle: Set<ObjectIdentity> = []
  /// The fields that declared objects leave to controllers by what they say themselves, as JSON pointers.
  private let left: [ObjectIdentity: Set<String>]

  init(declared: [Object], live: LiveObjects) {
    left = Dictionary(
      ForeignFields.among(declared).map { ($0.object, Set($0.pointers)) }, uniquingKeysWith: { $0.union($1) })
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
  /// - Parameters:
  ///   - path: The path.
  ///   - place: The same path in the declared object, with the places of elements.
  ///   - object: The live object.
  func isCanaryWritten(_ path: NodePath, at place: NodePath, of object: Object) -> Bool {
    if let pointer = place.pointer, path.steps.last != .key("replicas"),
      left[object.identity]?.contains(pointer) ?? false
    {
      return true
    }
    let place = Canary.Place(namespace: object.identity.namespace, name: object.identity.name)
    return canaryTargets[place]?.contains { $0.writes(path, of: object) } ?? false
  }
}
