internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct RequestAboveLimit: Rule {
  static let card = RuleCard(
    id: "request-above-limit", topic: .resources, .error, in: .default,
    summary: "Resource request is above the limit",
    why:
      "The API server rejects a workload or pod whose request exceeds its limit. The previous version keeps running, and a new workload is not created. Kubernetes before 1.34 accepts a StatefulSet, but rejects its new pods.",
    fix: "raise the limit to the request, or lower the request to the limit",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                resources:
                  requests:
                    memory: 1Gi  # flagged
                  limits: {memory: 512Mi}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                resources:
                  requests:
                    memory: 512Mi
                  limits: {memory: 512Mi}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    findings(for: .requestAboveLimit, in: manifest)
  }
}
