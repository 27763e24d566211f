extension Core {
  /// A Service: a stable name and address for a set of pods.
  package struct Service: Resource, Equatable {
    package static let apiVersion = "v1"
    package static let kind = "Service"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The selected pods, the ports, and the exposure.
    package var spec: ServiceSpec

    package init(metadata: Meta.ObjectMeta, spec: ServiceSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The selected pods of a Service, its ports, and its exposure.
  package struct ServiceSpec: FieldEncodable, Sendable, Equatable {
    /// How the Service is exposed; `ClusterIP` if nil.
    package var type: ServiceType?
    /// The address; `None` makes the Service headless, nil allocates an address.
    package var clusterIP: String?
    /// The addresses, one per family.
    package var clusterIPs: [String] = []
    /// The number of address families; one if nil.
    package var ipFamilyPolicy: IPFamilyPolicy?
    /// The address families, the primary one first.
    package var ipFamilies: [IPFamily] = []
    /// The external DNS name of the type `ExternalName`.
    package var externalName: String?
    /// External addresses for which the nodes accept traffic.
    package var externalIPs: [String] = []
    /// The labels of the selected pods.
    package var selector: StringMap
    /// The ports; at least one, unless the Service is headless or of type `ExternalName`.
    package var ports: [ServicePort]
    /// Whether pods that are not ready are included; false if nil.
    package var publishNotReadyAddresses: Bool?
    /// Whether a client is bound to a pod; `None` if nil.
    package var sessionAffinity: SessionAffinity?
    /// The duration of the session affinity.
    package var sessionAffinityConfig: SessionAffinityConfig?
    /// Which pods get traffic from inside the cluster; `Cluster` if nil.
    package var internalTrafficPolicy: TrafficPolicy?
    /// Which pods get traffic from outside, `Cluster` if nil; `Local` preserves the client's address.
    package var externalTrafficPolicy: TrafficPolicy?
    /// The preferred endpoints, such as `PreferClose`.
    package var trafficDistribution: String?
    /// The node port for health checks, for a load balancer with `Local` traffic.
    package var healthCheckNodePort: Int?
    /// The implementation of the load balancer; the cluster's default if nil.
    package var loadBalancerClass: String?
    /// The load balancer's address; deprecated in Kubernetes in favor of annotations.
    package var loadBalancerIP: String?
    /// The client CIDRs that the load balancer accepts; all if empty.
    package var loadBalancerSourceRanges: [String] = []
    /// Whether node ports are allocated for a load balancer; true if nil.
    package var allocateLoadBalancerNodePorts: Bool?

    /// Creates a service spec; set the other fields afterwards.
    package init(
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

  package struct ServicePort: FieldEncodable, Sendable, Equatable {
    /// The name; required if there are several ports.
    package var name: String?
    /// The port of the Service.
    package var port: Int
    /// The port of the pods, as a number or a name; the same number if nil.
    package var targetPort: IntOrString?
    /// The transport protocol; TCP if nil.
    package var `protocol`: PortProtocol?
    /// The application protocol, such as `http`, `grpc`, or `kubernetes.io/h2c`.
    package var appProtocol: String?
    /// The port on each node; allocated if nil and required by the type.
    package var nodePort: Int?

    package init(
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

  /// How a Service is exposed.
  package enum ServiceType: String, NodeEncodable, Sendable {
    /// The Service is reachable only inside the cluster.
    case clusterIP = "ClusterIP"
    /// The Service is also reachable on a port of each node.
    case nodePort = "NodePort"
    /// The Service is also reachable through a load balancer.
    case loadBalancer = "LoadBalancer"
    /// The Service is an alias for an external DNS name.
    case externalName = "ExternalName"
  }

  /// An address family.
  package enum IPFamily: String, NodeEncodable, Sendable {
    case ipv4 = "IPv4"
    case ipv6 = "IPv6"
  }

  /// The number of address families of a Service.
  package enum IPFamilyPolicy: String, NodeEncodable, Sendable {
    /// One address family.
    case singleStack = "SingleStack"
    /// Both address families, if the cluster supports them.
    case preferDualStack = "PreferDualStack"
    /// Both address families; if the cluster does not support them, the Service is rejected.
    case requireDualStack = "RequireDualStack"
  }

  /// Which pods receive a Service's traffic.
  package enum TrafficPolicy: String, NodeEncodable, Sendable {
    /// All pods.
    case cluster = "Cluster"
    /// Pods on the node that received traffic from outside, or on the caller's node for traffic from inside.
    case local = "Local"
  }

  /// Whether a client is bound to a pod.
  package enum SessionAffinity: String, NodeEncodable, Sendable {
    /// A client is bound by its IP address.
    case clientIP = "ClientIP"
    /// A client is not bound to a pod.
    case none = "None"
  }

  /// The duration of the session affinity.
  package struct SessionAffinityConfig: FieldEncodable, Sendable, Equatable {
    /// The settings for affinity by client address.
    package var clientIP: ClientIPConfig?

    package init(clientIP: ClientIPConfig? = nil) { self.clientIP = clientIP }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("clientIP", clientIP)
    }
  }

  /// The duration of the affinity by client address.
  package struct ClientIPConfig: FieldEncodable, Sendable, Equatable {
    /// The duration in seconds, up to 86400; 10800 if nil.
    package var timeoutSeconds: Int?

    package init(timeoutSeconds: Int? = nil) { self.timeoutSeconds = timeoutSeconds }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("timeoutSeconds", timeoutSeconds)
    }
  }
}
