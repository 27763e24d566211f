public import ManifestTree

/// The object whose replicas an autoscaler sets, and between which bounds.
public struct ScaleTarget: Sendable {
  /// The scaled object.
  public let identity: ObjectIdentity
  /// The fewest replicas.
  public let minimum: Int64
  /// The most replicas.
  public let maximum: Int64
  /// Numbers of replicas outside of the bounds: for when there is nothing to do, for when scaling is paused, and the one
  /// that the autoscaler set last.
  private let exceptions: [Int64]

  /// Reads a HorizontalPodAutoscaler or one of KEDA's ScaledObjects; nil for all other objects.
  public init?(of object: Object) {
    let names: (minimum: String, maximum: String, least: Int64, most: Int64)
    switch object.identity.kind {
    case "HorizontalPodAutoscaler": names = ("minReplicas", "maxReplicas", 1, .max)
    case "ScaledObject": names = ("minReplicaCount", "maxReplicaCount", 0, 100)
    default: return nil
    }
    guard let spec = object.node["spec"], let target = spec["scaleTargetRef"], let name = target["name"]?.text
    else { return nil }
    identity = ObjectIdentity(
      apiVersion: target["apiVersion"]?.text ?? "apps/v1", kind: target["kind"]?.text ?? "Deployment",
      namespace: object.identity.namespace, name: name)
    minimum = spec[names.minimum]?.int ?? names.least
    maximum = spec[names.maximum]?.int ?? names.most
    let pause = object.node["metadata"]?["annotations"]?["autoscaling.keda.sh/paused-replicas"]
    let status = object.node["status"]
    exceptions = [
      spec["idleReplicaCount"]?.int, status?["desiredReplicas"]?.int, pause?.plainText.flatMap { Int64($0) },
    ].compactMap(\.self)
  }

  /// Whether autoscalers of one object, or older and newer bounds of one autoscaler, allow so many replicas between them.
  public static func allow(_ targets: [ScaleTarget], _ replicas: Int64) -> Bool {
    guard let minimum = targets.map(\.minimum).min(), let maximum = targets.map(\.maximum).max() else {
      return false
    }
    return minimum <= replicas && replicas <= maximum || targets.contains { $0.allows(replicas) }
  }

  /// Whether the autoscaler may have set so many.
  public func allows(_ replicas: Int64) -> Bool {
    minimum <= replicas && replicas <= maximum || exceptions.contains(replicas)
  }
}
