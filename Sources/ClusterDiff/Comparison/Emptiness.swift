import KubernetesFacts
import ManifestTree

/// Determines when an empty value is equivalent to no value.
enum Emptiness {
  /// Whether a value is equivalent to no value in a field with a schema.
  static func isNothing(_ node: Node, _ schema: SchemaCursor?) -> Bool {
    if node == .null { return true }
    if let schema, DeliveryKinds.isOne(of: schema.place) {
      return DeliveryKinds.isNothing(node, at: schema.place)
    }
    guard let schema, !schema.isCustom else {
      // Custom resources are stored as written, so an empty map may be significant.
      if case .list(let list) = node { return list.isEmpty }
      if case .map(let map) = node, map.isEmpty, schema?.value != nil {
        return schema?.isMapOfValues ?? false
      }
      return false
    }
    // A value of any type, such as the default in a CustomResourceDefinition, is stored as written.
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

  /// Empty objects that are significant: an empty selector selects everything, an empty volume source is a source, and
  /// an empty schema accepts everything.
  private static let keptTypes = ["LabelSelector", "VolumeSource", "JSONSchemaProps"]

  /// Empty strings that are significant: a claim with storage class `""` disables dynamic provisioning.
  private static let keptTexts: Set<String> = ["core.v1.PersistentVolumeClaimSpec.storageClassName"]

  /// Fields in which `false` or zero differs from no value; in other fields the server does not distinguish them.
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

  /// Fields, by type, in which `false` or zero differs from no value, although fields of the same name in other types
  /// do not.
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
