internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct WrongType: Rule {
  static let card = RuleCard(
    id: "wrong-type", topic: .schema, .error, in: .default,
    summary: "Field has a value of the wrong type",
    why:
      "YAML reads yes without quotes as a boolean, and 1.10 or 8080 without quotes as a number. The API server does not convert a value to another type, and rejects the object.",
    fix:
      "use a value of the type that the finding names, such as a string in quotes, or a number without quotes",
    covers: CompatibleIDs(kubeLinter: ["schema-validation"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data:
          DEBUG: true  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data:
          DEBUG: "true"
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    manifest.issues.filter { $0.fault == .wrongType }.map { issue in
      finding(
        at: manifest.root.field(at: issue.path), issue.message, fix: issue.fix,
        repair: proven(
          repair(of: manifest.node[issue.path]), at: issue.path, of: manifest, in: context))
    }
  }

  /// Adds quotes to a value that must be a string, or removes them from a number or a boolean.
  private func repair(of node: Node?) -> Repair? {
    switch node {
    case .string("true")?: .set(.bool(true))
    case .string("false")?: .set(.bool(false))
    case .string(let text)?: Int64(text).flatMap { String($0) == text ? .set(.int($0)) : nil }
    case .int?, .bool?, .double?: .quote
    default: nil
    }
  }
}
