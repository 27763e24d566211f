internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct MeshSelectorSelectsNothing: Rule {
  static let card = RuleCard(
    id: "mesh-selector-selects-nothing", topic: .mesh, .warning, in: .default,
    summary: "Selector of an Istio object matches no declared pods",
    why:
      "Istio applies the settings only to pods that the selector matches. The pods that you want to configure run without these settings.",
    fix:
      "set the labels in the selector to labels from the template of the intended pods, or add the workload to the input. If an operator creates the pods, allow the finding with a reason. The object must be in the namespace of the pods. Of the kinds that the rule checks, only EnvoyFilter, RequestAuthentication, and WasmPlugin objects in the root namespace also apply to pods of other namespaces. In the root namespace, Istio ignores a PeerAuthentication with a selector",
    covers: CompatibleIDs(istioctl: ["IST0101"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: Sidecar
        metadata: {name: shop}
        spec:
          workloadSelector:
            labels:  # flagged
              app: shopp
          egress: [{hosts: ["./*"]}]
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: Sidecar
        metadata: {name: shop}
        spec:
          workloadSelector:
            labels:
              app: shop
          egress: [{hosts: ["./*"]}]
        """),
    ])

  func check(_ settings: MeshSettings, in context: LintContext) -> [Finding] {
    let labels = settings.labels.textMap
    guard !labels.isEmpty, context.isWhole || context.relations.hasWorkloads(in: settings.manifest.namespace)
    else {
      return []
    }
    // In the root namespace, objects of some kinds apply to the whole mesh. The pods of gateways are often part of an
    // installation, which is not in the input.
    let selector = Selector(labels: labels)
    let isIdle =
      settings.manifest.namespace == SystemNamespace.istio && Self.meshWide.contains(settings.manifest.kind)
      ? !context.relations.hasWorkloads(selector)
      : !context.relations.hasWorkloads(selector, in: settings.manifest.namespace)
    // `authorization-selects-nothing` reports AuthorizationPolicies.
    guard isIdle, settings.manifest.kind != "AuthorizationPolicy", !selector.selectsInstalledGateways
    else { return [] }
    return [finding(at: settings.labels, "\(settings.manifest.title) selects no declared pods")]
  }

  /// The kinds of objects that select pods of all namespaces if the object is in the root namespace.
  private static let meshWide: Set<String> = [
    "EnvoyFilter", "RequestAuthentication", "WasmPlugin",
  ]
}
