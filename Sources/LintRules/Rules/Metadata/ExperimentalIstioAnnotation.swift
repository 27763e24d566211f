internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct ExperimentalIstioAnnotation: Rule {
  static let card = RuleCard(
    id: "experimental-istio-annotation", topic: .metadata, .info, in: nil,
    summary: "Object has an Istio annotation in the alpha stage",
    why:
      "Istio can change or remove an alpha annotation in any release. The setting can then lose its effect, and Istio reports no error.",
    fix:
      "remove the annotation if you do not need the setting. Otherwise, allow the finding with a reason, and read Istio's release notes about the annotation before each upgrade. For a deprecated annotation, follow the fix of deprecated-istio-annotation instead",
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
              labels: {app: web}
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
        """),
    ])

  func check(_ annotation: WrittenAnnotation, in context: LintContext) -> [Finding] {
    // Deprecated annotations are also in the alpha stage, except the one for injection.
    guard let standing = annotation.meaning?.standing, standing != .kept,
      annotation.key != InjectionKey.pod
    else { return [] }
    return [finding(at: annotation.value, "annotation '\(annotation.key)' is in the alpha stage")]
  }
}
