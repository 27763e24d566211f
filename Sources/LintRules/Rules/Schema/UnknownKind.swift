internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct UnknownKind: Rule {
  static let card = RuleCard(
    id: "unknown-kind", topic: .schema, .error, in: .default,
    summary: "Manifest has a kind that does not exist in its Kubernetes or Istio apiVersion",
    why:
      "The API server has no endpoint for the kind. kubectl reports an error and applies the other objects, and Helm applies none of the objects.",
    fix:
      "correct kind or apiVersion. If only another Kubernetes version has the kind, set this version with --kubernetes. If a CustomResourceDefinition in the cluster defines the kind, allow the finding with a reason",
    covers: CompatibleIDs(kubeLinter: ["schema-validation"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deploymnet  # flagged
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
      .failing(
        """
        apiVersion: v1  # flagged
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
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    manifest.issues.filter { $0.fault == .unknownKind && !context.versions.fate(of: manifest).isRemoved }.map
    {
      issue in
      finding(at: manifest.root.field(at: issue.path), issue.message, fix: issue.fix)
    }
  }
}
