internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct MeshConditionFalse: Rule {
  static let card = RuleCard(
    id: "mesh-condition-false", topic: .mesh, .warning, in: .default,
    summary: "Status of an Istio object, Gateway API object, or Service has a condition with the value False",
    why:
      "For most conditions, False means that the controller rejected the object or could not apply all of it. Some or all of its settings are then not active. For a Service, only conditions of Istio are checked.",
    fix:
      "correct the cause that the condition's message describes, such as a reference to a missing object. The controller then updates the condition. If False is a normal value of the condition, allow the finding with a reason",
    covers: CompatibleIDs(istioctl: ["IST0171"]),
    examples: [
      .failing(
        """
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: shop}
        spec:
          targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: shop}]
          rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]
        status:
          conditions:
          - {type: WaypointAccepted, status: "False", reason: TargetNotFound}  # flagged
        """),
      .passing(
        """
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: shop}
        spec:
          targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: shop}]
          rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]
        status:
          conditions:
          - {type: WaypointAccepted, status: "True", reason: Accepted}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    guard Self.isOfMesh(manifest) else { return [] }
    let status = manifest.root["status"]
    guard status.exists else { return [] }
    let conditions = status["conditions"].items + status["parents"].items.flatMap { $0["conditions"].items }
    return conditions.compactMap { condition in
      guard condition["status"].plainText == "False", let type = condition["type"].text,
        manifest.kind != "Service" || type.hasPrefix("istio.io/")
      else { return nil }
      let reason = condition["message"].text ?? condition["reason"].text ?? ""
      return finding(
        at: condition, "condition '\(type)' is False\(reason.isEmpty ? "" : ": \(reason.prefix(200))")")
    }
  }

  private static func isOfMesh(_ manifest: Manifest) -> Bool {
    APIGroup.isIstio(manifest.group) || manifest.group == APIGroup.gatewayAPI
      || manifest.groupKind == .service
  }
}
