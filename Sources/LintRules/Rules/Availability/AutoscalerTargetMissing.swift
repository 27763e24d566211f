internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct AutoscalerTargetMissing: Rule {
  static let card = RuleCard(
    id: "autoscaler-target-missing", topic: .availability, .error, in: .default,
    summary: "Autoscaler targets a workload that is not declared",
    why:
      "If the target does not exist, the autoscaler scales nothing, and the intended workload keeps its number of pods under load. The status and events of the autoscaler show the error. The rule checks targets of workload kinds with a number of pods, such as Deployment, StatefulSet, ReplicaSet, DeploymentConfig, Rollout, and CloneSet. If the workload can be declared elsewhere, the finding is only a warning or info.",
    fix:
      "set kind and name in scaleTargetRef to a declared workload of the same namespace, or add the workload to the input. If an operator creates the workload, allow the finding with a reason",
    covers: CompatibleIDs(
      kubeLinter: ["dangling-horizontalpodautoscaler"],
      kubeScore: ["horizontalpodautoscaler-has-target"]),
    examples: [
      .failing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef:
            apiVersion: apps/v1
            kind: Deployment
            name: wob  # flagged
          minReplicas: 3
          maxReplicas: 6
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: null
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
      .passing(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 3
          maxReplicas: 6
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: null
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ autoscaler: Autoscaler, in context: LintContext) -> [Finding] {
    guard let name = autoscaler.target["name"].text, let kind = autoscaler.targetKind,
      WorkloadKind.of(group: Self.group(of: autoscaler), kind: kind)?.replicas != nil,
      context.relations.workload(of: autoscaler) == nil
    else { return [] }
    // Another file or repository may declare the workload.
    let severity: Severity? =
      context.isWhole ? nil : context.relations.hasWorkloads(in: autoscaler.namespace) ? .warning : .info
    return [finding(at: autoscaler.target["name"], severity: severity, "unknown \(kind) '\(name)'")]
  }

  /// The group of the target; `apps` if the reference does not set it.
  private static func group(of autoscaler: Autoscaler) -> String {
    guard let version = autoscaler.target["apiVersion"].text else { return APIGroup.apps }
    return version.contains("/") ? String(version.prefix { $0 != "/" }) : APIGroup.core
  }
}
