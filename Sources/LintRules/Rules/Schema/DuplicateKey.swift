internal import Diagnostics

struct DuplicateKey: Rule {
  static let card = RuleCard(
    id: "duplicate-key", .error, in: .default,
    summary: "Key is set twice in one map",
    why:
      "kubectl rejects the manifest or uses the last value. A reviewer or a tool that reads the other value checks something that is never applied.",
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

  func check(_ key: RepeatedKey, in context: LintContext) -> [Finding] {
    var finding = finding(at: key.manifest.root, key.fault.message, notes: key.fault.notes)
    finding.location = key.fault.location ?? finding.location
    return [finding]
  }
}
