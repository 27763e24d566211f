internal import Diagnostics
internal import LintEngine

struct NetworkPolicySelectsNothing: Rule {
  static let card = RuleCard(
    id: "network-policy-selects-nothing", topic: .networkPolicies, .warning, in: .default,
    summary: "NetworkPolicy selects no declared pods",
    why:
      "The policy applies to none of the declared pods. The pods that you want to protect stay open to all connections, unless another policy restricts them. In that case, connections that only this policy allows are blocked.",
    fix:
      "replace the content of spec.podSelector with matchLabels that select the pods that you want to protect, and set metadata.namespace to the namespace of the pods. Alternatively, add the workload to the input. If an operator creates the pods, allow the finding with a reason",
    covers: CompatibleIDs(
      kubeLinter: ["dangling-networkpolicy"],
      kubeScore: ["networkpolicy-targets-pod"]),
    examples: [
      .failing(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: web}
        spec:
          podSelector:  # flagged
            matchLabels: {app: wob}
          policyTypes: [Ingress]
          ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
        """),
      .passing(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: web}
        spec:
          podSelector:
            matchLabels: {app: web}
          policyTypes: [Ingress]
          ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
        """),
    ])

  func check(_ policy: NetworkPolicy, in context: LintContext) -> [Finding] {
    guard !policy.selector.isEmpty, !context.relations.hasWorkloads(policy.selector, in: policy.namespace)
    else { return [] }
    return [
      finding(at: policy.spec["podSelector"], "\(policy.manifest.title) selects no declared pods")
    ]
  }
}
