package import Diagnostics

/// A Kubernetes Service for the service's pods.
///
/// With a name, it is an additional Service. Without a name, it configures the service's own Service.
///
/// ```swift
/// Expose("frontend-external", as: .loadBalancer())
/// ```
/// Every service with a served port gets its own Service with the service's name. By default, this Service is headless
/// for a StatefulSet, NodePort if a ``Port`` sets `nodePort`, and ClusterIP otherwise. For a StatefulSet with another
/// governing Service, it has the same type as for other workloads.
public struct Expose: ServicePart, PayloadValue, Equatable {
  package let name: String?
  package let type: ServiceType
  package let ports: [String]
  package let annotations: KeyValues
  package let labels: KeyValues
  package let selector: KeyValues?
  package let publishesNotReady: Bool
  package let affinity: ClientAffinity?
  package let internalTraffic: TrafficScope?
  package let distribution: TrafficDistribution?
  package let location: FileLocation

  /// Declares a Service.
  /// - Parameters:
  ///   - name: the name of the Service; nil means the service's own Service.
  ///   - type: the type of the Service.
  ///   - ports: the names of the ports to serve; all served ports by default.
  ///   - annotations: annotations for this Service, such as options for a cloud load balancer.
  ///   - labels: labels for this Service only.
  ///   - selector: the labels that select the pods; the workload's selector by default. With labels that several
  ///     workloads share, the Service sends traffic to the pods of all of them.
  ///   - publishesNotReady: `publishNotReadyAddresses`, for peers that must find each other before they are ready;
  ///     false by default.
  ///   - affinity: the session affinity; none by default.
  ///   - internalTraffic: `internalTrafficPolicy`; `Cluster` by default.
  ///   - distribution: `trafficDistribution`; none by default.
  public init(
    _ name: String? = nil, as type: ServiceType, ports: [String] = [], annotations: KeyValues = [:],
    labels: KeyValues = [:], selector: KeyValues? = nil, publishesNotReady: Bool = false,
    affinity: ClientAffinity? = nil, internalTraffic: TrafficScope? = nil,
    distribution: TrafficDistribution? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.type = type
    self.ports = ports
    self.annotations = annotations
    self.labels = labels
    self.selector = selector
    self.publishesNotReady = publishesNotReady
    self.affinity = affinity
    self.internalTraffic = internalTraffic
    self.distribution = distribution
    location = FileLocation(file, line, column)
  }

  /// Adds the Service to the service.
  public func add(to service: inout Service) { service.exposures.append(self) }
}

/// The type of a Kubernetes Service.
public enum ServiceType: PayloadValue, Sendable, Equatable {
  /// `ClusterIP`: an address inside the cluster.
  case clusterIP
  /// Headless (`clusterIP: None`): DNS returns the addresses of the pods.
  case headless
  /// `NodePort`: a port on every node. Kubernetes allocates its number, unless a ``Port`` sets the number for the
  /// service's own Service.
  case nodePort(externalTraffic: TrafficScope? = nil)
  /// `LoadBalancer`: a cloud load balancer.
  case loadBalancer(LoadBalancer = LoadBalancer())

  /// `NodePort`: a port on every node.
  public static var nodePort: ServiceType { .nodePort() }
  /// `LoadBalancer`: a cloud load balancer with the cloud's defaults.
  public static var loadBalancer: ServiceType { .loadBalancer() }
}

/// Which endpoints receive the traffic of a Service.
public enum TrafficScope: String, PayloadValue, Sendable {
  /// `Cluster`: endpoints on all nodes.
  case cluster = "Cluster"
  /// `Local`: only endpoints on the node that received traffic from outside the cluster, or on the caller's node for
  /// traffic from inside. Without an endpoint on that node, the traffic is dropped. For traffic from outside, this
  /// scope preserves the client's address.
  case local = "Local"
}

/// Which endpoints of a Service are preferred: `trafficDistribution`.
///
/// If no preferred endpoint is ready, the traffic goes to the other endpoints. Istio's proxies also use this preference.
public enum TrafficDistribution: String, PayloadValue, Sendable {
  /// `PreferSameZone`: endpoints in the zone of the caller; Kubernetes 1.34 and newer.
  case preferSameZone = "PreferSameZone"
  /// `PreferSameNode`: endpoints on the node of the caller; Kubernetes 1.34 and newer.
  case preferSameNode = "PreferSameNode"
  /// `PreferClose`: the older name of ``preferSameZone``.
  case preferClose = "PreferClose"
}

/// The options for a cloud load balancer.
public struct LoadBalancer: PayloadValue, Sendable, Equatable {
  package let className: String?
  package let address: String?
  package let sourceRanges: [String]
  package let externalTraffic: TrafficScope?
  package let allocatesNodePorts: Bool?

  /// Declares the options.
  /// - Parameters:
  ///   - className: `loadBalancerClass`; the cloud's default class by default.
  ///   - address: `loadBalancerIP`, if the cloud supports it.
  ///   - sourceRanges: `loadBalancerSourceRanges` in CIDR form; any address by default.
  ///   - externalTraffic: `externalTrafficPolicy`; `Cluster` by default.
  ///   - allocatesNodePorts: `allocateLoadBalancerNodePorts`; true by default.
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

/// Sends requests from a client address to the same pod while the pod is an endpoint: `sessionAffinity: ClientIP`.
public struct ClientAffinity: PayloadValue, Sendable, Equatable {
  package let timeout: Duration?

  /// Declares the affinity.
  /// - Parameter timeout: how long a client keeps its pod, in whole seconds, at most one day; three hours by default.
  public init(timeout: Duration? = nil) { self.timeout = timeout }
}

extension Expose {
  package init(from reader: inout PayloadReader) throws {
    (
      name, type, ports, annotations, labels, selector, publishesNotReady, affinity, internalTraffic,
      distribution, location
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      name, type, ports, annotations, labels, selector, publishesNotReady, affinity, internalTraffic,
      distribution, location)
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
