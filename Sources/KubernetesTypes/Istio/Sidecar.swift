import ManifestTree

extension Istio {
  /// A Sidecar: the configuration of the proxies in pods.
  package struct Sidecar: Resource, Equatable {
    package static let apiVersion = "\(APIGroup.istioNetworking)/v1"
    package static let kind = "Sidecar"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The pods and their listeners.
    package var spec: SidecarSpec

    package init(metadata: Meta.ObjectMeta, spec: SidecarSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The listeners of a Sidecar: the hosts that pods can reach and the traffic that they accept.
  package struct SidecarSpec: FieldEncodable, Sendable, Equatable {
    /// Selects the pods; if nil, all of the namespace.
    ///
    /// In the root namespace, a Sidecar without a selector is the default for namespaces without their own.
    package var workloadSelector: WorkloadSelector?
    /// The inbound listeners; derived from the Services if empty.
    package var ingress: [IstioIngressListener]
    /// The outbound hosts; if empty, those of the default Sidecar of the namespace or the mesh, or otherwise all.
    package var egress: [IstioEgressListener]
    /// How traffic to unknown hosts is handled; the mesh's setting if nil.
    package var outboundTrafficPolicy: OutboundTrafficPolicy?
    /// The limits for inbound connections and requests.
    package var inboundConnectionPool: ConnectionPoolSettings?

    package init(
      workloadSelector: WorkloadSelector? = nil, ingress: [IstioIngressListener] = [],
      egress: [IstioEgressListener] = [], outboundTrafficPolicy: OutboundTrafficPolicy? = nil,
      inboundConnectionPool: ConnectionPoolSettings? = nil
    ) {
      self.workloadSelector = workloadSelector
      self.ingress = ingress
      self.egress = egress
      self.outboundTrafficPolicy = outboundTrafficPolicy
      self.inboundConnectionPool = inboundConnectionPool
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("workloadSelector", workloadSelector)
      encoder.field("ingress", ingress)
      encoder.field("egress", egress)
      encoder.field("outboundTrafficPolicy", outboundTrafficPolicy)
      encoder.field("inboundConnectionPool", inboundConnectionPool)
    }
  }

  /// An inbound port of a proxy.
  package struct IstioIngressListener: FieldEncodable, Sendable, Equatable {
    package var port: SidecarPort
    /// The address to bind to; the pod's if nil.
    package var bind: String?
    /// How traffic is captured.
    package var captureMode: CaptureMode?
    /// The destination, such as `127.0.0.1:8080`; the same port of the pod if nil.
    package var defaultEndpoint: String?
    /// The TLS settings for connections from outside the mesh.
    package var tls: ServerTLSSettings?
    /// Limits for concurrent connections and requests.
    package var connectionPool: ConnectionPoolSettings?

    package init(
      port: SidecarPort, bind: String? = nil, captureMode: CaptureMode? = nil,
      defaultEndpoint: String? = nil, tls: ServerTLSSettings? = nil,
      connectionPool: ConnectionPoolSettings? = nil
    ) {
      self.port = port
      self.bind = bind
      self.captureMode = captureMode
      self.defaultEndpoint = defaultEndpoint
      self.tls = tls
      self.connectionPool = connectionPool
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("port", port)
      encoder.field("bind", bind)
      encoder.field("captureMode", captureMode)
      encoder.field("defaultEndpoint", defaultEndpoint)
      encoder.field("tls", tls)
      encoder.field("connectionPool", connectionPool)
    }
  }

  /// The hosts that a pod can reach through its proxy.
  package struct IstioEgressListener: FieldEncodable, Sendable, Equatable {
    /// Hosts as `namespace/host`: `.` for the same namespace, `*` for all, `~` for none.
    package var hosts: [String]
    /// The port to listen on; the hosts' ports if nil.
    package var port: SidecarPort?
    /// The address to bind to.
    package var bind: String?
    /// How traffic is captured.
    package var captureMode: CaptureMode?

    package init(
      hosts: [String] = [], port: SidecarPort? = nil, bind: String? = nil, captureMode: CaptureMode? = nil
    ) {
      self.hosts = hosts
      self.port = port
      self.bind = bind
      self.captureMode = captureMode
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("hosts", hosts)
      encoder.field("port", port)
      encoder.field("bind", bind)
      encoder.field("captureMode", captureMode)
    }
  }

  package struct SidecarPort: FieldEncodable, Sendable, Equatable {
    package var number: Int
    package var `protocol`: PortProtocol
    package var name: String

    package init(number: Int, protocol: PortProtocol, name: String) {
      self.number = number
      self.protocol = `protocol`
      self.name = name
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("number", number)
      encoder.field("protocol", `protocol`)
      encoder.field("name", name)
    }
  }

  /// How traffic is captured by a proxy.
  package enum CaptureMode: String, NodeEncodable, Sendable {
    /// The mesh's setting.
    case `default` = "DEFAULT"
    /// iptables redirects the traffic.
    case iptables = "IPTABLES"
    /// The application connects to the proxy explicitly.
    case none = "NONE"
  }

  /// How traffic to unknown hosts is handled.
  package struct OutboundTrafficPolicy: FieldEncodable, Sendable, Equatable {
    package var mode: OutboundTrafficMode
    /// An egress gateway that receives the traffic.
    package var egressProxy: Destination?

    package init(mode: OutboundTrafficMode, egressProxy: Destination? = nil) {
      self.mode = mode
      self.egressProxy = egressProxy
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("mode", mode)
      encoder.field("egressProxy", egressProxy)
    }
  }

  /// How traffic to unknown hosts is handled.
  package enum OutboundTrafficMode: String, NodeEncodable, Sendable {
    /// The traffic is rejected.
    case registryOnly = "REGISTRY_ONLY"
    /// The traffic is forwarded.
    case allowAny = "ALLOW_ANY"
  }
}
