internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct UnresolvedReference: Rule {
  static let card = RuleCard(
    id: "unresolved-reference", topic: .schema, .error, in: .default,
    summary: "Field references a container, claim, or other part that the same object does not declare",
    why:
      "The API server checks references inside an object, and rejects the object if the target does not exist.",
    fix: "declare the part that the finding names, or correct the name in the field",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
                resources:
                  claims:
                  - name: gpu  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              resourceClaims: [{name: gpu, resourceClaimTemplateName: gpu}]
              containers:
              - name: web
                image: web:1.0
                resources:
                  claims:
                  - name: gpu
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    findings(for: .reference, in: manifest)
  }
}
