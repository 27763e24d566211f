/// The objects that are rendered for the services' ``Calls``, in addition to address variables.
public struct DerivedFromCalls: OptionSet, PayloadValue, Sendable {
  /// The set as bits.
  public let rawValue: Int

  /// Creates a set from its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// A NetworkPolicy for each service: it allows ingress from callers and gateways, and egress to callees and DNS.
  public static let networkPolicies = DerivedFromCalls(rawValue: 1)
  /// An Istio AuthorizationPolicy for each service: it admits only the service accounts of the callers.
  public static let authorizationPolicies = DerivedFromCalls(rawValue: 2)
  /// An Istio Sidecar for each service: it limits the proxy's configuration to the services that are called.
  public static let sidecars = DerivedFromCalls(rawValue: 4)

  /// All objects that can be derived.
  public static let everything: DerivedFromCalls = [.networkPolicies, .authorizationPolicies, .sidecars]
}
