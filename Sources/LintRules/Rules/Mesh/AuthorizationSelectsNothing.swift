internal import Diagnostics

/// A guard in front of nobody.
struct AuthorizationSelectsNothing: Rule {
  static let card = RuleCard(
    id: "authorization-selects-nothing", .warning, in: .default,
    summary: "An AuthorizationPolicy whose selector fits no pods guards none.",
    why: "The pods that were meant stay open.",
    fix: "use the labels of the pod template",
    covers: CompatibleIDs(istioctl: ["IST0127"]),
    examples: [
      .failing(
        """
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: web}
        spec:
          selector:  # flagged
            matchLabels: {app: wob}
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: shop}}
          rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]
        """),
    ])

  func check(_ policy: AuthorizationPolicy, in fleet: Fleet) -> [Finding] {
    let selector = Selector(policy.spec["selector"])
    // In the root namespace a policy is for the whole mesh.
    let isForAll = policy.namespace == "istio-system"
    guard !policy.spec["targetRefs"].exists, !policy.spec["targetRef"].exists,
      !(selector.isEmpty && (isForAll || fleet.workloads.isEmpty))
    else { return [] }
    let isIdle =
      isForAll
      ? !fleet.wiring.hasWorkloads(selector)
      : !fleet.wiring.hasWorkloads(selector, in: policy.namespace)
    guard isIdle else { return [] }
    let part = policy.spec["selector"]
    return [
      finding(
        at: part.exists ? part : policy.manifest.root["metadata"]["name"],
        "no pod is one that \(policy.manifest.title) guards")
    ]
  }
}
