/// What is rendered from the services' ``Calls``, beside the addresses in their environment.
public struct DerivedFromCalls: OptionSet, PayloadValue, Sendable {
  /// The bits.
  public let rawValue: Int

  /// Makes a set of its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// A NetworkPolicy per service: in from its callers and gateways, out to its callees and DNS.
  public static let networkPolicies = DerivedFromCalls(rawValue: 1)
  /// An Istio AuthorizationPolicy per service that admits its callers' service accounts alone.
  public static let authorizationPolicies = DerivedFromCalls(rawValue: 2)
  /// An Istio Sidecar per service whose proxy knows its callees alone.
  public static let sidecars = DerivedFromCalls(rawValue: 4)

  /// All of them.
  public static let everything: DerivedFromCalls = [.networkPolicies, .authorizationPolicies, .sidecars]
}
