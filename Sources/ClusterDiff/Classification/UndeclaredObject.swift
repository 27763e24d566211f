import KubernetesFacts
import ManifestTree

/// Classifies live objects that are not declared.
enum UndeclaredObject {
  /// Why the object exists without a declaration; nil if there is no explanation.
  static func reason(_ object: Object, among live: LiveObjects) -> Reason? {
    let (identity, kind, node) = (object.identity, object.identity.groupKind, object.node)
    if case .list(let writers)? = node["metadata"]?["ownerReferences"], !writers.isEmpty {
      return .controllerChild
    }
    if ControllerKind.holds(kind) { return .controllerChild }
    if let names = clusterNames[kind], names.contains(where: { Glob.matches($0, identity.name) }) {
      return .clusterObject
    }
    switch kind {
    case .secret:
      let type = node["type"]?.text ?? ""
      // By default, cert-manager sets no owner on the Secrets of certificates, so that they are kept when the
      // Certificate is deleted.
      if node["metadata"]?["annotations"]?["cert-manager.io/certificate-name"] != nil {
        return .controllerChild
      }
      if [SecretType.accountToken, "helm.sh/release.v1", "bootstrap.kubernetes.io/token"]
        .contains(type)
      {
        return .clusterObject
      }
    case .persistentVolumeClaim:
      if isClaimOfSet(identity, among: live) { return .controllerChild }
    default: break
    }
    return nil
  }

  /// Whether an object is a claim from a StatefulSet's template.
  ///
  /// Such claims are named after the template, the set, and the ordinal; they have no owner by default.
  private static func isClaimOfSet(_ identity: ObjectIdentity, among live: LiveObjects) -> Bool {
    guard let dash = identity.name.lastIndex(of: "-"),
      Int(identity.name[identity.name.index(after: dash)...]) != nil
    else { return false }
    let stem = identity.name[..<dash]
    var place = stem.startIndex
    while let dash = stem[place...].firstIndex(of: "-") {
      place = stem.index(after: dash)
      let set = ObjectIdentity(
        apiVersion: WorkloadKind.apiVersion, kind: "StatefulSet", namespace: identity.namespace,
        name: String(stem[place...]))
      guard case .list(let templates)? = live[set]?.node["spec"]?["volumeClaimTemplates"] else { continue }
      if templates.contains(where: { $0["metadata"]?["name"]?.text == String(stem[..<dash]) }) { return true }
    }
    return false
  }

  /// Patterns for the names of objects that the cluster or a tool such as Helm creates, by kind.
  private static let clusterNames: [GroupKind: [String]] = [
    .configMap: Array(ClusterConfigMap.keys.keys) + [
      "istio-ca-crl", "openshift-service-ca.crt", "istio-namespace-controller-election",
      "linkerd-identity-trust-roots",
    ],
    .secret: [
      "sh.helm.release.v1.*", "istio.*", "default-dockercfg-*", "builder-dockercfg-*", "deployer-dockercfg-*",
    ],
    .serviceAccount: [PodDefaults.serviceAccount, "builder", "deployer"],
    .service: ["kubernetes"], .resourceQuota: ["gke-resource-quotas"],
  ]
}
