internal import Diagnostics

/// A ConfigMap that is not declared.
struct ConfigMapMissing: Rule {
  static let card = RuleCard(
    id: "config-map-missing", .warning, in: .default,
    summary: "A pod refers to a ConfigMap that is not there.",
    why: "The pod is made and never starts.",
    fix: "declare the ConfigMap, name one that is, or mark the reference optional",
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
                envFrom:
                - configMapRef:
                    name: settings  # flagged
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
                envFrom:
                - configMapRef:
                    name: settings
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {MODE: a}
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    fleet.references(of: workload).compactMap { reference in
      guard reference.type == ObjectType("", "ConfigMap"), !reference.isOptional,
        let name = reference.name.text
      else { return nil }
      guard fleet.manifest(reference.type, workload.namespace, name) == nil, !Self.isGiven(name) else {
        return nil
      }
      let near = nearestName(to: name, among: fleet.names(of: reference.type, in: workload.namespace))
      return finding(
        at: reference.name, "no ConfigMap is named '\(name)'", fix: near.map { "did you mean '\($0)'?" })
    }
  }

  /// Whether the cluster has it without anybody's declaring it.
  private static func isGiven(_ name: String) -> Bool {
    ["kube-root-ca.crt", "istio-ca-root-cert"].contains(name)
  }
}
