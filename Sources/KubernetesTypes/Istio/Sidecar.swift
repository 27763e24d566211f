extension Istio {
  /// A Sidecar: the configuration of the proxies beside pods.
  public struct Sidecar: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "networking.istio.io/v1"
    /// The kind.
    public static let kind = "Sidecar"

    /// The metadata: name, labels, and annotations.
    public var metadata: Meta.ObjectMeta
    /// The pods and their listeners.
    public var spec: SidecarSpec

    /// Creates a sidecar.
    public init(metadata: Meta.ObjectMeta, spec: SidecarSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The listeners of a Sidecar: the hosts that pods can reach and the traffic that they accept.
  public struct SidecarSpec: FieldEncodable, Sendable, Equatable {
    /// Selects the pods; all of the namespace if nil.
    public var workloadSelector: WorkloadSelector?
    /// The inbound listeners; derived from the Services if empty.
    public var ingress: [IstioIngressListener]
    /// The outbound hosts; all if empty.
    public var egress: [IstioEgressListener]
    /// How traffic to unknown hosts is handled; the mesh's setting if nil.
    public var outboundTrafficPolicy: OutboundTrafficPolicy?
    /// The limits for inbound connections and requests.
    public var inboundConnectionPool: ConnectionPoolSettings?

    /// Creates a sidecar spec.
    public init(
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
  public struct IstioIngressListener: FieldEncodable, Sendable, Equatable {
    /// The port.
    public var port: SidecarPort
    /// The address to bind to; the pod's if nil.
    public var bind: String?
    /// How traffic is captured.
    public var captureMode: CaptureMode?
    /// The destination, such as `127.0.0.1:8080`; the same port of the pod if nil.
    public var defaultEndpoint: String?
    /// The TLS settings for connections from outside the mesh.
    public var tls: ServerTLSSettings?
    /// Limits for concurrent connections and requests.
    public var connectionPool: ConnectionPoolSettings?

    /// Creates an istio ingress listener.
    public init(
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
  public struct IstioEgressListener: FieldEncodable, Sendable, Equatable {
    /// Hosts as `namespace/host`: `.` for the same namespace, `*` for all, `~` for none.
    public var hosts: [String]
    /// The port to listen on; the hosts' ports if nil.
    public var port: SidecarPort?
    /// The address to bind to.
    public var bind: String?
    /// How traffic is captured.
    public var captureMode: CaptureMode?

    /// Creates an istio egress listener.
    public init(
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

  /// A port of a sidecar.
  public struct SidecarPort: FieldEncodable, Sendable, Equatable {
    /// The number.
    public var number: Int
    /// The protocol.
    public var `protocol`: PortProtocol
    /// The name.
    public var name: String

    /// Creates a sidecar port.
    public init(number: Int, protocol: PortProtocol, name: String) {
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
  public enum CaptureMode: String, NodeEncodable, Sendable {
    /// The mesh's setting.
    case `default` = "DEFAULT"
    /// It is redirected by iptables.
    case iptables = "IPTABLES"
    /// The application connects to the proxy explicitly.
    case none = "NONE"
  }

  /// How traffic to unknown hosts is handled.
  public struct OutboundTrafficPolicy: FieldEncodable, Sendable, Equatable {
    /// The mode.
    public var mode: OutboundTrafficMode
    /// An egress gateway that receives it.
    public var egressProxy: Destination?

    /// Creates an outbound traffic policy.
    public init(mode: OutboundTrafficMode, egressProxy: Destination? = nil) {
      self.mode = mode
      self.egressProxy = egressProxy
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("mode", mode)
      encoder.field("egressProxy", egressProxy)
    }
  }

  /// How traffic to unknown hosts is handled.
  public enum OutboundTrafficMode: String, NodeEncodable, Sendable {
    /// It is rejected.
    case registryOnly = "REGISTRY_ONLY"
    /// It is forwarded.
    case allowAny = "ALLOW_ANY"
  }
}
