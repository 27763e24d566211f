internal import Diagnostics

/// Settings of a proxy that is not there.
struct SidecarInAmbient: Rule {
  static let card = RuleCard(
    id: "sidecar-in-ambient", .warning, in: .default,
    summary: "A Sidecar is in a namespace whose pods have none.",
    why: "In the ambient mesh pods have no sidecar, and what the object says holds for nobody.",
    fix: "remove the Sidecar, or the label of the ambient mesh",
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
        metadata: {name: shop, namespace: shop}
        spec: {egress: [{hosts: ["./*"]}]}
        """),
    ])

  func check(_ sidecar: Sidecar, in fleet: Fleet) -> [Finding] {
    guard let space = fleet.manifest(NamespaceObject.type, "", sidecar.namespace) else { return [] }
    let labels = space.root["metadata"]["labels"]
    guard labels["istio.io/dataplane-mode"].text == "ambient", labels["istio-injection"].text != "enabled",
      !labels["istio.io/rev"].exists
    else { return [] }
    return [
      finding(
        at: sidecar.root["metadata"]["name"],
        "the pods of the namespace '\(sidecar.namespace)' have no sidecars",
        notes: [labels["istio.io/dataplane-mode"].note("they are in the ambient mesh")])
    ]
  }
}
