internal import Diagnostics
internal import LintEngine

struct SecretInEnv: Rule {
  static let card = RuleCard(
    id: "secret-in-env", topic: .secrets, .error, in: .default,
    summary: "Environment variable has a plain-text value that looks like a secret",
    why:
      "Every copy of the manifest contains the value, for example in Git, in cluster dumps, or in the release history of Helm. Anyone who can read the manifest can read the secret. Unless the value has a known format, such as the format of a private key or a provider's token, the finding is a warning.",
    fix:
      "move the value to a Secret, for example with an ExternalSecret, so that no manifest contains the value. Reference the Secret with valueFrom.secretKeyRef, or mount the Secret and read the value from a file. Also replace the password or key with a new one, because Git and backups can contain the old value. If the value is not secret, allow the finding with a reason",
    specFix:
      "create a Secret with the value outside the spec, for example from a secret store, and declare the Secret with 'Secret(existing: \"…\", keys: [\"…\"])'. Read the value with 'Env(\"NAME\", secret: \"…\", key: \"…\")', or from a file with 'Volume(\"…\", .secret(\"…\"), at: \"…\")'. For a sidecar or init container, use a 'Mount' in that container instead of 'at:'. Also replace the password or key with a new one, because Git and backups can contain the old value. If the value is not secret, allow the finding with a reason",
    covers: CompatibleIDs(kubeLinter: ["env-var-secret"], polaris: ["sensitiveContainerEnvVar"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: order}
        spec:
          template:
            spec:
              containers:
              - name: order
                env:
                - name: DB_PASSWORD
                  value: hunter2  # flagged
                - name: UPSTREAM
                  value: ghp_16C7e42F292c6912E7710c838347Ae178B4a  # flagged
                - name: PAYMENT_GATEWAY
                  value: q7VxT2mZ9rLw4KpB8nYcJ6dH  # flagged
        """),
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
                - name: AZURE_BATCH_KEY
                  value: hunter2  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: order}
        spec:
          template:
            spec:
              volumes: [{name: order, secret: {secretName: order}}]
              containers:
              - name: order
                env:
                - name: DB_PASSWORD_FILE
                  value: /run/secrets/order/db-password
                - name: UPSTREAM_TOKEN_FILE
                  value: /run/secrets/order/upstream-token
                - name: TOKEN_LIFETIME
                  value: "3600"
                - name: GREETING
                  value: WelcomeToTheShopOfShops2026
                - name: COMMIT_SHA
                  value: q7VxT2mZ9rLw4KpB8nYcJ6dH
                volumeMounts: [{name: order, mountPath: /run/secrets/order, readOnly: true}]
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: order}
        type: Opaque
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    container.env.compactMap { variable in
      let value = variable["value"]
      guard let name = variable["name"].text, let text = value.plainText,
        let reason = SecretLikeness.reason(name: name, value: text)
      else { return nil }
      return finding(
        at: value, severity: SecretLikeness.isCredential(text) ? nil : .warning,
        "the value of environment variable '\(name)' \(reason)")
    }
  }
}
