import KubernetesFacts
import ManifestTree

/// How list elements are identified, and whether their order matters.
enum ListIdentity {
  /// Elements are identified by the values of keys.
  case keyed([String], isOrdered: Bool)
  /// Elements are strings or numbers that are identified by value, and the set is reported as a whole.
  case scalars
  /// Elements are identified by value, and the list is reported as a whole.
  case wholeSet
  /// Elements with an equal counterpart are identified by value, the others by name or position.
  case bag
  /// Elements are identified by position.
  case ordered
}

/// List properties that the API's schemas do not contain.
enum ListRules {
  /// How the elements of a list are identified.
  static func identity(of schema: SchemaCursor, _ left: [Node], _ right: [Node]) -> ListIdentity {
    let place = schema.place
    if let keys = namedKeys[place], haveUnique(keys, left), haveUnique(keys, right) {
      return .keyed(keys, isOrdered: false)
    }
    if wholeSets.contains(place) { return .wholeSet }
    if let type = schema.listType {
      switch type {
      case .map(let keys): return .keyed(keys, isOrdered: ordered.contains(place))
      case .set: return .scalars
      case .atomic: break
      }
    }
    let isScalar = left.allSatisfy(\.isScalar) && right.allSatisfy(\.isScalar)
    let isSet = sets.contains(place) || schema.isCustom && customSets.contains(place.lastPart)
    if isScalar { return isSet ? .scalars : .ordered }
    if place.hasSuffix(".env") { return .ordered }
    if haveUnique(["name"], left), haveUnique(["name"], right) {
      return .keyed(["name"], isOrdered: !(isSet || unorderedNames.contains(place.lastPart)))
    }
    return isSet ? .bag : .ordered
  }

  /// Whether all elements are maps with strings for the keys, without duplicates.
  private static func haveUnique(_ keys: [String], _ list: [Node]) -> Bool {
    var seen = Set<[String]>()
    for node in list {
      var values: [String] = []
      for key in keys {
        guard let text = node.value(atDots: key)?.plainText, !text.isEmpty else { return false }
        values.append(text)
      }
      guard seen.insert(values).inserted else { return false }
    }
    return true
  }

  /// Lists whose elements have unique names, although the API uses other keys or none.
  private static let namedKeys: [String: [String]] = [
    "core.v1.ServiceSpec.ports": ["name"],
    "apps.v1.StatefulSetSpec.volumeClaimTemplates": ["metadata.name"],
    "core.v1.ServiceAccount.imagePullSecrets": ["name"],
    "rbac.v1.RoleBinding.subjects": ["name"],
    "rbac.v1.ClusterRoleBinding.subjects": ["name"],
    "DestinationRule.spec.subsets": ["name"],
  ]

  /// Keyed lists whose order matters: init containers run in order.
  private static let ordered: Set<String> = ["core.v1.PodSpec.initContainers"]

  /// Lists of maps that are sets and are reported as a whole, because a single element is not meaningful.
  private static let wholeSets: Set<String> = ["core.v1.PodSpec.tolerations"]

