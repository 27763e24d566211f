import ManifestTree

/// Who set a field, as the dump's `managedFields` say.
public struct FieldManager: Sendable, Hashable {
  /// The name that the client gave itself.
  public var name: String
  /// `Apply` or `Update`.
  public var operation: String?
  /// When, in RFC 3339.
  public var time: String?
  /// The part of the object it was written through: `scale`, `status`.
  public var subresource: String?

  /// Whether it stands for whoever wrote the object before managers were noted.
  var isUnknown: Bool { name == "before-first-apply" }

  /// Whether the name is that of a program that runs by itself.
  var isController: Bool { ControllerNames.contain(name) }

  /// Whether the name is that of a program with which a person changes objects one by one.
  var isPerson: Bool {
    ["kubectl", "k9s", "Lens", "OpenLens", "node-fetch", "Mozilla", "headlamp", "dashboard", "curl", "oc"]
      .contains { name == $0 || name.hasPrefix($0 + "-") || name.hasPrefix($0 + "/") }
  }

  /// Whether the name is that of a program that applies what people have declared.
  var isDeployer: Bool {
    ["argocd-", "flux", "helm", "kapp", "kustomize-controller", "fleet"].contains(where: name.hasPrefix)
  }
}

/// The names under which controllers write.
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
