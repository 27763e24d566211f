internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct ConfigKeyMissing: Rule {
  static let card = RuleCard(
    id: "config-key-missing", .error, in: .default,
    summary: "Reference to a key that the ConfigMap or Secret does not have",
    why: "The container cannot start.",
    fix: "add the key, or reference one that exists",
    covers: CompatibleIDs(kubeLinter: ["env-value-from"]),
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
                - name: MODE
                  valueFrom:
                    configMapKeyRef:
                      name: settings
                      key: MODUS  # flagged
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {MODE: a}
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
                env: [{name: MODE, valueFrom: {configMapKeyRef: {name: settings, key: MODE}}}]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {MODE: a}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    context.references(of: workload).compactMap { reference in
      guard !reference.isOptional, let key = reference.key.text, let name = reference.name.text else {
        return nil
      }
      let declared = context.declarations(reference.type, workload.namespace, name)
      guard let object = declared.first else { return nil }
      let maps = declared.map { object in ["data", "stringData", "binaryData"].map { object.root[$0] } }
      // Another program fills a Secret without values.
      guard maps.allSatisfy({ $0.contains { !$0.isEmpty } && !$0.contains { $0[key].exists } }) else {
        return nil
      }
      let near = nearestName(to: key, among: maps[0].lazy.flatMap { $0.entries.prefix(500).map(\.key) })
      return finding(
        at: reference.key, "\(object.title) has no key '\(key)'",
        notes: [object.root.note("it is declared here")],
        fix: near.map { "did you mean '\($0)'?" })
    }
  }
}
