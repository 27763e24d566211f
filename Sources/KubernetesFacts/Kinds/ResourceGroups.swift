internal import ManifestTree

/// The resources of Kubernetes, by the plural names that roles use, and their API groups.
package enum ResourceGroups {
  /// The groups of Kubernetes itself; the resources of other groups are unknown.
  package static let known: Set<String> = Set(byResource.values.joined()).union([APIGroup.extensions])

  /// Groups whose resources have no subresources, such as `pods/log`.
  package static let withoutSubresources: Set<String> = [APIGroup.metrics, APIGroup.events]

  /// The API groups that have a resource.
  ///
  /// `extensions` contained many of the resources until Kubernetes 1.22.
  package static let byResource: [String: Set<String>] = {
    var groups: [String: Set<String>] = [:]
    for (group, names) in resources {
      for name in names.split(separator: " ") { groups[String(name), default: []].insert(group) }
    }
    return groups
  }()

  private static let resources = [
    APIGroup.core: """
    bindings configmaps endpoints events limitranges namespaces nodes persistentvolumeclaims persistentvolumes pods \
    podtemplates replicationcontrollers resourcequotas secrets serviceaccounts services
    """,
    APIGroup.apps: "controllerrevisions daemonsets deployments replicasets statefulsets",
    APIGroup.batch: "cronjobs jobs",
    APIGroup.autoscaling: "horizontalpodautoscalers",
    APIGroup.policy: "poddisruptionbudgets podsecuritypolicies",
    APIGroup.networking: "ingressclasses ingresses networkpolicies",
    APIGroup.rbac: "clusterrolebindings clusterroles rolebindings roles",
    APIGroup.storage: "csidrivers csinodes storageclasses volumeattachments csistoragecapacities",
    APIGroup.coordination: "leases", APIGroup.discovery: "endpointslices", APIGroup.events: "events",
    APIGroup.scheduling: "priorityclasses", APIGroup.node: "runtimeclasses",
    APIGroup.admissionRegistration: "mutatingwebhookconfigurations validatingwebhookconfigurations",
    APIGroup.apiExtensions: "customresourcedefinitions", APIGroup.apiRegistration: "apiservices",
    APIGroup.certificates: "certificatesigningrequests",
    APIGroup.authentication: "tokenreviews",
    APIGroup.authorization:
      "localsubjectaccessreviews selfsubjectaccessreviews selfsubjectrulesreviews subjectaccessreviews",
    APIGroup.metrics: "pods nodes",
  ]
}
