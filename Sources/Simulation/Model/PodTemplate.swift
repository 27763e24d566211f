internal import KubernetesFacts
internal import ManifestTree

/// The parts of a pod's metadata and spec that affect scheduling and timing.
struct PodTemplate: Sendable {
  let namespace: String
  let labels: [String: String]
  let requests: ScheduledRequests
  let hostPorts: [HostPort]
  let requirement: NodeRequirement
  let preferredNodes: [(weight: Int, term: NodeSelectorTerm)]
  var tolerations: [Toleration]
  let nodeName: String?
  let schedulerName: String
  let gates: [String]
  let priority: PriorityRequest
  let spread: [SpreadConstraint]
  let hasSpread: Bool
  let affinity: [PodTerm]
  let antiAffinity: [PodTerm]
  /// Preferred affinity with positive weights, preferred anti-affinity with negative ones.
  let preferred: [(weight: Int, term: PodTerm)]
  /// The claims that the pod's volumes name.
  let claimNames: [String]
  let hasLocalData: Bool
  let image: String
  let lifecycle: PodLifecycle
  /// Why the API server rejects pods of the template; nil if it accepts them.
  let refusal: String?

  /// The priority that a pod requests.
  struct PriorityRequest: Sendable {
    let className: String?
    let value: Int?
    let neverPreempts: Bool?
  }

  /// Reads a pod template or a pod.
  /// - Parameter labels: the pod's labels, including those that its controller adds.
  init(_ template: Node, namespace: String, labels: [String: String], overhead: Amounts = [:]) {
    let pod = template.at("spec")
    self.namespace = namespace
    self.labels = labels
    let written = pod.at("overhead").exists ? Amounts(pod.at("overhead")) : overhead
    requests = ScheduledRequests(pod, overhead: written)
    hostPorts = HostPort.all(in: pod)
    requirement = NodeRequirement(pod)
    preferredNodes = pod.at("affinity", "nodeAffinity", "preferredDuringSchedulingIgnoredDuringExecution")
      .items
      .map { ($0.at("weight").count ?? 0, NodeSelectorTerm($0.at("preference"))) }
    tolerations = pod.at("tolerations").items.map(Toleration.init).withDefaults()
    nodeName = pod.at("nodeName").text.flatMap { $0.isEmpty ? nil : $0 }
    schedulerName = pod.at("schedulerName").text.flatMap { $0.isEmpty ? nil : $0 } ?? PodDefaults.scheduler
    gates = pod.at("schedulingGates").items.compactMap { $0.at("name").text }
    priority = PriorityRequest(
      className: pod.at("priorityClassName").text, value: pod.at("priority").count,
      neverPreempts: pod.at("preemptionPolicy").text.map { $0 == "Never" })
    let constraints = pod.at("topologySpreadConstraints").items
    spread = constraints.map { SpreadConstraint($0, labels: labels, namespace: namespace) }
    hasSpread = !constraints.isEmpty
    func terms(_ kind: String) -> [PodTerm] {
      pod.at("affinity", kind, "requiredDuringSchedulingIgnoredDuringExecution").items
        .map { PodTerm($0, labels: labels, namespace: namespace) }
    }
    func preferences(_ kind: String, sign: Int) -> [(weight: Int, term: PodTerm)] {
      pod.at("affinity", kind, "preferredDuringSchedulingIgnoredDuringExecution").items.map {
        (
          sign * ($0.at("weight").count ?? 0),
          PodTerm($0.at("podAffinityTerm"), labels: labels, namespace: namespace)
        )
      }
    }
    affinity = terms("podAffinity")
    antiAffinity = terms("podAntiAffinity")
    preferred = preferences("podAffinity", sign: 1) + preferences("podAntiAffinity", sign: -1)
    claimNames = pod.at("volumes").items.compactMap { $0.at("persistentVolumeClaim", "claimName").text }
    hasLocalData = pod.at("volumes").items.contains { $0.at("emptyDir").exists }
    image = pod.at("containers").items.compactMap { $0.at("image").text }.joined(separator: " ")
    lifecycle = PodLifecycle(template)
    refusal = Self.refusal(pod)
  }

  /// The error for a key that is in both `matchLabelKeys` and the selector of a term or constraint; nil if there is no
  /// such key.
  private static func refusal(_ pod: Node) -> String? {
    func clash(_ node: Node, _ path: String) -> String? {
      let selector = node.at("labelSelector")
      let keys = Set(selector.at("matchLabels").entries.map(\.key))
        .union(selector.at("matchExpressions").items.compactMap { $0.at("key").text })
      let twice = node.at("matchLabelKeys").texts.first(where: keys.contains)
      return twice.map {
        "\(path).matchLabelKeys: Invalid value: \"\($0)\": exists in both matchLabelKeys and labelSelector"
      }
    }
    for kind in ["podAffinity", "podAntiAffinity"] {
      let affinity = pod.at("affinity", kind)
      let required = affinity.at("requiredDuringSchedulingIgnoredDuringExecution").items
      for (number, term) in required.enumerated() {
        let path = "spec.affinity.\(kind).requiredDuringSchedulingIgnoredDuringExecution[\(number)]"
        if let message = clash(term, path) { return message }
      }
      let preferred = affinity.at("preferredDuringSchedulingIgnoredDuringExecution").items
      for (number, term) in preferred.enumerated() {
        let path =
          "spec.affinity.\(kind).preferredDuringSchedulingIgnoredDuringExecution[\(number)].podAffinityTerm"
        if let message = clash(term.at("podAffinityTerm"), path) { return message }
      }
    }
    for (number, constraint) in pod.at("topologySpreadConstraints").items.enumerated() {
      if let message = clash(constraint, "spec.topologySpreadConstraints[\(number)]") { return message }
    }
    return nil
  }
}
