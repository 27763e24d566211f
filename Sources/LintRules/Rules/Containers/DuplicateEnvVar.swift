internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct DuplicateEnvVar: Rule {
  static let card = RuleCard(
    id: "duplicate-env-var", topic: .containers, .warning, in: .default,
    summary: "Container sets the same environment variable more than once",
    why:
      "With client-side apply, the container gets only the last value. Flux and other clients with server-side apply get an error, and the manifest is not applied.",
    fix:
      "keep one entry for the variable in env, and remove the others. To keep the value that the container has now, keep the last entry. With client-side apply or Helm 3, the next apply can remove the variable completely. Apply the manifest again if the variable is then missing in the cluster",
    covers: CompatibleIDs(
      kubeLinter: ["duplicate-env-var"],
      kubeScore: ["environment-variable-key-duplication"]),
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
                env:
                - {name: MODE, value: a}
                - {name: MODE, value: b}  # flagged
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
                env:
                - {name: MODE, value: a}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    var first: [String: ManifestField] = [:]
    return container.env.compactMap { variable in
      guard let name = variable["name"].text else { return nil }
      guard let earlier = first[name] else {
        first[name] = variable
        return nil
      }
      return finding(
        at: variable["name"], "environment variable '\(name)' is set more than once on \(container.title)",
        notes: [earlier.note("the first value is here")])
    }
  }

  /// Whether a path ends in an element of a container's `env`.
  static func concerns(_ path: NodePath) -> Bool { path.steps.dropLast().last == .key("env") }
}
