internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct ServiceSelectsNothing: Rule {
  static let card = RuleCard(
    id: "service-selects-nothing", topic: .references, .error, in: .default,
    summary: "Service selects no declared pods",
    why:
      "No declared pod has the labels in the selector, so the Service has no endpoints. Connections to the Service fail. If the pods can be created or labeled elsewhere, the finding is only a warning or info.",
    fix:
      "set spec.selector to labels from the pod template of a workload in the same namespace, or add the workload to the input. If a controller creates or labels the pods, allow the finding with a reason",
    covers: CompatibleIDs(kubeLinter: ["dangling-service"], kubeScore: ["service-targets-pod"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: wob}  # flagged
          ports: [{port: 80}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
        """),
    ])

  func check(_ service: Service, in context: LintContext) -> [Finding] {
    guard service.selector != nil, context.relations.workloads(of: service).isEmpty else { return [] }
    let labels = service.spec["selector"].textMap.sorted { $0.key < $1.key }
      .map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    return [
      finding(
        at: service.spec["selector"],
        severity: mayBeElsewhere(service, in: context)
          ? .info : mayBeLabeledLater(service, in: context) ? .warning : nil,
        "\(service.manifest.title) selects no declared pods: no declared pod in its namespace has the labels '\(labels)'"
      )
    ]
  }

  /// Whether the selector has a label with a domain prefix, such as `cnpg.io/cluster`, that no declared pod has.
  ///
  /// A controller can set such a label on running pods; the labels of `app.kubernetes.io` are set in manifests.
  private func hasForeignLabel(_ service: Service, in context: LintContext) -> Bool {
    service.spec["selector"].textMap.keys.contains { key in
      key.contains("/") && !key.hasPrefix(RecommendedLabel.prefix) && !context.relations.hasPodLabel(key)
    }
  }

  /// Whether a declared pod has all labels of the selector except those that no declared pod has.
  ///
  /// A program can set such a label on its own pod, for example on the pod of the leader.
  private func mayBeLabeledLater(_ service: Service, in context: LintContext) -> Bool {
    let labels = service.spec["selector"].textMap
    let known = labels.filter { context.relations.hasPodLabel($0.key) }
    return !known.isEmpty && known.count < labels.count
      && context.relations.hasWorkloads(Selector(labels: known), in: service.namespace)
  }

  /// Whether the pods may be declared elsewhere, or a controller creates them from a custom resource.
  private func mayBeElsewhere(_ service: Service, in context: LintContext) -> Bool {
    !context.isWhole
      && (!context.relations.hasWorkloads(in: service.namespace)
        || context.hasCustomObjects(in: service.namespace) || hasForeignLabel(service, in: context))
  }
}
