internal import Diagnostics

/// A key that says two things.
struct DuplicateKey: Rule {
  static let card = RuleCard(
    id: "duplicate-key", .error, in: .default,
    summary: "A key that is written twice in one map has one value, and readers differ in which.",
    why: """
      kubectl and the API refuse it, or keep the last value in silence; a linter that reads the other one checks
      something that is never applied.
      """,
    fix: "keep one of them",
    covers: CompatibleIDs(kubeLinter: ["schema-validation"], istioctl: ["IST0106"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          type: ClusterIP
          ports: [{name: http, port: 80}]
          type: LoadBalancer  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          type: ExternalName
          externalName: web.example.com
        """),
    ])

  func check(_ key: RepeatedKey, in fleet: Fleet) -> [Finding] {
    var finding = finding(at: key.manifest.root, key.fault.message, notes: key.fault.notes)
    finding.location = key.fault.location ?? finding.location
    return [finding]
  }
}
