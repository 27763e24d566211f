internal import Diagnostics
internal import ManifestTree

/// An env variable that is set twice.
struct DuplicateEnvVar: Rule {
  static let card = RuleCard(
    id: "duplicate-env-var", .warning, in: .default,
    summary: "Of an env variable that is set twice only the last value counts.",
    why: "The first value stands in the manifest and is wrong; a server-side apply refuses both.",
    fix: "keep one of the two",
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
                env: [{name: MODE, value: a}]
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    var first: [String: Part] = [:]
    return container.env.compactMap { variable in
      guard let name = variable["name"].text else { return nil }
      guard let earlier = first[name] else {
        first[name] = variable
        return nil
      }
      return finding(
        at: variable["name"], "the env variable '\(name)' is set twice, expected once",
        notes: [earlier.note("the first is here")])
    }
  }

  /// Whether a path leads to an element of a container's env.
  static func concerns(_ path: NodePath) -> Bool { path.steps.dropLast().last == .key("env") }
}
