extension Istio {
  /// A route for TLS connections that are not terminated.
  public struct TLSRoute: FieldEncodable, Sendable, Equatable {
    /// The conditions, one of which must match; at least one.
    public var match: [TLSMatchAttributes]
    /// The destinations; the weights of several must add up to 100.
    public var route: [RouteDestination]

    /// Creates a TLS route.
    public init(match: [TLSMatchAttributes] = [], route: [RouteDestination] = []) {
      self.match = match
      self.route = route
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("match", match)
      encoder.field("route", route)
    }
  }

  /// Conditions on a TLS connection, all of which must match.
  public struct TLSMatchAttributes: FieldEncodable, Sendable, Equatable {
    /// The SNI host names.
    public var sniHosts: [String]
    /// The port of the request.
    public var port: Int?
    /// The destination CIDRs.
    public var destinationSubnets: [String]
    /// The gateways to which the condition applies.
    public var gateways: [String]
    /// The client's namespace.
    public var sourceNamespace: String?
    /// The client's labels.
    public var sourceLabels: StringMap

    /// Creates TLS match attributes.
    public init(
      sniHosts: [String] = [], port: Int? = nil, destinationSubnets: [String] = [], gateways: [String] = [],
      sourceNamespace: String? = nil, sourceLabels: StringMap = [:]
    ) {
      self.sniHosts = sniHosts
      self.port = port
      self.destinationSubnets = destinationSubnets
      self.gateways = gateways
      self.sourceNamespace = sourceNamespace
      self.sourceLabels = sourceLabels
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("sniHosts", sniHosts)
      encoder.field("port", port)
      encoder.field("destinationSubnets", destinationSubnets)
      encoder.field("gateways", gateways)
      encoder.field("sourceNamespace", sourceNamespace)
      encoder.field("sourceLabels", sourceLabels)
    }
  }

  /// A route for TCP connections.
  public struct TCPRoute: FieldEncodable, Sendable, Equatable {
    /// The conditions, one of which must match; all connections if empty.
    public var match: [L4MatchAttributes]
    /// The destinations; the weights of several must add up to 100.
    public var route: [RouteDestination]

    /// Creates a TCP route.
    public init(match: [L4MatchAttributes] = [], route: [RouteDestination] = []) {
      self.match = match
      self.route = route
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("match", match)
      encoder.field("route", route)
    }
  }

  /// Conditions on a TCP connection, all of which must match.
  public struct L4MatchAttributes: FieldEncodable, Sendable, Equatable {
    /// The port of the request.
    public var port: Int?
    /// The destination CIDRs.
    public var destinationSubnets: [String]
    /// The gateways to which the condition applies.
    public var gateways: [String]
    /// The client's namespace.
    public var sourceNamespace: String?
    /// The client's labels.
    public var sourceLabels: StringMap

    /// Creates L4 match attributes.
    public init(
      port: Int? = nil, destinationSubnets: [String] = [], gateways: [String] = [],
      sourceNamespace: String? = nil, sourceLabels: StringMap = [:]
    ) {
      self.port = port
      self.destinationSubnets = destinationSubnets
      self.gateways = gateways
      self.sourceNamespace = sourceNamespace
      self.sourceLabels = sourceLabels
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("port", port)
      encoder.field("destinationSubnets", destinationSubnets)
      encoder.field("gateways", gateways)
      encoder.field("sourceNamespace", sourceNamespace)
      encoder.field("sourceLabels", sourceLabels)
    }
  }

  /// A destination of connections.
  public struct RouteDestination: FieldEncodable, Sendable, Equatable {
    /// The mount path.
    public var destination: Destination
    /// The weight in percent; 100 for a single destination.
    public var weight: Int?

    /// Creates a route destination.
    public init(destination: Destination, weight: Int? = nil) {
      self.destination = destination
      self.weight = weight
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("destination", destination)
      encoder.field("weight", weight)
    }
  }
}
