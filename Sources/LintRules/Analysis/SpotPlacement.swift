/// What a workload says of spot nodes.
struct SpotPlacement {
  /// What sends all pods to spot nodes: the node label with its part.
  let required: (key: String, field: ManifestField)?
  /// The tolerations of spot taints.
  let tolerations: [ManifestField]
  /// Whether anything asks for spot nodes, strictly or by preference.
  let isAskedFor: Bool
  private let toleratedKeys: Set<String>

  init(_ workload: Workload) {
    let affinity = workload.pod["affinity"]["nodeAffinity"]
    let hard = affinity["requiredDuringSchedulingIgnoredDuringExecution"]["nodeSelectorTerms"].items
    let soft = affinity["preferredDuringSchedulingIgnoredDuringExecution"].items.map { $0["preference"] }
    let selected = workload.pod["nodeSelector"].entries
      .filter { Self.isSpot($0.key, $0.value.plainText ?? "") }.map { ($0.key, $0.value) }
    let needed = hard.count == 1 ? Self.spotLabels(hard) : []
    required = (selected + needed).first
    isAskedFor = required != nil || !Self.spotLabels(hard + soft).isEmpty
    let all = workload.pod["tolerations"].items
    tolerations = all.map { $0["key"] }.filter { key in key.text.map(Self.labels.keys.contains) ?? false }
    toleratedKeys = Set(all.map { $0["key"].text ?? "*" })
  }

  /// Whether a taint of the key would let the pods in.
  func isTolerated(_ key: String) -> Bool { toleratedKeys.contains(key) || toleratedKeys.contains("*") }

  /// How long a pod has after a reclaim was announced, in seconds; nil if nobody knows.
  static func notice(of key: String) -> Int? {
    switch key {
    case "eks.amazonaws.com/capacityType", "karpenter.sh/capacity-type": 120
    case "cloud.google.com/gke-spot", "cloud.google.com/gke-preemptible": 25
    case "kubernetes.azure.com/scalesetpriority": 30
    default: nil
    }
  }

  /// The labels that spot nodes have, with their values.
  private static let labels = [
    "eks.amazonaws.com/capacityType": "SPOT", "karpenter.sh/capacity-type": "spot",
    "cloud.google.com/gke-spot": "true", "cloud.google.com/gke-preemptible": "true",
    "kubernetes.azure.com/scalesetpriority": "spot", "node-role": "spot",
  ]

  private static func isSpot(_ key: String, _ value: String) -> Bool { labels[key] == value }

  /// The expressions that admit spot nodes only.
  private static func spotLabels(_ terms: [ManifestField]) -> [(String, ManifestField)] {
    terms.flatMap { $0["matchExpressions"].items }.compactMap { expression in
      let values = expression["values"].texts
      guard expression["operator"].text == "In", let key = expression["key"].text,
        values.count == 1, isSpot(key, values[0])
      else { return nil }
      return (key, expression["key"])
    }
  }
}
