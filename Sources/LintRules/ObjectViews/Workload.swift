internal import ManifestTree

/// Something that runs pods: a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, CronJob, an older controller, or a Pod of
/// its own.
public final class Workload: Sendable {
  let manifest: Manifest
  /// The place among the objects's workloads.
  let number: Int
  /// What the pods' metadata and spec stand in.
  let template: ManifestField
  let spec: ManifestField
  /// Which pods are its own.
  let selector: Selector
  let pod: ManifestField
  /// Containers that run for as long as the pod does.
  let containers: [ManifestField]
  /// Containers that run before, sidecars among them.
  let initContainers: [ManifestField]
  /// The labels that the pods have.
  let labels: [String: String]

  init?(_ manifest: Manifest, number: Int) {
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
      ("apps.kruise.io", "DaemonSet"), ("serving.knative.dev", "Service"),
      ("serving.knative.dev", "Configuration"):
      return root["spec"]["template"].exists ? root["spec"]["template"] : nil
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

  var name: String { manifest.name }
  var kind: String { manifest.kind }
  var namespace: String { manifest.namespace }
  /// Whether its pods are meant to run until they are told to end.
  var runsForever: Bool { kind != "Job" && kind != "CronJob" && pod["restartPolicy"].text != "Never" }
  /// Whether it has a number of equal pods: those rules of availability speak of.
  var isReplicated: Bool {
    isDeployment || kind == "StatefulSet" || kind == "ReplicaSet" || kind == "ReplicationController"
      || kind == "Rollout" || kind == "CloneSet"
  }
  /// Whether it replaces its pods in rollouts, in any order: a Deployment, or OpenShift's DeploymentConfig.
  var isDeployment: Bool { kind == "Deployment" || kind == "DeploymentConfig" }
  /// The account that the pods run as.
  var serviceAccount: String { pod["serviceAccountName"].text ?? pod["serviceAccount"].text ?? "default" }
  /// How long a pod may take to end, in seconds.
  var gracePeriod: Int { pod["terminationGracePeriodSeconds"].int ?? 30 }
}

extension Workload: Subject {
  /// All that the objects have.
  public static func all(in context: LintContext) -> [Workload] { context.workloads }
}
