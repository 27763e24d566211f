internal import Diagnostics
internal import LintEngine

struct SecretInManifest: Rule {
  static let card = RuleCard(
    id: "secret-in-manifest", .warning, in: .production,
    summary: "Secret contains its values in the manifest",
    why:
      "Base64 is an encoding and not encryption. Anyone who can read the repository can decode the values.",
    fix:
      "replace the Secret with an ExternalSecret that reads from a secret store, or with an encrypted SealedSecret",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: mysql-pass}
        data:
          password: YWRtaW4=  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: mysql-pass}
        type: Opaque
        """),
    ])

  func check(_ secret: Secret, in context: LintContext) -> [Finding] {
    ["data", "stringData"].flatMap { secret.root[$0].entries }.compactMap { key, value in
      guard let text = value.text, !text.isEmpty else { return nil }
      return finding(at: value, "Secret/\(secret.name) contains the value of '\(key)'")
    }
  }
}
