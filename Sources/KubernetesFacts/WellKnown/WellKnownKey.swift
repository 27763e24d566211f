/// Keys of well-known labels and taints of nodes.
package enum NodeKey {
  package static let architecture = "kubernetes.io/arch"
  package static let operatingSystem = "kubernetes.io/os"
  package static let formerArchitecture = "beta.kubernetes.io/arch"
  package static let formerOperatingSystem = "beta.kubernetes.io/os"
  package static let hostname = "kubernetes.io/hostname"
  package static let zone = "topology.kubernetes.io/zone"
  package static let region = "topology.kubernetes.io/region"
  package static let instanceType = "node.kubernetes.io/instance-type"
  /// The label of the nodes of the control plane, and the key of their taint.
  package static let controlPlane = "node-role.kubernetes.io/control-plane"
  package static let notReady = "node.kubernetes.io/not-ready"
  package static let unreachable = "node.kubernetes.io/unreachable"
  package static let unschedulable = "node.kubernetes.io/unschedulable"
  package static let diskPressure = "node.kubernetes.io/disk-pressure"
  package static let memoryPressure = "node.kubernetes.io/memory-pressure"
  package static let networkUnavailable = "node.kubernetes.io/network-unavailable"
  package static let pidPressure = "node.kubernetes.io/pid-pressure"
  package static let outOfService = "node.kubernetes.io/out-of-service"
}

/// Keys of labels and annotations of pods.
package enum PodKey {
  /// The label that distinguishes the pods of the ReplicaSets of a Deployment.
  package static let templateHash = "pod-template-hash"
  /// The label that distinguishes the pods of the revisions of a StatefulSet or DaemonSet.
  package static let revisionHash = "controller-revision-hash"
  /// The annotation by which `kubectl rollout restart` changes the pod template.
  package static let restartedAt = "kubectl.kubernetes.io/restartedAt"
  /// The annotation with the resources that a LimitRange set.
  package static let limitRanger = "kubernetes.io/limit-ranger"
  /// The label that distinguishes the pods of the ReplicaSets of an Argo Rollout.
  package static let rolloutsTemplateHash = "rollouts-pod-template-hash"
  /// The labels that controllers set on their pods; templates do not contain them.
  package static let ofControllers = Set(
    [
      "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index", revisionHash, templateHash,
      rolloutsTemplateHash, "pod-template-generation", JobKey.completionIndex,
    ] + JobKey.controllerUIDs + JobKey.names)
  /// The prefix of the annotations with the AppArmor profile of a container; the container's name follows.
  package static let appArmorPrefix = "container.apparmor.security.beta.kubernetes.io/"
  /// The annotation with the seccomp profile of the pod.
  package static let seccomp = "seccomp.security.alpha.kubernetes.io/pod"
  /// The prefix of the annotations with the seccomp profile of a container; the container's name follows.
  package static let seccompPrefix = "container.seccomp.security.alpha.kubernetes.io/"
}

/// Keys of labels that the Job controller sets on pods.
package enum JobKey {
  /// The prefix of the keys; the former keys of two labels lack it.
  package static let prefix = "batch.kubernetes.io/"
  package static let formerControllerUID = "controller-uid"
  package static let formerName = "job-name"
  /// The labels with the UID of the Job, by which it selects its pods.
  package static let controllerUIDs = [formerControllerUID, prefix + formerControllerUID]
  /// The labels with the name of the Job.
  package static let names = [formerName, prefix + formerName]
  /// The label with the index of a pod of an Indexed Job.
  package static let completionIndex = prefix + "job-completion-index"
}

/// Keys of labels of namespaces.
package enum NamespaceKey {
  /// The label with the name of each namespace, which the API server sets.
  package static let name = "kubernetes.io/metadata.name"
}

/// Keys of annotations of Services.
package enum ServiceKey {
  /// The annotation with the namespaces to which a Service is visible in the mesh, separated by commas.
  package static let exportTo = "networking.istio.io/exportTo"
}

/// Keys of annotations of HorizontalPodAutoscalers.
package enum AutoscalerKey {
  /// The prefix of the annotations with the fields that `autoscaling/v1` lacks.
  package static let prefix = "autoscaling.alpha.kubernetes.io/"
  /// The annotation with all metrics but the utilization of the CPU.
  package static let metrics = prefix + "metrics"
  package static let behavior = prefix + "behavior"
  /// The annotations that the API server writes when it converts an object to `autoscaling/v1`.
  package static let ofVersion1 = [metrics, behavior, prefix + "conditions", prefix + "current-metrics"]
}

/// Keys of annotations of Gateways of the Gateway API.
package enum GatewayKey {
  /// The annotation with the type of the Service that Istio creates for a Gateway.
  package static let serviceType = "networking.istio.io/service-type"
}

/// Keys of annotations of Ingresses.
package enum IngressKey {
  /// The annotation with the class, before `spec.ingressClassName`.
  package static let className = "kubernetes.io/ingress.class"
  /// The prefix of the annotations of the NGINX Ingress controller.
  package static let nginxPrefix = "nginx.ingress.kubernetes.io/"
}

/// Keys of labels and annotations by which Istio adds its proxy to pods.
package enum InjectionKey {
  /// The label of a namespace that enables or disables the injection of the default revision's proxy into its pods.
  package static let namespace = "istio-injection"
  /// The label that selects a revision of the control plane.
  package static let revision = "istio.io/rev"
  /// The label that selects ambient mode.
  package static let dataplaneMode = "istio.io/dataplane-mode"
  /// The label or annotation of a pod that enables or disables injection.
  package static let pod = "sidecar.istio.io/inject"
  /// The annotation of a pod with settings of its proxy, as YAML.
  package static let proxyConfig = "proxy.istio.io/config"
}
