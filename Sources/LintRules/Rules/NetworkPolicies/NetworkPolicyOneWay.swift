internal import Diagnostics

/// Pods that are closed in one direction at most.
struct NetworkPolicyOneWay: Rule {
  static let card = RuleCard(
    id: "network-policy-one-way", .info, in: nil,
    summary: "No NetworkPolicy holds for what a pod gets, or none for what it sends.",
    why: "Whoever breaks in may talk to everybody, or everybody may try to break in.",
    fix: "add a NetworkPolicy with ingress and egress for the pods",
    covers: CompatibleIDs(kubeScore: ["pod-networkpolicy"], polaris: ["missingNetworkPolicy"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web  # flagged
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
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: web}
        spec:
          podSelector: {matchLabels: {app: web}}
          policyTypes: [Ingress, Egress]
          ingress: [{from: [{podSelector: {}}]}]
          egress: [{to: [{podSelector: {}}]}]
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let (into, out) = (fleet.traffic.guardsIngress(of: workload), fleet.traffic.guardsEgress(of: workload))
    guard !into || !out else { return [] }
    let what = into ? "sends" : out ? "gets" : "gets and sends"
    return [
      finding(
        at: workload.manifest.root["metadata"]["name"],
        "no NetworkPolicy holds for what \(workload.manifest.title) \(what)")
    ]
  }
}
