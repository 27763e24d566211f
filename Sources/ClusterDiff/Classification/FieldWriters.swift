import KubernetesFacts
import ManifestTree

/// The fields that other objects control, such as the replicas of an autoscaler's target, or the weights of a canary's
/// routes.
struct FieldWriters {
  private var scaleTargets: [ObjectIdentity: [ScaleTarget]] = [:]
  /// Objects whose declared autoscaler is not live, so that nothing scales them.
  private var unscaled: Set<ObjectIdentity> = []
  private var canaryTargets: [Canary.Place: [Canary.Target]] = [:]
  private var idle: Set<ObjectIdentity> = []
  /// The fields that declared objects leave to controllers or users, as JSON pointers.
  private let left: [ObjectIdentity: Set<String>]

  init(declared: [Object], live: LiveObjects, _ undumped: UndumpedKinds) {
    left = Dictionary(
      ForeignFields.among(declared).map { ($0.object, Set($0.pointers)) }, uniquingKeysWith: { $0.union($1) })
    for object in live.objects {
      if let target = ScaleTarget(of: object) { scaleTargets[target.identity, default: []].append(target) }
    }
    for object in declared {
      guard let target = ScaleTarget(of: object) else { continue }
      if live[object.identity] != nil || undumped.contains(object.identity) {
        // The live bounds also apply until the autoscaler acts on the declared ones.
        scaleTargets[target.identity, default: []].append(target)
      } else if scaleTargets[target.identity] == nil {
        unscaled.insert(target.identity)
      }
    }
    for object in live.objects + declared {
      guard let canary = Canary(of: object) else { continue }
      for target in canary.targets { canaryTargets[target.place, default: []].append(target) }
      if let workload = canary.workload { idle.insert(workload) }
    }
  }

  /// Whether an autoscaler may have set this number of replicas; nil if none scales the object.
  func allows(_ replicas: Int64, of identity: ObjectIdentity) -> Bool? {
    scaleTargets[identity].map { ScaleTarget.allow($0, replicas) }
  }

  /// Whether the object has a declared autoscaler that is not live.
  func hasLostAutoscaler(_ identity: ObjectIdentity) -> Bool { unscaled.contains(identity) }

  /// Whether a canary controller scales an object to zero.
  func isIdle(_ identity: ObjectIdentity) -> Bool { idle.contains(identity) }

  /// Whether a canary controller writes the field at a path of an object, or declared objects leave the field to a
  /// controller or to users.
  /// - Parameters:
  ///   - path: the path.
  ///   - place: the same path in the declared object, with the indices of elements.
  ///   - object: the live object.
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
