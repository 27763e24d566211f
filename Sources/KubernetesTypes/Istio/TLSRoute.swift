extension Istio {
  /// Where TLS connections go that are passed on unopened.
  public struct TLSRoute: FieldEncodable, Sendable, Equatable {
    /// Conditions of which one must hold; at least one.
    public var match: [TLSMatchAttributes]
    /// Where the connection goes; the weights of several sum to 100.
    public var route: [RouteDestination]

    /// Makes a TLS route.
    public init(match: [TLSMatchAttributes] = [], route: [RouteDestination] = []) {
      self.match = match
      self.route = route
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("match", match)
      encoder.field("route", route)
    }
  }

  /// Conditions on a TLS connection that must all hold.
  public struct TLSMatchAttributes: FieldEncodable, Sendable, Equatable {
    /// Host names that the client names (SNI).
    public var sniHosts: [String]
    /// The port that the client asked for.
    public var port: Int?
    /// Address blocks that it goes to.
    public var destinationSubnets: [String]
    /// The gateways that the condition is for.
    public var gateways: [String]
    /// The client's namespace.
    public var sourceNamespace: String?
    /// The client's labels.
    public var sourceLabels: StringMap

    /// Makes a TLS match attributes.
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

  /// Where TCP connections go.
  public struct TCPRoute: FieldEncodable, Sendable, Equatable {
    /// Conditions of which one must hold; all connections if empty.
    public var match: [L4MatchAttributes]
    /// Where the connection goes; the weights of several sum to 100.
    public var route: [RouteDestination]

    /// Makes a TCP route.
    public init(match: [L4MatchAttributes] = [], route: [RouteDestination] = []) {
      self.match = match
      self.route = route
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("match", match)
      encoder.field("route", route)
    }
  }

  /// Conditions on a TCP connection that must all hold.
  public struct L4MatchAttributes: FieldEncodable, Sendable, Equatable {
    /// The port that the client asked for.
    public var port: Int?
    /// Address blocks that it goes to.
    public var destinationSubnets: [String]
    /// The gateways that the condition is for.
    public var gateways: [String]
    /// The client's namespace.
    public var sourceNamespace: String?
    /// The client's labels.
    public var sourceLabels: StringMap

    /// Makes a L4 match attributes.
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

  /// A place that connections go to.
  public struct RouteDestination: FieldEncodable, Sendable, Equatable {
    /// The place.
    public var destination: Destination
    /// Its share in percent; all if it is the only one.
    public var weight: Int?

    /// Makes a route destination.
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
