internal import Diagnostics

/// A setting that the sidecar cannot read.
struct InvalidIstioAnnotation: Rule {
  static let card = RuleCard(
    id: "invalid-istio-annotation", .error, in: .default,
    summary: "An annotation of Istio's has a value that is not of its form.",
    why: "The injection of the sidecar fails, and no pod of the workload is created.",
    fix: "write a value of the form that Istio reads",
    covers: CompatibleIDs(istioctl: ["IST0125"]),
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
                traffic.sidecar.istio.io/excludeOutboundPorts: "5432, mysql"  # flagged
                readiness.status.sidecar.istio.io/periodSeconds: 5s  # flagged
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
              annotations: {traffic.sidecar.istio.io/includeInboundPorts: "8080"}
        """),
    ])

  func check(_ annotation: WrittenAnnotation, in fleet: Fleet) -> [Finding] {
    guard let text = annotation.value.plainText,
      let expectation = annotation.meaning?.form.expectation(of: text)
    else { return [] }
    return [finding(at: annotation.value, "'\(annotation.key)' is '\(text)', expected \(expectation)")]
  }
}
