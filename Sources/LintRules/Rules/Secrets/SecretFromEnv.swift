internal import Diagnostics

/// A secret that every child process inherits.
struct SecretFromEnv: Rule {
  static let card = RuleCard(
    id: "secret-from-env", .info, in: nil,
    summary: """
      A Secret in an env variable is seen by every process of the container, and by its crash reports.
      """,
    why: "A file can be replaced while the server runs; a variable cannot.",
    fix: "mount the Secret as a file",
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
              containers:
              - name: web
                env: [{name: MODE, value: a}]
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let references =
      container.env.map { $0["valueFrom"]["secretKeyRef"] }
      + container["envFrom"].items.map { $0["secretRef"] }
    return references.filter(\.exists).map {
      finding(at: $0, "\(container.title) reads a Secret from its environment")
    }
  }
}
