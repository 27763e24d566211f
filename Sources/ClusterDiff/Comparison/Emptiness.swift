import KubernetesModel
import ManifestTree

/// When an empty value says the same as none.
enum Emptiness {
  /// Whether a value means nothing in a field of a shape.
  static func isNothing(_ node: Node, _ shape: Shape?) -> Bool {
    if node == .null { return true }
    guard let shape, !shape.isCustom else {
      // Definitions' kinds are stored as written, where an empty map may be an answer of its own.
      if case .list(let list) = node { return list.isEmpty }
      if case .map(let map) = node, map.isEmpty, shape?.value != nil { return shape?.isMapOfValues ?? false }
      return false
    }
    switch node {
    case .null: return true
    case .bool(false), .int(0), .double(0): return !kept.contains(shape.place.lastPart)
    case .string(let text): return text.isEmpty && !keptTexts.contains(shape.place)
    case .list(let list): return list.isEmpty
    case .map(let map):
      guard !keptTypes.contains(where: shape.name.hasSuffix) else { return false }
      return map.allSatisfy { entry in
        guard !shape.isMapOfValues else { return false }
        return isNothing(entry.value, shape.child(entry.key))
      }
    case .bool, .int, .double: return false
    }
  }

  /// Empty objects that mean something: an empty selector selects everything, an empty source is a source.
  private static let keptTypes = ["LabelSelector", "VolumeSource"]

  /// Empty texts that mean something: a claim with the class `""` wants none at all.
  private static let keptTexts: Set<String> = ["core.v1.PersistentVolumeClaimSpec.storageClassName"]

  /// Fields of which `false` or zero is another answer than none; elsewhere the server cannot tell them apart.
  private static let kept: Set<String> = [
    "allocateLoadBalancerNodePorts", "allowPrivilegeEscalation", "attachRequired",
    "automountServiceAccountToken", "enableServiceLinks", "hostUsers", "podInfoOnMount", "ready",
    "requiresRepublish", "runAsNonRoot", "seLinuxMount", "serving", "storageCapacity", "suspend",
    "activeDeadlineSeconds", "averageUtilization", "backoffLimit", "backoffLimitPerIndex", "completions",
    "defaultMode", "expirationSeconds", "failedJobsHistoryLimit", "fsGroup", "lendablePercent", "lun",
    "maxFailedIndexes", "maxSurge", "maxUnavailable", "minAvailable", "minReplicas", "mode",
    "nominalConcurrencyShares", "parallelism", "partition", "priority", "progressDeadlineSeconds", "replicas",
    "revisionHistoryLimit", "runAsGroup", "runAsUser", "stabilizationWindowSeconds",
    "startingDeadlineSeconds", "successfulJobsHistoryLimit", "terminationGracePeriodSeconds",
    "tolerationSeconds", "ttlSecondsAfterFinished",
  ]
}
