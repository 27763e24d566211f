/// The name under which a client writes fields, in `managedFields`.
package enum ManagerName {
  /// The name that stands for all clients that wrote an object before its fields were tracked.
  package static let unknown = "before-first-apply"

  /// Helm.
  package static let helm = "helm"
  /// Istio's control plane.
  package static let istiod = "pilot-discovery"

  /// Whether the name is that of a known controller or operator, or has a beginning or an ending that they use, such as
  /// `-controller`.
  package static func isController(_ name: String) -> Bool {
    controllers.contains(name) || controllerEndings.contains(where: name.hasSuffix)
      || controllerBeginnings.contains(where: name.hasPrefix)
  }

  /// Whether the name is that of a client for manual changes, such as `kubectl`, `kubectl-edit`, or a dashboard.
  package static func isPerson(_ name: String) -> Bool {
    ["kubectl", "k9s", "Lens", "OpenLens", "node-fetch", "Mozilla", "headlamp", "dashboard", "curl", "oc"]
      .contains { name == $0 || name.hasPrefix($0 + "-") || name.hasPrefix($0 + "/") }
  }

  /// Whether the name begins with that of a tool that applies declared objects: Argo CD, Flux, Helm, kapp, or Fleet.
  package static func isDeployer(_ name: String) -> Bool {
    ["argocd-", "flux", "helm", "kapp", "kustomize-controller", "fleet"].contains(where: name.hasPrefix)
  }

  private static let controllers: Set<String> = [
    "GoogleCloudControllerManager", "Reloader", "cainjector", "cluster-autoscaler", "controller", "flagger",
    "fleetagent", "glbc", helm, "istiod", "kapp", "karpenter", "keda", "kube-addon-manager",
    "kube-scheduler", "kubelet",
    "kyverno",
    "linkerd", "manager", "metrics-server", "nginx-ingress", istiod, "rancher", "traefik",
    "vault-agent-injector", "velero", "velero-server", "virt-controller",
  ]
  private static let controllerEndings = [
    "-autoscaler", "-cainjector", "-controller", "-controller-manager", "-controllers", "-csi", "-injector",
    "-operator", "-provisioner", "-reconciler", "-resizer", "-scheduler", "-updater", "-webhook",
  ]
  private static let controllerBeginnings = [
    "argocd-", "cert-manager", "cilium-", "csi-", "external-dns", "external-secrets", "gatekeeper", "gke-",
    "kubelet", "kyverno-", "rollouts-", "vpa-",
  ]
}
