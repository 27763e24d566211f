internal import Diagnostics
internal import LintEngine

struct NoNetworkPolicy: Rule {
  static let card = RuleCard(
    id: "no-network-policy", topic: .networkPolicies, .info, in: nil,
    summary: "No NetworkPolicy selects the workload's pods",
    why:
      "Kubernetes allows all connections to and from a pod that no policy selects. Any pod in the cluster can usually connect to the workload, including a compromised pod.",
    fix:
      "add a NetworkPolicy that selects the pods and allows connections only from their callers. In an ambient mesh, also allow port 15008 for the callers, and ingress from 169.254.7.127/32 and fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128 for the probes of the kubelet. For pods with 'hostNetwork: true', allow the finding with a reason, because most network plugins do not apply NetworkPolicies to such pods. Also allow the finding if policies of the network plugin, such as CiliumNetworkPolicies, restrict the pods",
    specFix:
      "add '.networkPolicies' to 'derivedFromCalls' of the app, and do not turn off the default 'policies' of the service. For a service with 'Relax(.hostNetwork, because: …)', allow the finding with a reason, because most network plugins do not apply NetworkPolicies to such pods. If policies outside the spec restrict the pods, allow the finding with a reason",
    covers: CompatibleIDs(kubeLinter: ["non-isolated-pod"], checkov: ["CKV2_K8S_6"]),
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
          policyTypes: [Ingress]
          ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard !context.relations.isIsolated(workload) else { return [] }
    return [
      finding(
        at: workload.manifest.root["metadata"]["name"],
        "no NetworkPolicy selects \(workload.podsTitle)")
    ]
  }
}
