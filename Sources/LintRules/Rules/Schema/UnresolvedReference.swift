internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct UnresolvedReference: Rule {
  static let card = RuleCard(
    id: "unresolved-reference", .error, in: .default,
    summary: "Field refers to a part of the object that does not exist",
    why: """
      The API server resolves references to containers and resource claims of the same pod, and rejects the
      object if the target does not exist.
      """,
    fix: "declare the part, or correct the name",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
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
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {LOG_LEVEL: INFO}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    findings(for: .reference, in: manifest)
  }
}
