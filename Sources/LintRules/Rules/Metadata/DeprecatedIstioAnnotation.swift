internal import Diagnostics

/// A setting that Istio is going to forget.
struct DeprecatedIstioAnnotation: Rule {
  static let card = RuleCard(
    id: "deprecated-istio-annotation", .info, in: .production,
    summary: "An annotation of Istio's is deprecated.",
    why: "A later Istio does not read it any more, and the setting is silently lost.",
    fix: "for injection use the label of the same name; for the rest proxy.istio.io/config",
    covers: CompatibleIDs(istioctl: ["IST0135"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata:
              annotations:
                sidecar.istio.io/statsInclusionPrefixes: cluster.outbound  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web, sidecar.istio.io/inject: "true"}}
        """),
    ])

  func check(_ annotation: WrittenAnnotation, in fleet: Fleet) -> [Finding] {
    guard annotation.meaning?.standing == .deprecated else { return [] }
    // Whoever has the label, too, knows, and keeps the annotation for an older Istio.
    let labels = [
      annotation.value.manifest.root["metadata"],
      annotation.value.manifest.root["spec"]["template"]["metadata"],
    ]
    guard !labels.contains(where: { $0["labels"][annotation.key].exists }) else { return [] }
    return [finding(at: annotation.value, "'\(annotation.key)' is deprecated")]
  }
}
