internal import KubernetesFacts
internal import ManifestTree

/// A workload that runs pods: an object of any kind in `WorkloadKind` whose `runsPods` is true, such as a Deployment, a
/// CronJob, an Argo Rollout, or a single Pod.
package final class Workload: Sendable {
  package let manifest: Manifest
  /// The position among the objects' workloads.
  package let number: Int
  /// The field that contains the pods' metadata and spec.
  package let template: ManifestField
  package let spec: ManifestField
  /// Selects the pods of the workload.
  package let selector: Selector
  package let pod: ManifestField
  /// The main containers.
  package let containers: [ManifestField]
  /// The init containers, including sidecars.
  package let initContainers: [ManifestField]
  /// The labels of the pods.
  package let labels: TextMap

  /// The pods in a message: `the pods of Deployment/web`, or `Pod/web` for a pod without a controller.
  package var podsTitle: String {
    manifest.groupKind == .pod ? manifest.title : "the pods of \(manifest.title)"
  }

  /// The pod templates of an object, each of which belongs to one workload; none if the object has an owner.
  static func templates(of manifest: Manifest) -> [ManifestField] {
    guard let kind = manifest.workloadKind, kind.runsPods, !manifest.isOwned else { return [] }
    return kind.podTemplates(in: manifest.node).map { manifest.root.field(at: $0) }
      .filter { $0.exists || !kind.isTemplateOptional }
  }

  /// Creates the workload of a pod template of an object.
  init(_ manifest: Manifest, _ template: ManifestField, number: Int) {
    let kind = manifest.workloadKind
    let selector = manifest.root.field(at: kind?.selector ?? Self.selectorPath)
    self.manifest = manifest
    self.number = number
    self.template = template
    spec = manifest.root["spec"]
    self.selector =
      kind?.selectsByLabelsAlone == true ? Selector(labels: selector.textMap) : Selector(selector)
    pod = template["spec"]
    containers = Array(pod["containers"].items)
    initContainers = Array(pod["initContainers"].items)
    // If the template has no metadata, the pods are assumed to have the labels of the selector.
    labels = template["metadata"].exists ? template["metadata"]["labels"].textMap : self.selector.labels
  }

  /// The path of a selector that a kind has although its controller does not require it, such as in a Job.
  private static let selectorPath = NodePath().key("spec").key("selector")

  package var name: String { manifest.name }
  package var kind: String { manifest.kind }
  package var namespace: String { manifest.namespace }
  /// Whether the workload's pods run until they are terminated: its kind does not run pods to completion, and its
  /// `restartPolicy` is not `Never`.
  package var runsForever: Bool {
    !WorkloadKind.finishes(kind) && pod["restartPolicy"].text != "Never"
  }
  /// Whether the availability rules apply to its pods: a stateless workload, StatefulSet, ReplicaSet, or
  /// ReplicationController.
  package var isReplicated: Bool {
    isStateless || kind == "StatefulSet" || kind == "ReplicaSet" || kind == "ReplicationController"
  }
  /// Whether the workload's pods are interchangeable: a Deployment, DeploymentConfig, Rollout, CloneSet, or
  /// UnitedDeployment.
  package var isStateless: Bool {
    isDeployment || kind == "Rollout" || kind == "CloneSet" || kind == "UnitedDeployment"
  }
  /// Whether the workload is a Deployment, or OpenShift's DeploymentConfig.
  package var isDeployment: Bool { kind == "Deployment" || kind == "DeploymentConfig" }
  /// Whether a rollout can replace its pods in any order and several at a time: a Deployment, DeploymentConfig,
  /// Rollout, or CloneSet.
  package var rollsOut: Bool { isDeployment || kind == "Rollout" || kind == "CloneSet" }
  /// Whether a rollout stops all pods before it starts new ones: a Deployment or DeploymentConfig with the strategy
  /// `Recreate`.
  package var recreatesPods: Bool { RolloutBounds.recreates(kind: kind, spec: spec.node) }
  /// The map with `maxSurge` and `maxUnavailable`.
  package var rollingUpdate: ManifestField {
    RolloutBounds.rollingUpdate(of: kind).reduce(spec) { $0[$1] }
  }
  /// The field that sets the pods' service account; nil if the pods set none.
  package var accountField: ManifestField? {
    PodAccount.fields.map { pod[$0] }.first { $0.text?.isEmpty == false }
  }
  /// The name of the pods' service account; `default` if the pods set none.
  package var serviceAccount: String { accountField?.text ?? PodDefaults.serviceAccount }
  /// Whether the workload's pods run on Windows, by `os.name`, a node selector, or a host process container.
  ///
  /// Linux settings such as capabilities and seccomp do not apply on Windows.
  package var runsOnWindows: Bool {
    pod["os"]["name"].text == "windows"
      || [NodeKey.operatingSystem, NodeKey.formerOperatingSystem].contains {
        pod["nodeSelector"][$0].text == "windows"
      }
      || ([pod] + containers + initContainers).contains {
        $0["securityContext"]["windowsOptions"]["hostProcess"].bool == true
      }
  }
  /// Whether the workload's pods set `hostUsers: false` for a user namespace, in which root has no privileges on the
  /// node.
  package var hasUserNamespace: Bool { pod["hostUsers"].bool == false }
  /// Whether the workload's pods opt out of Istio's sidecar, and have no data plane mode that would use the proxy of
  /// the node.
  package var refusesProxy: Bool {
    let mode = template["metadata"]["labels"][InjectionKey.dataplaneMode]
    return injection == "false" && (!mode.exists || mode.text == "none")
  }
  /// Whether the workload's pods request Istio's sidecar by their own label or annotation, whatever their namespace
  /// sets.
  package var requestsProxy: Bool { injection == "true" }
  /// The value that enables or disables the sidecar of the workload's pods: the label's, or else the annotation's.
  private var injection: String? {
    let values = ["labels", "annotations"].map { template["metadata"][$0][InjectionKey.pod].plainText }
    return values[0] ?? values[1]
  }
  /// The termination grace period of a pod in seconds; 30 if the pod does not set it.
  package var gracePeriod: Int { pod["terminationGracePeriodSeconds"].int ?? PodDefaults.gracePeriod }
  /// The termination grace period for findings: `60 s`, or `30 s (the default)` if the pod does not set it.
  package var gracePeriodText: String {
    "\(gracePeriod) s\(pod["terminationGracePeriodSeconds"].int == nil ? " (the default)" : "")"
  }
  /// The number of replicas, without regard to autoscalers.
  package var replicas: Int { spec["replicas"].int ?? WorkloadDefaults.replicas }
  /// The number of replicas for findings: `2`, or `1 (the default)` if the workload does not set it.
  package var replicasText: String {
    spec["replicas"].int.map { "\($0)" } ?? "\(WorkloadDefaults.replicas) (the default)"
  }
}

extension Workload: Subject {
  /// All workloads of the objects.
  package static func all(in context: LintContext) -> [Workload] { context.workloads }
}
