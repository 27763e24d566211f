import KubernetesFacts
import ManifestTree

/// A workload of one side: its pods and their number.
struct WorkloadReading: Sendable {
  let object: Object
  let kind: WorkloadKind
  /// The path of the pod template.
  let template: NodePath
  /// The pod template; the object itself for a Pod.
  let pod: Node

  /// Reads an object; nil if it has no pods.
  init?(_ object: Object) {
    guard let kind = WorkloadKind.of(group: object.identity.group, kind: object.identity.kind), kind.runsPods
    else { return nil }
    self.object = object
    self.kind = kind
    template = kind.podTemplate(in: object.node)
    guard let pod = object.node[template], pod["spec"] != nil else { return nil }
    self.pod = pod
  }

  /// The number of pods that the object sets; nil if the kind has no such number.
  var replicas: Int64? {
    guard let path = kind.replicas else { return object.identity.groupKind == .pod ? 1 : nil }
    return object.node[path]?.int ?? Int64(WorkloadDefaults.replicas)
  }

  /// Whether a controller replaces the pods when the template changes.
  ///
  /// Jobs, ReplicaSets, ReplicationControllers, and single Pods keep their pods; KEDA replaces the Jobs of a ScaledJob by
  /// default.
  var rolls: Bool {
    guard !template.steps.isEmpty else { return false }
    return ![
      "Job", "CronJob", "ReplicaSet", "ReplicationController", "BroadcastJob", "AdvancedCronJob", "JobSet",
    ]
    .contains(object.identity.kind)
  }

  /// The labels of the pods.
  var labels: [String: String] {
    var labels: [String: String] = [:]
    for entry in pod.at("metadata", "labels")?.entries ?? [] { labels[entry.key] = entry.value.plainText }
    return labels
  }

  /// The requests of one pod by resource: the sum of its containers and sidecars, or more if an init container requests
  /// more; requests at the pod level replace the sum.
  var requests: [String: Quantity] {
    guard let spec = pod["spec"] else { return [:] }
    var sum: [String: Quantity] = [:]
    for container in spec["containers"]?.items ?? [] {
      sum.merge(Self.requests(of: container), uniquingKeysWith: +)
    }
    var sidecars: [String: Quantity] = [:]
    var peak: [String: Quantity] = [:]
    for container in spec["initContainers"]?.items ?? [] {
      let own = Self.requests(of: container)
      if container.isNativeSidecar {
        sidecars.merge(own, uniquingKeysWith: +)
        peak.merge(sidecars, uniquingKeysWith: max)
      } else {
        peak.merge(sidecars.merging(own, uniquingKeysWith: +), uniquingKeysWith: max)
      }
    }
    sum.merge(sidecars, uniquingKeysWith: +)
    sum.merge(peak, uniquingKeysWith: max)
    for (name, amount) in Self.amounts(spec.at("resources", "requests")) { sum[name] = amount }
    return sum
  }

  /// A container's requests; a limit without a request is the request.
  private static func requests(of container: Node) -> [String: Quantity] {
    amounts(container.at("resources", "limits")).merging(amounts(container.at("resources", "requests"))) {
      $1
    }
  }

  private static func amounts(_ node: Node?) -> [String: Quantity] {
    var amounts: [String: Quantity] = [:]
    for entry in node?.entries ?? [] {
      amounts[entry.key] = entry.value.plainText.flatMap { try? Quantity($0) }
    }
    return amounts
  }
}
