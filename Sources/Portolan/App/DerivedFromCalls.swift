/// The objects that are rendered for the services' ``Calls``, in addition to address variables.
public struct DerivedFromCalls: OptionSet, PayloadValue, Sendable {
  /// The set as bits.
  public let rawValue: Int

  /// Creates a set from its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// A NetworkPolicy for each service.
  ///
  /// The policy allows ingress from callers, from the gateways and ingress controllers that route to the service, from
  /// Prometheus if the service is scraped, and from the sources in ``Authorize``. Node ports and ports of load
  /// balancers are open to any source. The policy allows egress to called services and hosts, to the destinations of their
  /// routes, and to any DNS server. Pods of a StatefulSet can reach each other.
  ///
  /// With ``authorizationPolicies`` or ``sidecars``, the policy also allows egress to Istio's control plane.
  public static let networkPolicies = DerivedFromCalls(rawValue: 1)
  /// An Istio AuthorizationPolicy for each service with a served port.
  ///
  /// The policy admits the service accounts of callers, the namespaces of the gateways and ingress controllers that
  /// route to the service, Prometheus if the service is scraped, and the callers in ``Authorize``. Node ports and ports
  /// of load balancers are open to any caller. Pods of a StatefulSet can reach each other.
  ///
  /// For a service behind an ingress controller, the policy also admits requests without a mesh identity, because the
  /// proxies of the controller can be outside the mesh.
  public static let authorizationPolicies = DerivedFromCalls(rawValue: 2)
  /// An Istio Sidecar for each service.
  ///
  /// The Sidecar limits the proxy's configuration to called services and hosts, the destinations of their routes, the
  /// namespace `istio-system`, and the service itself if it is a StatefulSet. Called IP addresses are not listed.
  public static let sidecars = DerivedFromCalls(rawValue: 4)

  /// All objects that can be derived.
  public static let everything: DerivedFromCalls = [.networkPolicies, .authorizationPolicies, .sidecars]
}
