internal import Diagnostics
internal import LintEngine

struct SecretInConfigMap: Rule {
  static let card = RuleCard(
    id: "secret-in-config-map", topic: .secrets, .error, in: .default,
    summary: "ConfigMap contains a value that looks like a secret",
    why:
      "The built-in role 'view' grants access to ConfigMaps but not to Secrets, and encryption at rest often covers only Secrets. More users and programs can therefore read the value. Unless the value has a known format, such as the format of a private key or a provider's token, the finding is a warning.",
    fix:
      "move the value to a Secret, for example with an ExternalSecret, so that no manifest contains the value. Reference the Secret with secretKeyRef, secretRef, or a volume. Also replace the password or key with a new one, because Git and backups can contain the old value. If the value is not secret, allow the finding with a reason",
    specFix:
      "create a Secret with the value outside the spec, for example from a secret store, and declare the Secret with 'Secret(existing: \"…\", keys: [\"…\"])'. Remove the value from the ConfigMap, and read the value with 'Env(\"NAME\", secret: \"…\", key: \"…\")' or 'Volume(\"…\", .secret(\"…\"), at: \"…\")'. For a sidecar or init container, use a 'Mount' in that container instead of 'at:'. Also replace the password or key with a new one, because Git and backups can contain the old value. If the value is not secret, allow the finding with a reason",
    covers: CompatibleIDs(polaris: ["sensitiveConfigmapContent"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data:
          ORDER_DB_PASS: mypass  # flagged
          ORDER_DB_USER: myuser
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data:
          ORDER_DB_USER: myuser
          TOKEN_TTL: 3600s
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: web}
        type: Opaque
        """),
    ])

  func check(_ config: ConfigMap, in context: LintContext) -> [Finding] {
    config.root["data"].entries.compactMap { key, value in
      guard let text = value.text, let reason = SecretLikeness.reason(name: key, value: text) else {
        return nil
      }
      return finding(
        at: value, severity: SecretLikeness.isCredential(text) ? nil : .warning,
        "the value of '\(key)' \(reason)")
    }
  }
}
