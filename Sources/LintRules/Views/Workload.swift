internal import ManifestTree

/// Something that runs pods: a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, CronJob, an older controller, or a Pod of
/// its own.
public final class Workload: Sendable {
  let manifest: Manifest
  /// The place among the fleet's workloads.
  let number: Int
  /// What the pods' metadata and spec stand in.
  let template: Part
  /// The labels that the pods have.
  let labels: [String: String]

  init?(_ manifest: Manifest, number: Int) {
    guard let template = Self.template(of: manifest), !manifest.isOwned else { return nil }
    self.manifest = manifest
    self.number = number
    self.template = template
    // Whoever leaves out the template's metadata means the labels of the selector.
    labels =
      template["metadata"].exists
      ? template["metadata"]["labels"].textMap : Self.selector(of: manifest).labels
  }

  private static func template(of manifest: Manifest) -> Part? {
    let root = manifest.root
    switch (manifest.group, manifest.kind) {
    case ("", "Pod"): return root
    case ("apps", "Deployment"), ("apps", "StatefulSet"), ("apps", "DaemonSet"), ("apps", "ReplicaSet"),
      ("batch", "Job"), ("", "ReplicationController"), ("apps.openshift.io", "DeploymentConfig"),
      ("", "DeploymentConfig"):
      return root["spec"]["template"]
    case ("batch", "CronJob"): return root["spec"]["jobTemplate"]["spec"]["template"]
    default: return nil
    }
  }

  /// Which pods are its own; the oldest controllers write labels alone.
  private static func selector(of manifest: Manifest) -> Selector {
    let part = manifest.root["spec"]["selector"]
    switch manifest.kind {
    case "ReplicationController", "DeploymentConfig": return Selector(labels: part.textMap)
    default: return Selector(part)
    }
  }

  var spec: Part { manifest.root["spec"] }
  /// Which pods are its own.
  var selector: Selector { Self.selector(of: manifest) }
  var pod: Part { template["spec"] }
  var name: String { manifest.name }
  var kind: String { manifest.kind }
  var namespace: String { manifest.namespace }
  /// Containers that run for as long as the pod does.
  var containers: [Part] { pod["containers"].items }
  /// Containers that run before, sidecars among them.
  var initContainers: [Part] { pod["initContainers"].items }
  /// Whether its pods are meant to run until they are told to end.
  var runsForever: Bool { kind != "Job" && kind != "CronJob" && pod["restartPolicy"].text != "Never" }
  /// Whether it has a number of equal pods: those rules of availability speak of.
  var isReplicated: Bool {
    isDeployment || kind == "StatefulSet" || kind == "ReplicaSet" || kind == "ReplicationController"
  }
  /// Whether it replaces its pods in rollouts, in any order: a Deployment, or OpenShift's DeploymentConfig.
  var isDeployment: Bool { kind == "Deployment" || kind == "DeploymentConfig" }
  /// The account that the pods run as.
  var serviceAccount: String { pod["serviceAccountName"].text ?? pod["serviceAccount"].text ?? "default" }
  /// How long a pod may take to end, in seconds.
  var gracePeriod: Int { pod["terminationGracePeriodSeconds"].int ?? 30 }
}

extension Workload: Subject {
  /// All that a fleet has.
  public static func all(in fleet: Fleet) -> [Workload] { fleet.workloads }
}
