internal import Diagnostics
internal import LintEngine

struct SecretFromEnv: Rule {
  static let card = RuleCard(
    id: "secret-from-env", topic: .secrets, .info, in: nil,
    summary: "Container gets values of a Secret in environment variables",
    why:
      "Processes that the program starts inherit the variable, and crash reports can contain it. The variable keeps the old value when the Secret changes, until the container restarts.",
    fix:
      "replace secretKeyRef or secretRef with a volume that mounts the Secret, and change the program so that it reads the values from files. If you cannot change the program, allow the finding with a reason",
    specFix:
      "replace 'Env' or 'EnvFrom' with 'Volume(\"…\", .secret(\"…\"), at: \"…\")', and change the program so that it reads the values from files. For a sidecar or init container, use a 'Mount' in that container instead of 'at:'. If you cannot change the program, allow the finding with a reason",
    covers: CompatibleIDs(kubeLinter: ["read-secret-from-env-var"], checkov: ["CKV_K8S_35"]),
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
                - name: DB_PASSWORD
                  valueFrom:
                    secretKeyRef: {name: db, key: password}  # flagged
                envFrom:
                - secretRef: {name: db}  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              volumes: [{name: db, secret: {secretName: db}}]
              containers:
              - name: web
                volumeMounts: [{name: db, mountPath: /run/secrets/db, readOnly: true}]
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: db}
        type: Opaque
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let references =
      container.env.map { $0["valueFrom"]["secretKeyRef"] }
      + container["envFrom"].items.map { $0["secretRef"] }
    return references.filter(\.exists).map { reference in
      let name = reference["name"].text ?? ""
      let secret = name.isEmpty ? "a Secret" : "Secret '\(name)'"
      return finding(
        at: reference, "\(container.title) gets values of \(secret) in environment variables")
    }
  }
}
