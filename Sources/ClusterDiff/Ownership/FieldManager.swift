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

  /// Whether the name is that of a program that runs by itself.
  var isController: Bool { ControllerNames.contain(name) }
}

/// The names under which controllers write.
enum ControllerNames {
  static func contain(_ name: String) -> Bool {
    names.contains(name) || endings.contains(where: name.hasSuffix)
      || beginnings.contains(where: name.hasPrefix)
  }

  private static let names: Set<String> = [
    "cluster-autoscaler", "flagger", "helm", "istiod", "kapp", "karpenter", "keda", "kubelet", "kyverno",
    "kube-scheduler", "linkerd", "pilot-discovery", "vault-agent-injector",
  ]
  private static let endings = [
    "-autoscaler", "-cainjector", "-controller", "-controller-manager", "-controllers", "-csi", "-injector",
    "-operator", "-provisioner", "-resizer", "-scheduler", "-webhook",
  ]
  private static let beginnings = [
    "argocd-", "cert-manager", "cilium-", "csi-", "external-dns", "external-secrets", "gatekeeper", "kubelet",
    "kyverno-", "rollouts-", "vpa-",
  ]
}
