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

  /// The labels of the pods.
  var labels: [String: String] {
    var labels: [String: String] = [:]
    for entry in pod.at("metadata", "labels")?.entries ?? [] { labels[entry.key] = entry.value.plainText }
    return labels
  }

  /// The requests of one pod by resource, with the overhead of its runtime class if the template sets it.
  var requests: [String: Quantity] {
    let spec = pod["spec"]
    var sum = PodRequests.ofContainers(
      in: spec, { PodRequests.ofContainer($0, Self.amounts) }, sum: +)
    let podLevel = PodRequests.atPodLevel(
      of: spec, requested: { sum[$0].map { Quantity.zero < $0 } ?? false }, Self.amounts)
    sum.merge(podLevel) { $1 }
    return sum.merging(Self.amounts(spec?["overhead"]), uniquingKeysWith: +)
  }

  private static func amounts(_ node: Node?) -> [String: Quantity] {
    var amounts: [String: Quantity] = [:]
    for entry in node?.entries ?? [] {
      amounts[entry.key] = entry.value.plainText.flatMap { try? Quantity($0) }
    }
    return amounts
  }
}
