/// The objects that are rendered for the services' ``Calls``, in addition to address variables.
public struct DerivedFromCalls: OptionSet, PayloadValue, Sendable {
  /// The bits.
  public let rawValue: Int

  /// Creates a set from its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// A NetworkPolicy per service: ingress from its callers and gateways, egress to its callees and DNS.
  public static let networkPolicies = DerivedFromCalls(rawValue: 1)
  /// An Istio AuthorizationPolicy per service that admits only the service accounts of its callers.
  public static let authorizationPolicies = DerivedFromCalls(rawValue: 2)
  /// An Istio Sidecar per service that limits the proxy's configuration to the services that it calls.
  public static let sidecars = DerivedFromCalls(rawValue: 4)

  /// All of them.
  public static let everything: DerivedFromCalls = [.networkPolicies, .authorizationPolicies, .sidecars]
}
