internal import Diagnostics
internal import LintEngine

struct NetworkPolicyPeerSelectsNothing: Rule {
  static let card = RuleCard(
    id: "network-policy-peer-selects-nothing", topic: .networkPolicies, .warning, in: .default,
    summary: "Peer in a NetworkPolicy selects no declared pods",
    why:
      "If the podSelector matches no pods in the policy's namespace, the peer allows no traffic. The pods that you want to allow are blocked, unless another peer, rule, or policy allows them.",
    fix:
      "replace the content of the peer's podSelector with matchLabels that select the pods that you want to allow. Alternatively, add the workload of these pods to the input. For pods in another namespace, add a namespaceSelector. If an operator creates the pods, allow the finding with a reason",
    covers: CompatibleIDs(kubeLinter: ["dangling-networkpolicypeer-podselector"]),
    examples: [
      .failing(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: web}
        spec:
          podSelector: {matchLabels: {app: web}}
          policyTypes: [Ingress]
          ingress:
          - from:
            - podSelector:  # flagged
                matchLabels: {app: wob}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
      .passing(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: web}
        spec:
          podSelector: {matchLabels: {app: web}}
          policyTypes: [Ingress]
          ingress:
          - from:
            - podSelector:
                matchLabels: {app: web}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ policy: NetworkPolicy, in context: LintContext) -> [Finding] {
    let peers =
      policy.spec["ingress"].items.flatMap { $0["from"].items }
      + policy.spec["egress"].items.flatMap { $0["to"].items }
    return peers.compactMap { peer in
      let selector = Selector(peer["podSelector"])
      guard !peer["namespaceSelector"].exists, !selector.isEmpty,
        !context.relations.hasWorkloads(selector, in: policy.namespace)
      else { return nil }
      return finding(
        at: peer["podSelector"], "the peer's podSelector matches no declared pods in the policy's namespace")
    }
  }
}