  /// Lists whose order does not matter, by type and field.
  private static let sets: Set<String> = [
    "core.v1.PodSpec.readinessGates", "core.v1.Capabilities.add", "core.v1.Capabilities.drop",
    "core.v1.PodSecurityContext.supplementalGroups", "core.v1.PodSecurityContext.sysctls",
    "core.v1.HostAlias.hostnames", "core.v1.ConfigMapVolumeSource.items", "core.v1.SecretVolumeSource.items",
    "core.v1.ConfigMapProjection.items", "core.v1.SecretProjection.items",
    "core.v1.DownwardAPIVolumeSource.items", "core.v1.DownwardAPIProjection.items",
    "core.v1.NodeSelectorTerm.matchExpressions", "core.v1.NodeSelectorTerm.matchFields",
    "core.v1.NodeSelectorRequirement.values", "core.v1.NodeSelector.nodeSelectorTerms",
    "core.v1.NodeAffinity.preferredDuringSchedulingIgnoredDuringExecution",
    "core.v1.PodAffinity.preferredDuringSchedulingIgnoredDuringExecution",
    "core.v1.PodAffinity.requiredDuringSchedulingIgnoredDuringExecution",
    "core.v1.PodAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution",
    "core.v1.PodAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution",
    "core.v1.PodAffinityTerm.namespaces", "core.v1.PodAffinityTerm.matchLabelKeys",
    "core.v1.PodAffinityTerm.mismatchLabelKeys", "core.v1.TopologySpreadConstraint.matchLabelKeys",
    "core.v1.PersistentVolumeClaimSpec.accessModes", "core.v1.PersistentVolumeSpec.accessModes",
    "core.v1.ServiceSpec.loadBalancerSourceRanges", "core.v1.ServiceSpec.externalIPs",
    "core.v1.ResourceQuotaSpec.scopes", "core.v1.ScopeSelector.matchExpressions",
    "core.v1.ScopedResourceSelectorRequirement.values", "core.v1.LimitRangeSpec.limits",
    "core.v1.NamespaceSpec.finalizers",
    "meta.v1.LabelSelector.matchExpressions", "meta.v1.LabelSelectorRequirement.values",
    "networking.v1.NetworkPolicySpec.policyTypes", "networking.v1.NetworkPolicySpec.ingress",
    "networking.v1.NetworkPolicySpec.egress", "networking.v1.NetworkPolicyIngressRule.from",
    "networking.v1.NetworkPolicyIngressRule.ports", "networking.v1.NetworkPolicyEgressRule.to",
    "networking.v1.NetworkPolicyEgressRule.ports", "networking.v1.IPBlock.except",
    "networking.v1.IngressSpec.tls", "networking.v1.IngressTLS.hosts",
    "rbac.v1.Role.rules", "rbac.v1.ClusterRole.rules", "rbac.v1.RoleBinding.subjects",
    "rbac.v1.ClusterRoleBinding.subjects", "rbac.v1.AggregationRule.clusterRoleSelectors",
    "rbac.v1.PolicyRule.apiGroups", "rbac.v1.PolicyRule.resources", "rbac.v1.PolicyRule.resourceNames",
    "rbac.v1.PolicyRule.verbs", "rbac.v1.PolicyRule.nonResourceURLs",
    "autoscaling.v2.HorizontalPodAutoscalerSpec.metrics", "autoscaling.v2.HPAScalingRules.policies",
    "discovery.v1.EndpointSlice.endpoints", "discovery.v1.EndpointSlice.ports",
    "discovery.v1.Endpoint.addresses",
    "core.v1.EndpointSubset.addresses", "core.v1.EndpointSubset.ports",
    "admissionregistration.v1.RuleWithOperations.apiGroups",
    "admissionregistration.v1.RuleWithOperations.apiVersions",
    "admissionregistration.v1.RuleWithOperations.operations",
    "admissionregistration.v1.RuleWithOperations.resources",
    "admissionregistration.v1.ValidatingWebhook.rules", "admissionregistration.v1.MutatingWebhook.rules",
    "apiextensions.v1.JSONSchemaProps.required", "apiextensions.v1.JSONSchemaProps.enum",
    "apiextensions.v1.CustomResourceDefinitionNames.categories",
    "apiextensions.v1.CustomResourceDefinitionNames.shortNames",
    "AuthorizationPolicy.spec.rules", "AuthorizationPolicy.spec.rules.from",
    "AuthorizationPolicy.spec.rules.to", "AuthorizationPolicy.spec.rules.when",
    "storage.v1.StorageClass.allowedTopologies", "storage.v1.CSIDriverSpec.volumeLifecycleModes",
  ]

  /// Fields whose lists are sets in custom kinds, such as those of Istio and the Gateway API.
  private static let customSets: Set<String> = [
    "hosts", "exportTo", "gateways", "hostnames", "principals", "notPrincipals", "namespaces",
    "notNamespaces",
    "requestPrincipals", "notRequestPrincipals", "ipBlocks", "notIpBlocks", "methods", "notMethods", "ports",
    "notPorts", "paths", "notPaths", "values", "notValues", "serviceAccounts", "notServiceAccounts",
    "subjectAltNames", "addresses", "parentRefs", "backendRefs", "subsets", "listeners",
  ]

  /// Fields of any kind whose elements have names and no significant order.
  private static let unorderedNames: Set<String> = [
    "subsets", "backendRefs", "parentRefs", "listeners", "ports", "subjects", "imagePullSecrets", "volumes",
  ]
}

extension SchemaCursor {
  /// The list type in the API's schema; nil if it is unknown.
  fileprivate var listType: ListType? {
    if case .list(_, let type) = value?.type { type } else { definitions?.lists[place] }
  }
}

extension Node {
  /// The value of a key, or of a dotted key path into nested maps.
  func value(atDots key: String) -> Node? {
    self[key] ?? key.split(separator: ".").reduce(Optional(self)) { node, part in node?[String(part)] }
  }
}

extension String {
  /// The part after the last dot.
  var lastPart: String { lastIndex(of: ".").map { String(self[index(after: $0)...]) } ?? self }
}
