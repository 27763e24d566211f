import KubernetesFacts
import ManifestTree

/// Classifies live objects that are not declared.
enum UndeclaredObject {
  /// Why the object exists without a declaration; nil if there is no explanation.
  static func reason(_ object: Object, among live: LiveObjects) -> Reason? {
    let (identity, node) = (object.identity, object.node)
    if case .list(let writers)? = node["metadata"]?["ownerReferences"], !writers.isEmpty {
      return .controllerChild
    }
    if madeByControllers.contains(identity.kind) { return .controllerChild }
    if let names = clusterNames[identity.kind], names.contains(where: { Glob.matches($0, identity.name) }) {
      return .clusterObject
    }
    switch identity.kind {
    case "Secret":
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
    case "PersistentVolumeClaim":
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

  /// The kinds whose objects controllers, kubelets, or the API server create, so that a manifest rarely declares them.
  private static let madeByControllers: Set<String> = [
    "ControllerRevision", "Endpoints", "EndpointSlice", "Event", "Lease", "Node", "PodMetrics", "NodeMetrics",
    "PersistentVolume", "VolumeAttachment", "CSINode", "CSIStorageCapacity", "ComponentStatus", "IPAddress",
    "ResourceSlice", "VerticalPodAutoscalerCheckpoint", "CiliumEndpoint", "CiliumIdentity", "PolicyReport",
    "ClusterPolicyReport", "EphemeralReport", "TargetGroupBinding", "ServiceNetworkEndpointGroup",
  ]

  /// Patterns for the names of objects that the cluster or a tool such as Helm creates, by kind.
  private static let clusterNames: [String: [String]] = [
    "ConfigMap": Array(ClusterConfigMap.keys.keys) + [
      "istio-ca-crl", "openshift-service-ca.crt", "istio-namespace-controller-election",
      "linkerd-identity-trust-roots",
    ],
    "Secret": [
      "sh.helm.release.v1.*", "istio.*", "default-dockercfg-*", "builder-dockercfg-*", "deployer-dockercfg-*",
    ],
    "ServiceAccount": [PodDefaults.serviceAccount, "builder", "deployer"],
    "Service": ["kubernetes"], "ResourceQuota": ["gke-resource-quotas"],
  ]
}
