internal import ManifestTree

/// Something that runs pods: a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, CronJob or a Pod of its own.
public final class Workload: Sendable {
  let manifest: Manifest
  /// The place among the fleet's workloads.
  let number: Int
  /// What the pods' metadata and spec stand in.
  let template: Part
  let spec: Part
  let pod: Part
  /// Containers that run for as long as the pod does.
  let containers: [Part]
  /// Containers that run before, sidecars among them.
  let initContainers: [Part]
  /// The labels that the pods have.
  let labels: [String: String]

  init?(_ manifest: Manifest, number: Int) {
    guard let template = Self.template(of: manifest), !manifest.isOwned else { return nil }
    self.manifest = manifest
    self.number = number
    self.template = template
    spec = manifest.root["spec"]
    pod = template["spec"]
    containers = pod["containers"].items
    initContainers = pod["initContainers"].items
    let selector = manifest.root["spec"]["selector"]["matchLabels"]
    // Whoever leaves out the template's labels means those of the selector.
    labels = template["metadata"].exists ? template["metadata"]["labels"].textMap : selector.textMap
  }

  private static func template(of manifest: Manifest) -> Part? {
    let root = manifest.root
    switch (manifest.group, manifest.kind) {
    case ("", "Pod"): return root
    case ("apps", "Deployment"), ("apps", "StatefulSet"), ("apps", "DaemonSet"), ("apps", "ReplicaSet"),
      ("extensions", "Deployment"), ("extensions", "DaemonSet"), ("batch", "Job"),
      ("", "ReplicationController"):
      return root["spec"]["template"]
    case ("batch", "CronJob"): return root["spec"]["jobTemplate"]["spec"]["template"]
    default: return nil
    }
  }

  var name: String { manifest.name }
  var kind: String { manifest.kind }
  var namespace: String { manifest.namespace }
  /// Whether its pods are meant to run until they are told to end.
  var runsForever: Bool { kind != "Job" && kind != "CronJob" && pod["restartPolicy"].text != "Never" }
  /// Whether it has a number of equal pods: those rules of availability speak of.
  var isReplicated: Bool { kind == "Deployment" || kind == "StatefulSet" || kind == "ReplicaSet" }
  /// The account that the pods run as.
  var serviceAccount: String { pod["serviceAccountName"].text ?? pod["serviceAccount"].text ?? "default" }
  /// How long a pod may take to end, in seconds.
  var gracePeriod: Int { pod["terminationGracePeriodSeconds"].int ?? 30 }
}

extension Workload: Subject {
  /// All that a fleet has.
  public static func all(in fleet: Fleet) -> [Workload] { fleet.workloads }
}
