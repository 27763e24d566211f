internal import Diagnostics
internal import LintEngine

struct SecretInManifest: Rule {
  static let card = RuleCard(
    id: "secret-in-manifest", topic: .secrets, .warning, in: .production,
    summary: "Secret contains its values in the manifest",
    why:
      "Values in data are only encoded with Base64, and values in stringData are plain text. Anyone who can read the manifest can read the values.",
    fix:
      "replace the Secret with an ExternalSecret that reads the values from a secret store, or with an encrypted SealedSecret. Use a new name for the created Secret and in references, because pruning the old manifest can delete a Secret with the old name. Also replace the passwords and keys with new ones, because Git and backups can contain the old values. If the values are not secret, allow the finding with a reason",
    specFix:
      "create the Secret outside the spec under another name, for example from a secret store. Then replace 'Secret(…, demo: …)' with 'Secret(existing: …, keys: …)', and use the new name in references. Also replace the passwords and keys with new ones, because Git and backups can contain the old values. If the values are not secret, allow the finding with a reason",
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
        metadata: {name: mysql-credentials}
        type: Opaque
        ---
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: mysql-credentials}
        spec:
          secretStoreRef: {kind: ClusterSecretStore, name: vault}
          target: {name: mysql-credentials, creationPolicy: Merge}
          data: [{secretKey: password, remoteRef: {key: mysql, property: password}}]
        """),
    ])

  func check(_ secret: Secret, in context: LintContext) -> [Finding] {
    ["data", "stringData"].flatMap { secret.root[$0].entries }.compactMap { key, value in
      guard let text = value.text, !text.isEmpty else { return nil }
      return finding(at: value, "Secret/\(secret.name) contains the value of '\(key)'")
    }
  }
}
