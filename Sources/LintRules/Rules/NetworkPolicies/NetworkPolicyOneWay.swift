internal import Diagnostics
internal import LintEngine

struct NetworkPolicyOneWay: Rule {
  static let card = RuleCard(
    id: "network-policy-one-way", topic: .networkPolicies, .info, in: nil,
    summary: "NetworkPolicies leave incoming or outgoing traffic of a workload unrestricted",
    why:
      "Without an ingress policy, any pod in the cluster can usually connect to the workload. Without an egress policy, an attacker in the pod can connect to every address that the network reaches.",
    fix:
      "add a NetworkPolicy with the policyTypes Ingress and Egress that allows only the needed connections, including DNS. In an Istio mesh, also allow egress of sidecars to istiod. In ambient mode, allow ingress and egress on port 15008, and ingress from 169.254.7.127/32 and fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128 for the probes of the kubelet. For pods with 'hostNetwork: true', allow the finding with a reason, because most network plugins do not apply NetworkPolicies to such pods. Also allow the finding if policies of the network plugin, such as CiliumNetworkPolicies, restrict the pods",
    specFix:
      "add '.networkPolicies' to 'derivedFromCalls' of the app, and do not turn off the default 'policies' of the service. For a service with 'Relax(.hostNetwork, because: …)', allow the finding with a reason, because most network plugins do not apply NetworkPolicies to such pods. If policies outside the spec restrict the pods, allow the finding with a reason",
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
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: web}
        spec:
          podSelector: {matchLabels: {app: web}}
          ingress: [{from: [{podSelector: {}}]}]
          egress: []  # without policyTypes, an empty list does not restrict outgoing traffic
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
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

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let (into, out) = (
      context.traffic.guardsIngress(of: workload), context.traffic.guardsEgress(of: workload)
    )
    guard !into || !out else { return [] }
    let what = into ? "outgoing" : out ? "incoming" : "incoming or outgoing"
    return [
      finding(
        at: workload.manifest.root["metadata"]["name"],
        "no NetworkPolicy restricts the \(what) traffic of \(workload.manifest.title)")
    ]
  }
}
