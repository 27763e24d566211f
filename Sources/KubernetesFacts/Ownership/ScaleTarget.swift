package import ManifestTree

/// The object whose replicas an autoscaler sets, with the bounds.
package struct ScaleTarget: Sendable {
  /// The scaled object.
  package let identity: ObjectIdentity
  /// The minimum number of replicas.
  package private(set) var minimum: Int64
  /// The maximum number of replicas.
  package private(set) var maximum: Int64
  /// Allowed numbers of replicas outside the bounds: when idle, when paused, and the last one that the autoscaler set.
  private var exceptions: [Int64]

  /// Reads a HorizontalPodAutoscaler, a KEDA ScaledObject, or an HTTPScaledObject of KEDA's add-on; nil for other
  /// objects.
  package init?(of object: Object) {
    guard let bounds = AutoscalerBounds.of(object.identity.groupKind), let spec = object.node["spec"],
      let target = spec["scaleTargetRef"], let name = target["name"]?.text,
      let kind = target["kind"]?.text ?? bounds.targetKind
    else { return nil }
    func bound(_ keys: [String]) -> Int64? { keys.reduce(spec) { $0?[$1] }?.int }
    identity = ObjectIdentity(
      apiVersion: target["apiVersion"]?.text ?? WorkloadKind.apiVersion,
      kind: kind,
      namespace: object.identity.namespace, name: name)
    minimum = bound(bounds.minimum) ?? Int64(bounds.least)
    maximum = bound(bounds.maximum) ?? bounds.most.map(Int64.init) ?? .max
    let pause = object.node["metadata"]?["annotations"]?["autoscaling.keda.sh/paused-replicas"]
    let status = object.node["status"]
    exceptions = [
      spec["idleReplicaCount"]?.int, status?["desiredReplicas"]?.int, pause?.plainText.flatMap { Int64($0) },
    ].compactMap(\.self)
  }

  /// The bounds of two autoscalers of the same object together, of which each may set the replicas.
  package func joined(with other: ScaleTarget) -> ScaleTarget {
    var both = self
    both.minimum = min(minimum, other.minimum)
    both.maximum = max(maximum, other.maximum)
    both.exceptions += other.exceptions
    return both
  }

  /// Whether several autoscalers of an object, or old and new bounds of one autoscaler, together allow a number of
  /// replicas.
  package static func allow(_ targets: [ScaleTarget], _ replicas: Int64) -> Bool {
    guard let first = targets.first else { return false }
    return targets.dropFirst().reduce(first) { $0.joined(with: $1) }.allows(replicas)
  }

  /// Whether the autoscaler may have set this number.
  package func allows(_ replicas: Int64) -> Bool {
    minimum <= replicas && replicas <= maximum || exceptions.contains(replicas)
  }
}
