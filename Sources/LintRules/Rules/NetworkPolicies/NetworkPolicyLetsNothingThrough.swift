internal import Diagnostics

/// Pods that nobody reaches, or that reach nobody.
struct NetworkPolicyLetsNothingThrough: Rule {
  static let card = RuleCard(
    id: "network-policy-lets-nothing-through", .info, in: nil,
    summary: "The NetworkPolicies of a workload's pods let nothing in, or nothing out.",
    why: "A pod that may not even ask for names is mostly a policy that somebody has not finished.",
    fix: "say in ingress and egress what gets through, or allow this finding where nothing is meant to",
    covers: CompatibleIDs(polaris: ["missingNetworkPolicy"]),
    examples: [
      .failing(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: web}
        spec:
          podSelector: {matchLabels: {app: web}}
          policyTypes: [Ingress, Egress]
          ingress: [{from: [{podSelector: {}}]}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web  # flagged
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
          podSelector: {matchLabels: {app: web}}
          policyTypes: [Ingress, Egress]
          ingress: [{from: [{podSelector: {}}]}]
          egress: [{to: [{podSelector: {}}]}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let (into, out) = (fleet.traffic.letsNothingIn(to: workload), fleet.traffic.letsNothingOut(of: workload))
    guard into || out else { return [] }
    let way = into && out ? "in or out" : into ? "in" : "out"
    return [
      finding(
        at: workload.manifest.root["metadata"]["name"],
        "the NetworkPolicies of \(workload.manifest.title) let nothing \(way)")
    ]
  }
}
