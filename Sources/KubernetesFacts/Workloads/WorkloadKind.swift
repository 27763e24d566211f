package import ManifestTree

/// The paths of the pod template, the number of pods, and the pod selector in objects of a kind.
package final class WorkloadKind: Sendable {
  /// The API group, empty for the core group.
  package let group: String
  package let kind: String
  /// The possible paths of the map with the pods' `metadata` and `spec`; the root for a Pod.
  private let templates: [NodePath]
  /// The path of a list whose items each have a pod template; nil if there is one template in an object.
  private let list: NodePath?
  /// The path of the number of pods; nil if the kind has none.
  package let replicas: NodePath?
  /// The path of the selector of the pods; nil if the kind has none.
  package let selector: NodePath?
  /// Whether the selector is a map of labels, without `matchLabels` or `matchExpressions`.
  package let selectsByLabelsAlone: Bool
  /// Whether the pod template is optional, for example in an Argo Rollout that refers to a Deployment.
  package let isTemplateOptional: Bool
  /// Whether a controller or the kubelet creates pods from the object; false for a PodTemplate.
  package let runsPods: Bool
  /// Whether the pods run only until they finish.
  private let finishes: Bool
  /// Whether a controller replaces existing pods when the pod template changes.
  let replacesPods: Bool

  private init(
    _ group: String, _ kind: String, template: [String] = ["spec", "template"],
    within kinds: [String] = [], inEachOf list: [String]? = nil, replicas: [String]? = nil,
    selector: [String]? = ["spec", "selector"],
    labelsAlone: Bool = false,
    optional: Bool = false, runsPods: Bool = true, finishes: Bool = false, replacesPods: Bool? = nil
  ) {
    (self.group, self.kind) = (group, kind)
    self.list = list.map(Self.path)
    templates =
      kinds.isEmpty
      ? [Self.path(template)] : kinds.map { Self.path(template + [$0, "spec", "template"]) }
    self.replicas = replicas.map(Self.path)
    self.selector = selector.map(Self.path)
    (selectsByLabelsAlone, isTemplateOptional, self.runsPods) = (labelsAlone, optional, runsPods)
    self.finishes = finishes
    self.replacesPods = replacesPods ?? !finishes
  }

  private static func path(_ keys: [String]) -> NodePath { NodePath(keys.map(NodePath.Step.key)) }

  /// The path of the map with the pods' `metadata` and `spec`; the first one if a kind has several.
  package var podTemplate: NodePath {
    let template = templates.first ?? NodePath()
    return list.map { NodePath($0.steps + [.index(0)] + template.steps) } ?? template
  }

  /// The path of the map with the pods' `metadata` and `spec` in an object of the kind; the first one of several.
  package func podTemplate(in object: Node) -> NodePath {
    templates.count < 2 ? podTemplate : templates.first { object[$0] != nil } ?? podTemplate
  }

  /// The paths of all pod templates in an object of the kind: several for a JobSet.
  package func podTemplates(in object: Node) -> [NodePath] {
    guard let list, let template = templates.first else { return [podTemplate(in: object)] }
    guard case .list(let items)? = object[list] else { return [] }
    return items.indices.map { NodePath(list.steps + [.index($0)] + template.steps) }
  }

  /// The path of the pod spec.
  package var podSpec: NodePath { podTemplate.key("spec") }

  /// The `apiVersion` of Deployments, StatefulSets, DaemonSets, and ReplicaSets.
  package static let apiVersion = "\(APIGroup.apps)/v1"

  /// The facts about a kind; nil if the kind is not known to have a pod template.
  package static func of(group: String, kind: String) -> WorkloadKind? { of(GroupKind(group, kind)) }

  /// The facts about a kind; nil if the kind is not known to have a pod template.
  package static func of(_ kind: GroupKind) -> WorkloadKind? { byKind[kind] }

  /// Whether the pods of a kind run only until they finish, as those of a Job.
  package static func finishes(_ kind: String) -> Bool { finite.contains(kind) }

  private static let finite = Set(all.lazy.filter(\.finishes).map(\.kind))

  private static let byKind = Dictionary(
    uniqueKeysWithValues: all.map { (GroupKind($0.group, $0.kind), $0) })

  private static let count = ["spec", "replicas"]

  private static let all = [
    WorkloadKind(APIGroup.core, "Pod", template: [], selector: nil, replacesPods: false),
    WorkloadKind(
      APIGroup.core, "PodTemplate", template: ["template"], selector: nil, runsPods: false,
      replacesPods: false),
    WorkloadKind(
      APIGroup.core, "ReplicationController", replicas: count, labelsAlone: true, replacesPods: false),
    WorkloadKind(APIGroup.apps, "Deployment", replicas: count),
    WorkloadKind(APIGroup.apps, "StatefulSet", replicas: count),
    WorkloadKind(APIGroup.apps, "ReplicaSet", replicas: count, replacesPods: false),
    WorkloadKind(APIGroup.apps, "DaemonSet"),
    WorkloadKind(APIGroup.batch, "Job", finishes: true),
    WorkloadKind(
      APIGroup.batch, "CronJob", template: ["spec", "jobTemplate", "spec", "template"], selector: nil,
      finishes: true),
    // OpenShift served the kind in the core group before it had its own group.
    WorkloadKind(APIGroup.openShiftApps, "DeploymentConfig", replicas: count, labelsAlone: true),
    WorkloadKind(APIGroup.core, "DeploymentConfig", replicas: count, labelsAlone: true),
    WorkloadKind(APIGroup.argo, "Rollout", replicas: count, optional: true),
    WorkloadKind(APIGroup.kruiseApps, "CloneSet", replicas: count, optional: true),
    WorkloadKind(APIGroup.kruiseApps, "StatefulSet", replicas: count, optional: true),
    WorkloadKind(APIGroup.kruiseApps, "DaemonSet", optional: true),
    WorkloadKind(APIGroup.kruiseApps, "BroadcastJob", optional: true, finishes: true),
    // A UnitedDeployment and an AdvancedCronJob contain the template of another workload.
    WorkloadKind(
      APIGroup.kruiseApps, "UnitedDeployment",
      within: [
        "statefulSetTemplate", "advancedStatefulSetTemplate", "cloneSetTemplate", "deploymentTemplate",
      ], replicas: count, optional: true),
    WorkloadKind(
      APIGroup.kruiseApps, "AdvancedCronJob", within: ["jobTemplate", "broadcastJobTemplate"], selector: nil,
      optional: true, finishes: true),
    WorkloadKind(
      APIGroup.keda, "ScaledJob", template: ["spec", "jobTargetRef", "template"], selector: nil,
      finishes: true, replacesPods: true),
    WorkloadKind(
      APIGroup.jobSet, "JobSet", template: ["template", "spec", "template"],
      inEachOf: ["spec", "replicatedJobs"], selector: nil, optional: true, finishes: true),
    WorkloadKind(APIGroup.knativeServing, "Service", selector: nil, optional: true),
    WorkloadKind(APIGroup.knativeServing, "Configuration", selector: nil, optional: true),
  ]
}
