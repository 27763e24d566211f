internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct ConfigMapMissing: Rule {
  static let card = RuleCard(
    id: "config-map-missing", topic: .references, .warning, in: .default,
    summary: "Pod references a ConfigMap that is not declared",
    why:
      "The kubelet does not start the container until the ConfigMap exists. The pod stays in a state such as CreateContainerConfigError, ContainerCreating, or Init:0/1.",
    fix:
      "declare the ConfigMap, or correct the name in the reference. If the program can run without the ConfigMap, set 'optional: true' in the reference. If the ConfigMap exists only in the cluster, allow the finding with a reason",
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

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    context.references(of: workload).compactMap { reference in
      guard reference.type == GroupKind.configMap, !reference.isOptional,
        let name = reference.name.text, !name.isEmpty
      else { return nil }
      guard context.manifest(reference.type, workload.namespace, name) == nil, !Self.isGiven(name),
        !context.isGenerated("ConfigMap", name)
      else {
        return nil
      }
      let near = nearestName(to: name, among: context.names(of: reference.type, in: workload.namespace))
      return finding(
        at: reference.name, "unknown ConfigMap '\(name)'", fix: near.map { "did you mean '\($0)'?" })
    }
  }

  /// Whether Kubernetes or Istio creates the ConfigMap.
  private static func isGiven(_ name: String) -> Bool {
    ClusterConfigMap.keys[name] != nil
  }
}
