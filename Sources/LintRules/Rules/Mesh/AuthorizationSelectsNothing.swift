internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct AuthorizationSelectsNothing: Rule {
  static let card = RuleCard(
    id: "authorization-selects-nothing", topic: .mesh, .warning, in: .default,
    summary: "AuthorizationPolicy selects no declared pods",
    why:
      "The rules of the policy are enforced for none of the declared pods. Requests that you want to deny reach the pods, unless another policy denies these requests. If ALLOW policies apply to the pods, requests that only this policy allows are rejected.",
    fix:
      "set spec.selector.matchLabels, if the policy has a selector, to labels from the pod template. Outside the root namespace, also set metadata.namespace to the namespace of the pods. Alternatively, add the workload to the input. If an operator creates the pods, allow the finding with a reason. For a waypoint, replace the selector with targetRefs",
    covers: CompatibleIDs(istioctl: ["IST0127"]),
    examples: [
      .failing(
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
          selector:  # flagged
            matchLabels: {app: wob}
          rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]
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
          selector:
            matchLabels: {app: shop}
          rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]
        """),
    ])

  func check(_ policy: AuthorizationPolicy, in context: LintContext) -> [Finding] {
    let selector = Selector(policy.spec["selector"])
    // A policy in the root namespace applies to the whole mesh.
    let isForAll = policy.namespace == SystemNamespace.istio
    guard !policy.spec["targetRefs"].exists, !policy.spec["targetRef"].exists,
      !(selector.isEmpty && (isForAll || context.workloads.isEmpty))
    else { return [] }
    // The pods of gateways are often part of an installation, which is not in the input.
    if selector.selectsInstalledGateways, !context.isWhole, !context.relations.hasWorkloads(selector) {
      return []
    }
    let isIdle =
      isForAll
      ? !context.relations.hasWorkloads(selector)
      : !context.relations.hasWorkloads(selector, in: policy.namespace)
    guard isIdle else { return [] }
    let field = policy.spec["selector"]
    return [
      finding(
        at: field.exists ? field : policy.manifest.root["metadata"]["name"],
        "\(policy.manifest.title) selects no declared pods")
    ]
  }
}
