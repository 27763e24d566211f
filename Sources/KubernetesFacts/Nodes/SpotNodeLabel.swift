/// A label with which a provider marks spot (preemptible) nodes, and the notice before their reclaim.
package struct SpotNodeLabel: Sendable, Hashable {
  /// The name of the provider; an older label of a provider has the same name as the current one.
  package let provider: String
  /// The label's key; if the provider taints its spot nodes, the taint has the same key and value.
  package let key: String
  /// The label's value on spot nodes.
  package let value: String
  /// The label's value on on-demand nodes; nil if they do not have the label.
  package let onDemandValue: String?
  /// Seconds from the notice until the provider stops the machine, by default; nil if unknown.
  package let notice: Int?
  /// Seconds of the default notice in which a pod can terminate, if the node reserves as little of it as possible for
  /// system pods; nil if unknown.
  package let podTime: Int?
  /// Whether the provider taints its spot nodes by default.
  package let isTainted: Bool

  /// EKS managed node groups.
  package static let eks = SpotNodeLabel(
    provider: "eks", key: "eks.amazonaws.com/capacityType", value: "SPOT", onDemandValue: "ON_DEMAND",
    notice: 120, podTime: 120, isTainted: false)
  /// Karpenter and EKS Auto Mode.
  package static let karpenter = SpotNodeLabel(
    provider: "karpenter", key: "karpenter.sh/capacity-type", value: "spot", onDemandValue: "on-demand",
    notice: 120, podTime: 120, isTainted: false)
  /// GKE: the kubelet shuts the node down and reserves a part of the 30 seconds for system pods, at least 5 seconds on
  /// Autopilot.
  ///
  /// Since GKE 1.35.0-gke.1171000, node pools of Standard clusters can extend the 30 seconds to at most 120 seconds. No
  /// label shows the extended time, so the facts are the defaults.
  package static let gke = SpotNodeLabel(
    provider: "gke", key: "cloud.google.com/gke-spot", value: "true", onDemandValue: nil, notice: 30,
    podTime: 25, isTainted: false)
  /// GKE's older preemptible machines.
  package static let gkePreemptible = SpotNodeLabel(
    provider: "gke", key: "cloud.google.com/gke-preemptible", value: "true", onDemandValue: nil, notice: 30,
    podTime: 25, isTainted: false)
  package static let aks = SpotNodeLabel(
    provider: "aks", key: "kubernetes.azure.com/scalesetpriority", value: "spot", onDemandValue: nil,
    notice: 30, podTime: 30, isTainted: true)
  /// A plain label that many clusters use; the notice depends on the provider of the machines.
  package static let nodeRole = SpotNodeLabel(
    provider: "node-role", key: "node-role", value: "spot", onDemandValue: nil, notice: nil, podTime: nil,
    isTainted: false)

  /// The taint with the key and the value of the label, which some providers, and many clusters, set on their spot nodes.
  package var taint: Taint { Taint(key: key, value: value, effect: .noSchedule) }

  /// Whether the settings of a node pool can extend the notice, as in Standard clusters of GKE.
  package var isNoticeConfigurable: Bool { provider == Self.gke.provider }

  /// Seconds of the notice in which a pod can terminate with the provider's default settings; nil if unknown.
  ///
  /// On Standard clusters of GKE, the kubelet reserves 15 of the 30 seconds for system pods by default.
  package var defaultPodTime: Int? { provider == Self.gke.provider ? 15 : podTime }

  /// The time for pods, for texts: `120 s`.
  package var podTimeText: String { Self.text(podTime) }
  /// The time for pods with the provider's default settings, for texts: `15 s`.
  package var defaultPodTimeText: String { Self.text(defaultPodTime) }

  private static func text(_ seconds: Int?) -> String { seconds.map { "\($0) s" } ?? "an unknown time" }

  /// All labels.
  package static let all = [eks, karpenter, gke, gkePreemptible, aks, nodeRole]
  /// The current label of each provider.
  package static let current = [eks, karpenter, gke, aks, nodeRole]
  /// Seconds of the notice that are assumed if it is unknown.
  package static let assumedNotice = 120

  /// The current label with a key and a value; nil if there is none.
  package static func current(_ key: String, _ value: String?) -> SpotNodeLabel? {
    current.first { $0.key == key && $0.value == value }
  }

  private static let byKey = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })

  /// The facts about a label key; nil if it is not a spot label.
  package static func of(key: String) -> SpotNodeLabel? { byKey[key] }
}
