internal import KubernetesFacts
internal import ManifestTree

/// A workload that runs pods: a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, CronJob, an older controller, or a
/// single Pod.
package final class Workload: Sendable {
  package let manifest: Manifest
  /// The position among the objects' workloads.
  package let number: Int
  /// The field that contains the pods' metadata and spec.
  package let template: ManifestField
  package let spec: ManifestField
  /// Selects its pods.
  package let selector: Selector
  package let pod: ManifestField
  /// The main containers.
  package let containers: [ManifestField]
  /// The init containers, including sidecars.
  package let initContainers: [ManifestField]
  /// The labels of the pods.
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
<<<<<<< HEAD
    // If the template has no metadata, the pods are assumed to have the labels of the selector.
    labels = template["metadata"].exists ? template["metadata"]["labels"].textMap : selector.labels
  }

  private static func template(of manifest: Manifest) -> ManifestField? {
    let root = manifest.root
    switch (manifest.group, manifest.kind) {
    case ("", "Pod"): return root
    case ("apps", "Deployment"), ("apps", "StatefulSet"), ("apps", "DaemonSet"), ("apps", "ReplicaSet"),
      ("batch", "Job"), ("", "ReplicationController"), ("apps.openshift.io", "DeploymentConfig"),
      ("", "DeploymentConfig"):
      return root["spec"]["template"]
    case ("argoproj.io", "Rollout"), ("apps.kruise.io", "CloneSet"), ("apps.kruise.io", "StatefulSet"),
      ("apps.kruise.io", "DaemonSet"), ("apps.kruise.io", "BroadcastJob"),
      ("serving.knative.dev", "Service"), ("serving.knative.dev", "Configuration"):
      return root["spec"]["template"].exists ? root["spec"]["template"] : nil
    case ("apps.kruise.io", "UnitedDeployment"):
      let kinds = [
        "statefulSetTemplate", "advancedStatefulSetTemplate", "cloneSetTemplate", "deploymentTemplate",
      ]
      return kinds.lazy.map { root["spec"]["template"][$0]["spec"]["template"] }.first(where: \.exists)
    case ("apps.kruise.io", "AdvancedCronJob"):
      return ["jobTemplate", "broadcastJobTemplate"].lazy
        .map { root["spec"]["template"][$0]["spec"]["template"] }.first(where: \.exists)
    case ("batch", "CronJob"): return root["spec"]["jobTemplate"]["spec"]["template"]
    default: return nil
    }
  }

  /// Selects its pods; in older controllers, the selector contains only labels.
  private static func selector(of manifest: Manifest) -> Selector {
    let field = manifest.root["spec"]["selector"]
    switch manifest.kind {
    case "ReplicationController", "DeploymentConfig": return Selector(labels: field.textMap)
    default: return Selector(field)
    }
  }
=======
    // Whoever leaves out the template's metadata means the labels of the selector.
    labels = template["metadata"].exists ? template["metadata"]["labels"].textMap : self.selector.labels
  }

  /// Where a selector stands that a kind has although its controller does not need it, as a Job's.
  private static let selectorPath = NodePath().key("spec").key("selector")
>>>>>>> 85a69eceaa1291e04d89c994ce6eadfdc389f5be

  package var name: String { manifest.name }
  package var kind: String { manifest.kind }
  package var namespace: String { manifest.namespace }
  /// Whether its pods run until they are terminated.
  package var runsForever: Bool {
    !["Job", "CronJob", "BroadcastJob", "AdvancedCronJob"].contains(kind)
      && pod["restartPolicy"].text != "Never"
  }
  /// Whether it runs a number of equal pods, to which the availability rules apply.
  package var isReplicated: Bool {
    isDeployment || kind == "StatefulSet" || kind == "ReplicaSet" || kind == "ReplicationController"
      || kind == "Rollout" || kind == "CloneSet" || kind == "UnitedDeployment"
  }
  /// Whether it performs unordered rollouts: a Deployment, or OpenShift's DeploymentConfig.
  package var isDeployment: Bool { kind == "Deployment" || kind == "DeploymentConfig" }
  /// The service account of the pods.
  package var serviceAccount: String {
    pod["serviceAccountName"].text ?? pod["serviceAccount"].text ?? "default"
  }
<<<<<<< HEAD
  /// The termination grace period of a pod in seconds.
  package var gracePeriod: Int { pod["terminationGracePeriodSeconds"].int ?? 30 }
=======
  /// How long a pod may take to end, in seconds.
  package var gracePeriod: Int { pod["terminationGracePeriodSeconds"].int ?? PodDefaults.gracePeriod }
>>>>>>> 85a69eceaa1291e04d89c994ce6eadfdc389f5be
}

extension Workload: Subject {
  /// All workloads of the objects.
  package static func all(in context: LintContext) -> [Workload] { context.workloads }
}
