internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct UnknownField: Rule {
  static let card = RuleCard(
    id: "unknown-field", topic: .schema, .error, in: .default,
    summary: "Object has a field that its schema does not contain",
    why:
      "By default, kubectl rejects the manifest, and so does server-side apply, which Flux uses. For other requests, the API server drops the field. A misspelled 'livenessProbes' is then applied without an error, and no probe runs.",
    fix: "correct the name of the field, or remove the field",
    covers: CompatibleIDs(kubeLinter: ["schema-validation"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selectors: {app: web}  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    manifest.issues.filter { $0.fault == .unknownField }.map { issue in
      finding(
        at: manifest.root.field(at: issue.path), issue.message, fix: issue.fix,
        repair: proven(issue.nearest.map(Repair.rename), at: issue.path, of: manifest, in: context))
    }
  }
}
