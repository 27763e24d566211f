internal import Diagnostics
internal import LintEngine

struct InvalidIstioAnnotation: Rule {
  static let card = RuleCard(
    id: "invalid-istio-annotation", topic: .metadata, .error, in: .default,
    summary: "Istio annotation has an invalid value",
    why:
      "If a pod has an annotation with an invalid value, the sidecar injection or the setup of the sidecar can fail. New pods are then rejected or do not start.",
    fix:
      "set the annotation to a value that the finding lists as expected, with quotes around numbers and booleans",
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
              labels: {app: web}
              annotations:
                traffic.sidecar.istio.io/includeInboundPorts: "8080, http"  # flagged
                sidecar.istio.io/proxyMemoryLimit: 128MB  # flagged
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
              annotations:
                traffic.sidecar.istio.io/includeInboundPorts: "8080, 9090"
                sidecar.istio.io/proxyMemoryLimit: 128Mi
        """),
    ])

  func check(_ annotation: WrittenAnnotation, in context: LintContext) -> [Finding] {
    // Istio ignores an annotation on another kind of object, which `misplaced-istio-annotation` reports.
    guard let meaning = annotation.meaning, meaning.kinds.contains(annotation.place),
      let text = annotation.value.plainText, let expectation = meaning.form.expectation(of: text)
    else { return [] }
    return [
      finding(
        at: annotation.value, "invalid value '\(text)' for '\(annotation.key)': expected \(expectation)")
    ]
  }
}
