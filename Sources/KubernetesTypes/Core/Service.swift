extension Core {
  /// A stable name and address for a set of pods.
  public struct Service: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "v1"
    /// The kind.
    public static let kind = "Service"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// Which pods, through which ports, reachable how.
    public var spec: ServiceSpec

    /// Makes a service.
    public init(metadata: Meta.ObjectMeta, spec: ServiceSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// Which pods a Service leads to, through which ports, and from where it can be reached.
  public struct ServiceSpec: FieldEncodable, Sendable, Equatable {
    /// From where it can be reached; `ClusterIP` if nil.
    public var type: ServiceType?
    /// The address; `None` makes it headless, one is given if nil.
    public var clusterIP: String?
    /// The addresses, one per family.
    public var clusterIPs: [String] = []
    /// How many address families; one if nil.
    public var ipFamilyPolicy: IPFamilyPolicy?
    /// Which address families, the first leading.
    public var ipFamilies: [IPFamily] = []
    /// The outside name that it stands for, with type `ExternalName`.
    public var externalName: String?
    /// Outside addresses whose traffic the nodes take in.
    public var externalIPs: [String] = []
    /// Labels of the pods.
    public var selector: StringMap
    /// The ports; at least one, unless headless or an outside name.
    public var ports: [ServicePort]
    /// Whether pods that aren't ready are listed too; false if nil.
    public var publishNotReadyAddresses: Bool?
    /// Whether a client stays with one pod; it doesn't if nil.
    public var sessionAffinity: SessionAffinity?
    /// For how long a client stays with one pod.
    public var sessionAffinityConfig: SessionAffinityConfig?
    /// Where traffic from inside goes; `Cluster` if nil.
    public var internalTrafficPolicy: TrafficPolicy?
    /// Where traffic from outside goes; `Cluster` if nil, `Local` keeps the client's address.
    public var externalTrafficPolicy: TrafficPolicy?
    /// A preference for near pods, such as `PreferClose`.
    public var trafficDistribution: String?
    /// The node port for health checks, for a load balancer with `Local` traffic.
    public var healthCheckNodePort: Int?
    /// Who makes the load balancer; the cluster's default if nil.
    public var loadBalancerClass: String?
    /// The load balancer's address; deprecated by Kubernetes in favour of annotations.
    public var loadBalancerIP: String?
    /// Client address blocks that the load balancer lets in; all if empty.
    public var loadBalancerSourceRanges: [String] = []
    /// Whether a load balancer gets node ports; true if nil.
    public var allocateLoadBalancerNodePorts: Bool?

    /// Makes a service spec; all else is set afterwards.
    public init(
      type: ServiceType? = nil, clusterIP: String? = nil, selector: StringMap = [:],
      ports: [ServicePort] = [], publishNotReadyAddresses: Bool? = nil
    ) {
      self.type = type
      self.clusterIP = clusterIP
      self.selector = selector
      self.ports = ports
      self.publishNotReadyAddresses = publishNotReadyAddresses
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("type", type)
      encoder.field("clusterIP", clusterIP)
      encoder.field("clusterIPs", clusterIPs)
      encoder.field("ipFamilyPolicy", ipFamilyPolicy)
      encoder.field("ipFamilies", ipFamilies)
      encoder.field("externalName", externalName)
      encoder.field("externalIPs", externalIPs)
      encoder.field("selector", selector)
      encoder.field("ports", ports)
      encoder.field("publishNotReadyAddresses", publishNotReadyAddresses)
      encoder.field("sessionAffinity", sessionAffinity)
      encoder.field("sessionAffinityConfig", sessionAffinityConfig)
      encoder.field("internalTrafficPolicy", internalTrafficPolicy)
      encoder.field("externalTrafficPolicy", externalTrafficPolicy)
      encoder.field("trafficDistribution", trafficDistribution)
      encoder.field("healthCheckNodePort", healthCheckNodePort)
      encoder.field("loadBalancerClass", loadBalancerClass)
      encoder.field("loadBalancerIP", loadBalancerIP)
      encoder.field("loadBalancerSourceRanges", loadBalancerSourceRanges)
      encoder.field("allocateLoadBalancerNodePorts", allocateLoadBalancerNodePorts)
    }
  }

  /// A port of a Service.
  public struct ServicePort: FieldEncodable, Sendable, Equatable {
    /// The name; needed when there are several.
    public var name: String?
    /// The number that clients use.
    public var port: Int
    /// The pods' port, by number or by name; the same number if nil.
    public var targetPort: IntOrString?
    /// The transport; TCP if nil.
    public var `protocol`: PortProtocol?
    /// What is spoken, such as `http`, `grpc` or `kubernetes.io/h2c`.
    public var appProtocol: String?
    /// The port on each node; one is given if nil and the type needs it.
    public var nodePort: Int?

    /// Makes a service port.
    public init(
      name: String? = nil, port: Int, targetPort: IntOrString? = nil, protocol: PortProtocol? = nil,
      appProtocol: String? = nil, nodePort: Int? = nil
    ) {
      self.name = name
      self.port = port
      self.targetPort = targetPort
      self.protocol = `protocol`
      self.appProtocol = appProtocol
      self.nodePort = nodePort
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("port", port)
      encoder.field("targetPort", targetPort)
      encoder.field("protocol", `protocol`)
      encoder.field("appProtocol", appProtocol)
      encoder.field("nodePort", nodePort)
    }
  }

  /// From where a Service can be reached.
  public enum ServiceType: String, NodeEncodable, Sendable {
    /// From inside the cluster.
    case clusterIP = "ClusterIP"
    /// Also through a port of each node.
    case nodePort = "NodePort"
    /// Also through a load balancer.
    case loadBalancer = "LoadBalancer"
    /// It is an alias for an outside name.
    case externalName = "ExternalName"
  }

  /// An address family.
  public enum IPFamily: String, NodeEncodable, Sendable {
    /// IPv4.
    case ipv4 = "IPv4"
    /// IPv6.
    case ipv6 = "IPv6"
  }

  /// How many address families a Service has.
  public enum IPFamilyPolicy: String, NodeEncodable, Sendable {
    /// One.
    case singleStack = "SingleStack"
    /// Two where the cluster has them.
    case preferDualStack = "PreferDualStack"
    /// Two, or it is refused.
    case requireDualStack = "RequireDualStack"
  }

  /// Which pods get a Service's traffic.
  public enum TrafficPolicy: String, NodeEncodable, Sendable {
    /// Any.
    case cluster = "Cluster"
    /// Those on the same node.
    case local = "Local"
  }

  /// Whether a client stays with one pod.
  public enum SessionAffinity: String, NodeEncodable, Sendable {
    /// It does, by its address.
    case clientIP = "ClientIP"
    /// It doesn't.
    case none = "None"
  }

  /// For how long a client stays with one pod.
  public struct SessionAffinityConfig: FieldEncodable, Sendable, Equatable {
    /// For affinity by address.
    public var clientIP: ClientIPConfig?

    /// Makes a session affinity config.
    public init(clientIP: ClientIPConfig? = nil) { self.clientIP = clientIP }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("clientIP", clientIP)
    }
  }

  /// For how long a client's address stays with one pod.
  public struct ClientIPConfig: FieldEncodable, Sendable, Equatable {
    /// Seconds, up to 86400; 10800 if nil.
    public var timeoutSeconds: Int?

    /// Makes a client IP config.
    public init(timeoutSeconds: Int? = nil) { self.timeoutSeconds = timeoutSeconds }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("timeoutSeconds", timeoutSeconds)
    }
  }
}
