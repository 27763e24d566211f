extension Istio {
  /// A route for TLS connections that are not terminated.
  package struct TLSRoute: FieldEncodable, Sendable, Equatable {
    /// The conditions, one of which must match; the list must not be empty.
    package var match: [TLSMatchAttributes]
    /// The destinations, which receive connections in proportion to their weights.
    package var route: [RouteDestination]

    package init(match: [TLSMatchAttributes] = [], route: [RouteDestination] = []) {
      self.match = match
      self.route = route
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("match", match)
      encoder.field("route", route)
    }
  }

  /// Conditions on a TLS connection, all of which must match.
  package struct TLSMatchAttributes: FieldEncodable, Sendable, Equatable {
    /// The requested server names (SNI).
    package var sniHosts: [String]
    /// The port to which the client connects.
    package var port: Int?
    /// The destination CIDRs.
    package var destinationSubnets: [String]
    /// The gateways to which the condition applies.
    package var gateways: [String]
    /// The client's namespace.
    package var sourceNamespace: String?
    /// The client's labels.
    package var sourceLabels: StringMap

    package init(
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
  package struct TCPRoute: FieldEncodable, Sendable, Equatable {
    /// The conditions, one of which must match; all connections if empty.
    package var match: [L4MatchAttributes]
    /// The destinations, which receive connections in proportion to their weights.
    package var route: [RouteDestination]

    package init(match: [L4MatchAttributes] = [], route: [RouteDestination] = []) {
      self.match = match
      self.route = route
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("match", match)
      encoder.field("route", route)
    }
  }

  /// Conditions on a TCP connection, all of which must match.
  package struct L4MatchAttributes: FieldEncodable, Sendable, Equatable {
    /// The port to which the client connects.
    package var port: Int?
    /// The destination CIDRs.
    package var destinationSubnets: [String]
    /// The gateways to which the condition applies.
    package var gateways: [String]
    /// The client's namespace.
    package var sourceNamespace: String?
    /// The client's labels.
    package var sourceLabels: StringMap

    package init(
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
  package struct RouteDestination: FieldEncodable, Sendable, Equatable {
    /// The host, subset, and port.
    package var destination: Destination
    /// The weight relative to the other destinations; a single destination needs none.
    package var weight: Int?

    package init(destination: Destination, weight: Int? = nil) {
      self.destination = destination
      self.weight = weight
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("destination", destination)
      encoder.field("weight", weight)
    }
  }
}
