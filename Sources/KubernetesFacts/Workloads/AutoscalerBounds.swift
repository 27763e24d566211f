/// The fields with the minimum and maximum number of pods of an autoscaler's kind, and their defaults.
package struct AutoscalerBounds: Sendable {
  /// The keys below `spec` of the minimum.
  package let minimum: [String]
  /// The keys below `spec` of the maximum.
  package let maximum: [String]
  /// The minimum without the field.
  package let least: Int
  /// The maximum without the field; nil if the field is required.
  package let most: Int?
  /// Whether KEDA creates a HorizontalPodAutoscaler from the object.
  package let isOfKEDA: Bool

  /// The kind of a target that sets none; nil if the field is required.
  package var targetKind: String? { isOfKEDA ? GroupKind.deployment.kind : nil }

  /// The bounds of a HorizontalPodAutoscaler.
  package static let horizontal = AutoscalerBounds(
    minimum: ["minReplicas"], maximum: ["maxReplicas"], least: WorkloadDefaults.replicas, most: nil,
    isOfKEDA: false)
  /// The bounds of a ScaledObject.
  package static let scaledObject = AutoscalerBounds(
    minimum: ["minReplicaCount"], maximum: ["maxReplicaCount"], least: 0, most: 100, isOfKEDA: true)
  /// The bounds of an HTTPScaledObject of KEDA's HTTP add-on.
  package static let httpScaledObject = AutoscalerBounds(
    minimum: ["replicas", "min"], maximum: ["replicas", "max"], least: 0, most: 100, isOfKEDA: true)

  /// The bounds of a kind; nil if the kind is not an autoscaler.
  package static func of(_ kind: GroupKind) -> AutoscalerBounds? {
    switch kind {
    case .horizontalPodAutoscaler: horizontal
    case .scaledObject: scaledObject
    case .httpScaledObject: httpScaledObject
    default: nil
    }
  }
}
