internal import KubernetesFacts
internal import ManifestTree

/// Something that runs pods: a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, CronJob, an older controller, or a Pod of
/// its own.
package final class Workload: Sendable {
  package let manifest: Manifest
  /// The place among the objects's workloads.
  package let number: Int
  /// What the pods' metadata and spec stand in.
  package let template: ManifestField
  package let spec: ManifestField
  /// Which pods are its own.
  package let selector: Selector
  package let pod: ManifestField
  /// Containers that run for as long as the pod does.
  package let containers: [ManifestField]
  /// Containers that run before, sidecars among them.
  package let initContainers: [ManifestField]
  /// The labels that the pods have.
  package let labels: [String: String]

  package init?(_ manifest: Manifest, number: Int) {
    guard let kind = manifest.workloadKind, kind.runsPods, !manifest.isOwned else { return nil }
    let template = manifest.root.field(at: kind.podTemplate(in: manifest.object.node))
    guard template.exists || !kind.isTemplateOptional else { return nil }
    let selector = manifest.root.field(at: kind.selector ?? Self.selectorPath)
    self.manifest = manifest
    self.number = number
    self.template = template
    spec = manifest.root["spec"]
    self.selector =
      kind.selectsByLabelsAlone ? Selector(labels: selector.textMap) : Selector(selector)
    pod = template["spec"]
    containers = pod["containers"].items
    initContainers = pod["initContainers"].items
    // Whoever leaves out the template's metadata means the labels of the selector.
    labels = template["metadata"].exists ? template["metadata"]["labels"].textMap : self.selector.labels
  }

  /// Where a selector stands that a kind has although its controller does not need it, as a Job's.
  private static let selectorPath = NodePath().key("spec").key("selector")

  package var name: String { manifest.name }
  package var kind: String { manifest.kind }
  package var namespace: String { manifest.namespace }
  /// Whether its pods are meant to run until they are told to end.
  package var runsForever: Bool {
    !["Job", "CronJob", "BroadcastJob", "AdvancedCronJob"].contains(kind)
      && pod["restartPolicy"].text != "Never"
  }
  /// Whether it has a number of equal pods: those rules of availability speak of.
  package var isReplicated: Bool {
    isDeployment || kind == "StatefulSet" || kind == "ReplicaSet" || kind == "ReplicationController"
      || kind == "Rollout" || kind == "CloneSet" || kind == "UnitedDeployment"
  }
  /// Whether it replaces its pods in rollouts, in any order: a Deployment, or OpenShift's DeploymentConfig.
  package var isDeployment: Bool { kind == "Deployment" || kind == "DeploymentConfig" }
  /// The account that the pods run as.
  package var serviceAccount: String {
    pod["serviceAccountName"].text ?? pod["serviceAccount"].text ?? "default"
  }
  /// How long a pod may take to end, in seconds.
  package var gracePeriod: Int { pod["terminationGracePeriodSeconds"].int ?? PodDefaults.gracePeriod }
}

extension Workload: Subject {
  /// All that the objects have.
  package static func all(in context: LintContext) -> [Workload] { context.workloads }
}
