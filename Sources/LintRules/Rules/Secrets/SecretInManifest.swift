internal import Diagnostics

/// A Secret that Git knows.
struct SecretInManifest: Rule {
  static let card = RuleCard(
    id: "secret-in-manifest", .warning, in: .production,
    summary: "A Secret with its values in a manifest is no secret.",
    why: "Base 64 is an alphabet, not a lock: whoever reads the repository has the password.",
    fix: "let the cluster get it from a secret store, or seal it",
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

  func check(_ secret: Secret, in fleet: Fleet) -> [Finding] {
    ["data", "stringData"].flatMap { secret.root[$0].entries }.compactMap { key, value in
      guard let text = value.text, !text.isEmpty else { return nil }
      return finding(at: value, "the Secret '\(secret.name)' has the value of '\(key)' in the manifest")
    }
  }
}
