/// The topic of a rule, which is also the folder of the rule's file.
package enum RuleTopic: String, Sendable, CaseIterable {
  case availability, calls, containers, images, jobs, mesh, metadata
  case networkPolicies = "networkpolicies"
  case probes, rbac, references, resources, schema, secrets, security, spot, termination

  /// The heading of the topic in documentation.
  var title: String {
    switch self {
    case .networkPolicies: "NetworkPolicies"
    case .rbac: "RBAC"
    default: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
    }
  }

  /// Whether the topic's rules are about security.
  var isOfSecurity: Bool {
    switch self {
    case .networkPolicies, .rbac, .secrets, .security: true
    default: false
    }
  }

  /// The documentation for the topic's rules that have no reference.
  var documentation: String {
    switch self {
    case .availability: "https://kubernetes.io/docs/concepts/workloads/pods/disruptions/"
    case .calls, .references: "https://kubernetes.io/docs/concepts/services-networking/service/"
    case .containers: "https://kubernetes.io/docs/concepts/containers/"
    case .images: "https://kubernetes.io/docs/concepts/containers/images/"
    case .jobs: "https://kubernetes.io/docs/concepts/workloads/controllers/job/"
    case .mesh: "https://istio.io/latest/docs/reference/config/networking/"
    case .metadata: "https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/"
    case .networkPolicies: "https://kubernetes.io/docs/concepts/services-networking/network-policies/"
    case .probes: "https://kubernetes.io/docs/concepts/workloads/pods/probes/"
    case .rbac: "https://kubernetes.io/docs/concepts/security/rbac-good-practices/"
    case .resources: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/"
    case .schema: "https://kubernetes.io/docs/reference/kubernetes-api/"
    case .secrets: "https://kubernetes.io/docs/concepts/security/secrets-good-practices/"
    case .security: "https://kubernetes.io/docs/concepts/security/pod-security-standards/"
    case .spot: "https://kubernetes.io/docs/concepts/scheduling-eviction/"
    case .termination: "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/"
    }
  }
}
