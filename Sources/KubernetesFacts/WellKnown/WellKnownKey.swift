/// Keys of the labels and taints that the kubelet and cloud providers set on nodes.
package enum NodeKey {
  package static let hostname = "kubernetes.io/hostname"
  package static let zone = "topology.kubernetes.io/zone"
  package static let region = "topology.kubernetes.io/region"
  package static let instanceType = "node.kubernetes.io/instance-type"
  package static let notReady = "node.kubernetes.io/not-ready"
  package static let unreachable = "node.kubernetes.io/unreachable"
  package static let unschedulable = "node.kubernetes.io/unschedulable"
  package static let outOfService = "node.kubernetes.io/out-of-service"
}

/// Keys of the labels that controllers set on pods.
package enum PodKey {
  /// The label that distinguishes the pods of the ReplicaSets of a Deployment.
  package static let templateHash = "pod-template-hash"
}

/// Keys of labels and annotations by which Istio adds its proxy to pods.
package enum InjectionKey {
  /// The label of a namespace whose pods get the proxy of the default revision.
  package static let namespace = "istio-injection"
  /// The label that selects a revision of the control plane.
  package static let revision = "istio.io/rev"
  /// The label that selects ambient mode.
  package static let dataplaneMode = "istio.io/dataplane-mode"
  /// The label or annotation of a pod.
  package static let pod = "sidecar.istio.io/inject"
}
