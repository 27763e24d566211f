internal import Diagnostics

/// A setting without a promise.
struct ExperimentalIstioAnnotation: Rule {
  static let card = RuleCard(
    id: "experimental-istio-annotation", .info, in: nil,
    summary: "An annotation of Istio's is of the alpha stage.",
    why: "Istio may change or drop it in any release.",
    fix: "look it up in the notes of each release of Istio before an upgrade",
    covers: CompatibleIDs(istioctl: ["IST0136"]),
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
                sidecar.istio.io/logLevel: debug  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata:
              labels: {app: web}
              annotations: {proxy.istio.io/config: "concurrency: 2"}
        """),
    ])

  func check(_ annotation: WrittenAnnotation, in fleet: Fleet) -> [Finding] {
    // Deprecated ones never got past that stage.
    guard let standing = annotation.meaning?.standing, standing != .kept,
      annotation.key != "sidecar.istio.io/inject"
    else { return [] }
    return [finding(at: annotation.value, "'\(annotation.key)' is of the alpha stage")]
  }
}
