package import Diagnostics

/// A Kubernetes Service on the service's pods: a further one with a name of its own, or, without a name, the type of the
/// one that the service has anyway.
///
/// ```swift
/// Expose("frontend-external", as: .loadBalancer())
/// ```
/// Every service that has a served port gets a Service of its own name (ClusterIP) without saying so.
public struct Expose: ServicePart, PayloadValue, Equatable {
  package let name: String?
  package let type: ServiceType
  package let ports: [String]
  package let annotations: KeyValues
  package let publishesNotReady: Bool
  package let affinity: ClientAffinity?
  package let internalTraffic: TrafficScope?
  package let location: FileLocation

  /// Declares a Service.
  /// - Parameters:
  ///   - name: its name; nil means the service's own.
  ///   - type: how it is reached.
  ///   - ports: the names of the ports that it serves; all by default.
  ///   - annotations: annotations of the Service alone, such as a cloud's load balancer options.
  ///   - publishesNotReady: `publishNotReadyAddresses`, for peers that find one another before they are ready.
  ///   - affinity: keep a client on one pod; none.
  ///   - internalTraffic: `internalTrafficPolicy`; Cluster.
  public init(
    _ name: String? = nil, as type: ServiceType, ports: [String] = [], annotations: KeyValues = [:],
    publishesNotReady: Bool = false, affinity: ClientAffinity? = nil, internalTraffic: TrafficScope? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.type = type
    self.ports = ports
    self.annotations = annotations
    self.publishesNotReady = publishesNotReady
    self.affinity = affinity
    self.internalTraffic = internalTraffic
    location = FileLocation(file, line, column)
  }

  /// Puts the Service into the service.
  public func add(to service: inout Service) { service.exposures.append(self) }
}

/// How a Kubernetes Service is reached.
public enum ServiceType: PayloadValue, Sendable, Equatable {
  /// By an address inside the cluster.
  case clusterIP
  /// By the pods' own addresses, through DNS.
  case headless
  /// By a port of every node; see ``Port``.
  case nodePort(externalTraffic: TrafficScope? = nil)
  /// By a load balancer of the cloud.
  case loadBalancer(LoadBalancer = LoadBalancer())

  /// A Service on a port of every node.
  public static var nodePort: ServiceType { .nodePort() }
  /// A load balancer with the cloud's defaults.
  public static var loadBalancer: ServiceType { .loadBalancer() }
}

/// Which endpoints take a Service's traffic.
public enum TrafficScope: String, PayloadValue, Sendable {
  /// Those of every node.
  case cluster = "Cluster"
  /// Those of the node that the traffic reached, which keeps the client's address.
  case local = "Local"
}

/// The options of a cloud's load balancer.
public struct LoadBalancer: PayloadValue, Sendable, Equatable {
  package let className: String?
  package let address: String?
  package let sourceRanges: [String]
  package let externalTraffic: TrafficScope?
  package let allocatesNodePorts: Bool?

  /// Says what the load balancer is like.
  /// - Parameters:
  ///   - className: `loadBalancerClass`; the cloud's default.
  ///   - address: `loadBalancerIP`, where the cloud takes one.
  ///   - sourceRanges: `loadBalancerSourceRanges` in CIDR form; everybody.
  ///   - externalTraffic: `externalTrafficPolicy`; Cluster.
  ///   - allocatesNodePorts: `allocateLoadBalancerNodePorts`; true.
  public init(
    className: String? = nil, address: String? = nil, sourceRanges: [String] = [],
    externalTraffic: TrafficScope? = nil, allocatesNodePorts: Bool? = nil
  ) {
    self.className = className
    self.address = address
    self.sourceRanges = sourceRanges
    self.externalTraffic = externalTraffic
    self.allocatesNodePorts = allocatesNodePorts
  }
}

/// Keeps a client on one pod by its address: `sessionAffinity: ClientIP`.
public struct ClientAffinity: PayloadValue, Sendable, Equatable {
  package let timeout: Duration?

  /// Keeps a client on its pod.
  /// - Parameter timeout: for how long, whole seconds; three hours.
  public init(timeout: Duration? = nil) { self.timeout = timeout }
}

extension Expose {
  package init(from reader: inout PayloadReader) throws {
    (name, type, ports, annotations, publishesNotReady, affinity, internalTraffic, location) =
      try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(name, type, ports, annotations, publishesNotReady, affinity, internalTraffic, location)
  }
}

extension ServiceType {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .clusterIP
    case 1: self = .headless
    case 2: self = .nodePort(externalTraffic: try reader.next())
    case 3: self = .loadBalancer(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .clusterIP: writer.put(case: 0)
    case .headless: writer.put(case: 1)
    case .nodePort(let externalTraffic): writer.put(case: 2, externalTraffic)
    case .loadBalancer(let loadBalancer): writer.put(case: 3, loadBalancer)
    }
  }
}

extension LoadBalancer {
  package init(from reader: inout PayloadReader) throws {
    (className, address, sourceRanges, externalTraffic, allocatesNodePorts) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(className, address, sourceRanges, externalTraffic, allocatesNodePorts)
  }
}

extension ClientAffinity {
  package init(from reader: inout PayloadReader) throws { timeout = try reader.next() }
  package func write(to writer: inout PayloadWriter) { writer.put(timeout) }
}
