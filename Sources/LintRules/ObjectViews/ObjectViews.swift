/// A Service, and which pods it sends to.
struct Service: ObjectView {
  static let type = ObjectType("", "Service")
  let manifest: Manifest

  var ports: [ManifestField] { spec["ports"].items }
  /// The labels of its pods; nil where somebody else says where it sends to.
  var selector: Selector? {
    // Controllers give these to each pod that they make; templates do not have them.
    let ofControllers = [
      "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index", "controller-revision-hash",
      "pod-template-hash", "rollouts-pod-template-hash",
    ]
    let labels = spec["selector"].textMap.filter { !ofControllers.contains($0.key) }
    return labels.isEmpty || isExternalName ? nil : Selector(labels: labels)
  }
  var isHeadless: Bool { spec["clusterIP"].text == "None" }
  var isExternalName: Bool { spec["type"].text == "ExternalName" }
  /// Whether it is reached from outside the cluster.
  var isExposed: Bool { ["LoadBalancer", "NodePort"].contains(spec["type"].text) }
}

/// A HorizontalPodAutoscaler.
struct Autoscaler: ObjectView {
  static let type = ObjectType("autoscaling", "HorizontalPodAutoscaler")
  let manifest: Manifest

  var target: ManifestField { spec["scaleTargetRef"] }
  var minimum: Int { spec["minReplicas"].int ?? 1 }
  var maximum: Int? { spec["maxReplicas"].int }
}

/// A PodDisruptionBudget.
struct Budget: ObjectView {
  static let type = ObjectType("policy", "PodDisruptionBudget")
  let manifest: Manifest

  /// The pods that it is for; nil where it does not say: that is for none, while an empty selector is for all.
  var selector: Selector? { spec["selector"].exists ? Selector(spec["selector"]) : nil }
}

/// A NetworkPolicy.
struct NetworkPolicy: ObjectView {
  static let type = ObjectType("networking.k8s.io", "NetworkPolicy")
  let manifest: Manifest

  var selector: Selector { Selector(spec["podSelector"]) }
  /// Which directions it closes except for what it names.
  var types: [String] {
    let named = spec["policyTypes"].texts
    return !named.isEmpty ? named : ["Ingress"] + (spec["egress"].isEmpty ? [] : ["Egress"])
  }
}

/// An Ingress.
struct Ingress: ObjectView {
  static let type = ObjectType("networking.k8s.io", "Ingress")
  let manifest: Manifest
}

/// A ServiceMonitor of the Prometheus operator.
struct ServiceMonitor: ObjectView {
  static let type = ObjectType("monitoring.coreos.com", "ServiceMonitor")
  let manifest: Manifest

  var hasNamespace: Bool { root["metadata"]["namespace"].exists }
}

/// OpenShift's SecurityContextConstraints.
struct SecurityContextConstraints: ObjectView {
  static let type = ObjectType("security.openshift.io", "SecurityContextConstraints")
  let manifest: Manifest
}

/// A StatefulSet.
struct StatefulSet: ObjectView {
  static let type = ObjectType("apps", "StatefulSet")
  let manifest: Manifest
}

/// A ConfigMap.
struct ConfigMap: ObjectView {
  static let type = ObjectType("", "ConfigMap")
  let manifest: Manifest
}

/// A Secret.
struct Secret: ObjectView {
  static let type = ObjectType("", "Secret")
  let manifest: Manifest

  /// What stands at a key; nil if nothing does, or what is no text.
  func value(_ key: String) -> String? {
    root["stringData"][key].text ?? root["data"][key].text.flatMap { Base64Text.decode($0) }
  }
}

/// A Namespace.
struct NamespaceObject: ObjectView {
  static let type = ObjectType("", "Namespace")
  let manifest: Manifest
}

/// A CronJob.
struct CronJob: ObjectView {
  static let type = ObjectType("batch", "CronJob")
  let manifest: Manifest
}

/// A Job.
struct Job: ObjectView {
  static let type = ObjectType("batch", "Job")
  let manifest: Manifest
}
