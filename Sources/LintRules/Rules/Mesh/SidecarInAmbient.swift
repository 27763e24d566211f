internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct SidecarInAmbient: Rule {
  static let card = RuleCard(
    id: "sidecar-in-ambient", topic: .mesh, .warning, in: .default,
    summary: "Sidecar object is in a namespace of the ambient mesh",
    why:
      "Pods in the ambient mesh have no sidecar proxy that reads the Sidecar object, unless their template requests one. Without a proxy, the object's limits on outgoing calls have no effect.",
    fix:
      "remove the Sidecar object, or replace the namespace's label istio.io/dataplane-mode with 'istio-injection: enabled', or istio.io/rev with a revision, and restart the pods. If pods in the namespace request a sidecar in their template, allow the finding with a reason",
    specFix:
      "declare 'derivedFromCalls' without '.sidecars', or replace the label istio.io/dataplane-mode of the 'Namespace' with 'istio-injection: enabled', or istio.io/rev with a revision, and restart the pods. If pods in the namespace request a sidecar in their template, allow the finding with a reason",
    covers: CompatibleIDs(istioctl: ["IST0167"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient}}
        ---
        apiVersion: networking.istio.io/v1
        kind: Sidecar
        metadata:
          name: shop  # flagged
          namespace: shop
        spec: {egress: [{hosts: ["./*"]}]}
        """),
      .passing(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {istio-injection: enabled}}
        ---
        apiVersion: networking.istio.io/v1
        kind: Sidecar
        metadata:
          name: shop
          namespace: shop
        spec: {egress: [{hosts: ["./*"]}]}
        """),
    ])

  func check(_ sidecar: Sidecar, in context: LintContext) -> [Finding] {
    guard let space = context.manifest(NamespaceObject.type, "", sidecar.namespace) else { return [] }
    let labels = space.root["metadata"]["labels"]
    guard labels[InjectionKey.dataplaneMode].text == "ambient",
      labels[InjectionKey.namespace].text != "enabled",
      !labels[InjectionKey.revision].exists
    else { return [] }
    return [
      finding(
        at: sidecar.root["metadata"]["name"],
        "pods in the namespace '\(sidecar.namespace)' get no sidecar proxy unless their template requests one",
        notes: [labels[InjectionKey.dataplaneMode].note("the namespace is in the ambient mesh")])
    ]
  }
}
