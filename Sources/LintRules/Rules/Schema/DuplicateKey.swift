internal import Diagnostics
internal import LintEngine

struct DuplicateKey: Rule {
  static let card = RuleCard(
    id: "duplicate-key", topic: .schema, .error, in: .default,
    summary: "YAML map contains the same key twice",
    why:
      "kubectl rejects the manifest or uses only the last value. A reviewer who reads the other value approves a setting that is never applied.",
    fix: "keep the key with the intended value, and remove the other key",
    covers: CompatibleIDs(kubeLinter: ["schema-validation"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          type: LoadBalancer
          ports: [{name: http, port: 80}]
          type: ClusterIP  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          type: ClusterIP
          ports: [{name: http, port: 80}]
        """),
    ])

  func check(_ key: RepeatedKey, in context: LintContext) -> [Finding] {
    var finding = finding(at: key.manifest.root, key.fault.message, notes: key.fault.notes)
    finding.location = key.fault.location ?? finding.location
    return [finding]
  }
}
