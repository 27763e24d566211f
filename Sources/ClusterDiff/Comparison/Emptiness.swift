import KubernetesFacts
import ManifestTree

/// When an empty value says the same as none.
enum Emptiness {
  /// Whether a value means nothing in a field of a shape.
  static func isNothing(_ node: Node, _ schema: SchemaCursor?) -> Bool {
    if node == .null { return true }
    if let schema, DeliveryKinds.isOne(of: schema.place) {
      return DeliveryKinds.isNothing(node, at: schema.place)
    }
    guard let schema, !schema.isCustom else {
      // Definitions' kinds are stored as written, where an empty map may be an answer of its own.
      if case .list(let list) = node { return list.isEmpty }
      if case .map(let map) = node, map.isEmpty, schema?.value != nil {
        return schema?.isMapOfValues ?? false
      }
      return false
    }
    // What may be anything, as the default of a definition's field, is stored as it is written.
    if schema.value?.type == .any || schema.value?.type == .anyObject { return false }
    switch node {
    case .null: return true
    case .bool(false), .int(0), .double(0):
      return !kept.contains(schema.place.lastPart) && !keptPlaces.contains(schema.place)
    case .string(let text): return text.isEmpty && !keptTexts.contains(schema.place)
    case .list(let list): return list.isEmpty
    case .map(let map):
      guard !keptTypes.contains(where: schema.name.hasSuffix) else { return false }
      return map.allSatisfy { entry in
        guard !schema.isMapOfValues else { return false }
        return isNothing(entry.value, schema.child(entry.key))
      }
    case .bool, .int, .double: return false
    }
  }

  /// Empty objects that mean something: an empty selector selects everything, an empty source is a source, an empty
  /// schema accepts everything.
  private static let keptTypes = ["LabelSelector", "VolumeSource", "JSONSchemaProps"]

  /// Empty texts that mean something: a claim with the class `""` wants none at all.
  private static let keptTexts: Set<String> = ["core.v1.PersistentVolumeClaimSpec.storageClassName"]

  /// Fields of which `false` or zero is another answer than none; elsewhere the server cannot tell them apart.
  private static let kept: Set<String> = [
    "allocateLoadBalancerNodePorts", "allowPrivilegeEscalation", "attachRequired",
    "automountServiceAccountToken", "enableServiceLinks", "hostUsers", "podInfoOnMount", "ready",
    "requiresRepublish", "runAsNonRoot", "seLinuxMount", "serving", "storageCapacity", "suspend",
    "activeDeadlineSeconds", "averageUtilization", "backoffLimit", "backoffLimitPerIndex",
    "borrowingLimitPercent", "completions", "defaultMode", "defaultUser", "expirationSeconds",
    "failedJobsHistoryLimit", "fsGroup", "lendablePercent", "lun",
    "maxFailedIndexes", "maxSurge", "maxUnavailable", "minAvailable", "minReplicas", "mode",
    "nominalConcurrencyShares", "parallelism", "progressDeadlineSeconds", "replicas",
    "revisionHistoryLimit", "runAsGroup", "runAsUser", "stabilizationWindowSeconds",
    "startingDeadlineSeconds", "successfulJobsHistoryLimit", "terminationGracePeriodSeconds",
    "tolerationSeconds", "ttlSecondsAfterFinished",
  ]

  /// The same for fields whose names other types have for values that are zero without being asked.
  private static let keptPlaces: Set<String> = [
    "core.v1.PodSpec.priority", "apps.v1.RollingUpdateStatefulSetStrategy.partition",
    "resource.v1.DeviceAttribute.bool", "resource.v1.DeviceAttribute.int",
    "apiextensions.v1.JSONSchemaProps.additionalItems",
    "apiextensions.v1.JSONSchemaProps.additionalProperties",
    "apiextensions.v1.JSONSchemaProps.maximum", "apiextensions.v1.JSONSchemaProps.minimum",
    "apiextensions.v1.JSONSchemaProps.maxItems", "apiextensions.v1.JSONSchemaProps.minItems",
    "apiextensions.v1.JSONSchemaProps.maxLength", "apiextensions.v1.JSONSchemaProps.minLength",
    "apiextensions.v1.JSONSchemaProps.maxProperties", "apiextensions.v1.JSONSchemaProps.minProperties",
  ]
}
