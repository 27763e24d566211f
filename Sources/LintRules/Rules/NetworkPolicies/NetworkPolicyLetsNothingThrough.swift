internal import Diagnostics
internal import LintEngine

struct NetworkPolicyLetsNothingThrough: Rule {
  static let card = RuleCard(
    id: "network-policy-lets-nothing-through", topic: .networkPolicies, .info, in: nil,
    summary: "NetworkPolicies deny all incoming or all outgoing traffic of a workload",
    why:
      "A pod without allowed egress usually cannot resolve DNS names or reach other services. A pod without allowed ingress usually cannot serve requests from other pods. Such policies are often incomplete.",
    fix:
      "add ingress rules for the callers if ingress is denied, and egress rules for DNS and the called services if egress is denied. For denied ingress in Istio's ambient mode, also allow port 15008, and the addresses 169.254.7.127/32 and fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128 for the probes of the kubelet. For denied egress in an Istio mesh, also allow sidecars to connect to istiod, and port 15008 in ambient mode. If the isolation is intentional, allow the finding with a reason",
    specFix:
      "add 'Calls(\"…\")' with the name of the isolated service to each calling service, or add 'Expose' or 'Authorize' for callers outside the app. If 'DenyByDefault' denies all traffic of a service, render the service's own NetworkPolicy with '.networkPolicies' in 'derivedFromCalls' and the default 'policies'. If the isolation is intentional, allow the finding with a reason",
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
          replicas: 3
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
          policyTypes: [Ingress, Egress]
          ingress: [{from: [{podSelector: {}}]}]
          egress: [{to: [{podSelector: {}}]}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
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

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let (into, out) = (
      context.traffic.letsNothingIn(to: workload), context.traffic.letsNothingOut(of: workload)
    )
    guard into || out else { return [] }
    let way = into && out ? "all traffic" : into ? "all incoming traffic" : "all outgoing traffic"
    return [
      finding(
        at: workload.manifest.root["metadata"]["name"],
        "NetworkPolicies deny \(way) of \(workload.manifest.title)")
    ]
  }
}
