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
    guard let template = Self.template(of: manifest), !manifest.isOwned else { return nil }
    self.manifest = manifest
    self.number = number
    self.template = template
    spec = manifest.root["spec"]
    selector = Self.selector(of: manifest)
    pod = template["spec"]
    containers = pod["containers"].items
    initContainers = pod["initContainers"].items
    // Whoever leaves out the template's metadata means the labels of the selector.
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

  /// Which pods are its own; the oldest controllers write labels alone.
  private static func selector(of manifest: Manifest) -> Selector {
    let field = manifest.root["spec"]["selector"]
    switch manifest.kind {
    case "ReplicationController", "DeploymentConfig": return Selector(labels: field.textMap)
    default: return Selector(field)
    }
  }

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
  package var gracePeriod: Int { pod["terminationGracePeriodSeconds"].int ?? 30 }
}

extension Workload: Subject {
  /// All that the objects have.
  package static func all(in context: LintContext) -> [Workload] { context.workloads }
}
