/// The objects that are rendered for the services' ``Calls``, in addition to address variables.
public struct DerivedFromCalls: OptionSet, PayloadValue, Sendable {
  /// The set as bits.
  public let rawValue: Int

  /// Creates a set from its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// A NetworkPolicy for each service: it allows ingress from callers and gateways, and egress to callees and DNS.
  ///
  /// With ``authorizationPolicies`` or ``sidecars``, it also allows egress to Istio's control plane.
  public static let networkPolicies = DerivedFromCalls(rawValue: 1)
  /// An Istio AuthorizationPolicy for each service with a served port: it admits the service accounts of callers, the
  /// gateways that route to the service, and the callers that ``Authorize`` lists.
  public static let authorizationPolicies = DerivedFromCalls(rawValue: 2)
  /// An Istio Sidecar for each service: it limits the proxy's configuration to the hosts that the service calls and the
  /// namespace `istio-system`.
  public static let sidecars = DerivedFromCalls(rawValue: 4)

  /// All objects that can be derived.
  public static let everything: DerivedFromCalls = [.networkPolicies, .authorizationPolicies, .sidecars]
}
