internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree

/// A value of another type than the field has.
struct WrongType: Rule {
  static let card = RuleCard(
    id: "wrong-type", .error, in: .default,
    summary: "A value of the wrong type is refused.",
    why: "YAML reads `yes`, `1.10` and `8080` as something other than text; the API does not convert.",
    fix: "write a value of the type that the API has there",
    covers: CompatibleIDs(kubeLinter: ["schema-validation"], istioctl: ["IST0106"]),
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
        data: {LOG_LEVEL: INFO}
        """),
    ])

  func check(_ manifest: Manifest, in fleet: Fleet) -> [Finding] {
    manifest.issues.filter { $0.fault == .wrongType }.map { issue in
      finding(
        at: manifest.root.part(at: issue.path), issue.message, fix: issue.fix,
        repair: proven(repair(of: manifest.object.node[issue.path]), at: issue.path, of: manifest, in: fleet))
    }
  }

  /// Quotes around what should be text, or none around what should be a number or a truth value.
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
