/// The name under which a client writes fields, in `managedFields`.
package enum ManagerName {
  /// The name that stands for all managers before field management was enabled.
  package static let unknown = "before-first-apply"

  /// Whether a controller uses the name.
  package static func isController(_ name: String) -> Bool {
    controllers.contains(name) || controllerEndings.contains(where: name.hasSuffix)
      || controllerBeginnings.contains(where: name.hasPrefix)
  }

  /// Whether a client for manual changes uses the name.
  package static func isPerson(_ name: String) -> Bool {
    ["kubectl", "k9s", "Lens", "OpenLens", "node-fetch", "Mozilla", "headlamp", "dashboard", "curl", "oc"]
      .contains { name == $0 || name.hasPrefix($0 + "-") || name.hasPrefix($0 + "/") }
  }

  /// Whether a tool that applies declared objects uses the name.
  package static func isDeployer(_ name: String) -> Bool {
    ["argocd-", "flux", "helm", "kapp", "kustomize-controller", "fleet"].contains(where: name.hasPrefix)
  }

  private static let controllers: Set<String> = [
    "GoogleCloudControllerManager", "Reloader", "cainjector", "cluster-autoscaler", "controller", "flagger",
    "fleetagent", "glbc", "helm", "istiod", "kapp", "karpenter", "keda", "kube-addon-manager",
    "kube-scheduler", "kubelet",
    "kyverno",
    "linkerd", "manager", "metrics-server", "nginx-ingress", "pilot-discovery", "rancher", "traefik",
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
