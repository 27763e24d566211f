import ManifestTree

/// The manager of a field, from `managedFields` in the dump.
public struct FieldManager: Sendable, Hashable {
  /// The client's name for itself.
  public var name: String
  /// `Apply` or `Update`.
  public var operation: String?
  /// The time in RFC 3339.
  public var time: String?
  /// The subresource of the write: `scale`, `status`.
  public var subresource: String?

  /// Whether it stands for all managers before field management was enabled.
  var isUnknown: Bool { name == "before-first-apply" }

  /// Whether the name is that of a controller.
  var isController: Bool { ControllerNames.contain(name) }

  /// Whether the name is that of a client for manual changes.
  var isPerson: Bool {
    ["kubectl", "k9s", "Lens", "OpenLens", "node-fetch", "Mozilla", "headlamp", "dashboard", "curl", "oc"]
      .contains { name == $0 || name.hasPrefix($0 + "-") || name.hasPrefix($0 + "/") }
  }

  /// Whether the name is that of a tool that applies declared objects.
  var isDeployer: Bool {
    ["argocd-", "flux", "helm", "kapp", "kustomize-controller", "fleet"].contains(where: name.hasPrefix)
  }
}

/// The manager names of controllers.
enum ControllerNames {
  static func contain(_ name: String) -> Bool {
    names.contains(name) || endings.contains(where: name.hasSuffix)
      || beginnings.contains(where: name.hasPrefix)
  }

  private static let names: Set<String> = [
    "Reloader", "cluster-autoscaler", "flagger", "fleetagent", "helm", "istiod", "kapp", "karpenter", "keda",
    "kube-scheduler", "kubelet", "kyverno", "linkerd", "manager", "pilot-discovery", "rancher",
    "vault-agent-injector", "velero", "velero-server",
  ]
  private static let endings = [
    "-autoscaler", "-cainjector", "-controller", "-controller-manager", "-controllers", "-csi", "-injector",
    "-operator", "-provisioner", "-reconciler", "-resizer", "-scheduler", "-updater", "-webhook",
  ]
  private static let beginnings = [
    "argocd-", "cert-manager", "cilium-", "csi-", "external-dns", "external-secrets", "gatekeeper", "kubelet",
    "kyverno-", "rollouts-", "vpa-",
  ]
}
