package import Diagnostics

/// A Kubernetes Service on the service's pods: a further one with a name of its own, or, without a name, the type of the
/// one that the service has anyway.
///
/// ```swift
/// Expose("frontend-external", as: .loadBalancer())
/// ```
/// Every service that has a served port gets a Service of its own name (ClusterIP) without saying so.
public struct Expose: ServicePart, Codable, Equatable {
  package let name: String?
  package let type: ServiceType
  package let ports: [String]
  package let annotations: Settings
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
    _ name: String? = nil, as type: ServiceType, ports: [String] = [], annotations: Settings = [:],
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
public enum ServiceType: Codable, Sendable, Equatable {
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
public enum TrafficScope: String, Codable, Sendable {
  /// Those of every node.
  case cluster = "Cluster"
  /// Those of the node that the traffic reached, which keeps the client's address.
  case local = "Local"
}

/// The options of a cloud's load balancer.
public struct LoadBalancer: Codable, Sendable, Equatable {
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
public struct ClientAffinity: Codable, Sendable, Equatable {
  package let timeout: Duration?

  /// Keeps a client on its pod.
  /// - Parameter timeout: for how long, whole seconds; three hours.
  public init(timeout: Duration? = nil) { self.timeout = timeout }
}
