extension Istio {
  /// What the proxies beside pods know of and take in.
  public struct Sidecar: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "networking.istio.io/v1"
    /// The kind.
    public static let kind = "Sidecar"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// Which pods and which hosts.
    public var spec: SidecarSpec

    /// Makes a sidecar.
    public init(metadata: Meta.ObjectMeta, spec: SidecarSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// Which hosts pods can reach through their proxies, and what the proxies take in.
  public struct SidecarSpec: FieldEncodable, Sendable, Equatable {
    /// The pods; all of the namespace if nil.
    public var workloadSelector: WorkloadSelector?
    /// What comes in; as the Services say if empty.
    public var ingress: [IstioIngressListener]
    /// What goes out; to everywhere if empty.
    public var egress: [IstioEgressListener]
    /// What happens to traffic to unknown hosts; the mesh's setting if nil.
    public var outboundTrafficPolicy: OutboundTrafficPolicy?
    /// How many connections and requests come in at once.
    public var inboundConnectionPool: ConnectionPoolSettings?

    /// Makes a sidecar spec.
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

  /// A port at which a proxy takes in connections for its pod.
  public struct IstioIngressListener: FieldEncodable, Sendable, Equatable {
    /// The port.
    public var port: SidecarPort
    /// The address to listen at; the pod's if nil.
    public var bind: String?
    /// How connections get to the proxy.
    public var captureMode: CaptureMode?
    /// Where they go, such as `127.0.0.1:8080`; the same port of the pod if nil.
    public var defaultEndpoint: String?
    /// How connections from outside the mesh are encrypted.
    public var tls: ServerTLSSettings?
    /// How many connections and requests at once.
    public var connectionPool: ConnectionPoolSettings?

    /// Makes an istio ingress listener.
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

  /// Hosts that a pod can reach through its proxy.
  public struct IstioEgressListener: FieldEncodable, Sendable, Equatable {
    /// As `namespace/host`: `.` for the own namespace, `*` for all, `~` for none.
    public var hosts: [String]
    /// The port to listen at; those of the hosts if nil.
    public var port: SidecarPort?
    /// The address to listen at.
    public var bind: String?
    /// How connections get to the proxy.
    public var captureMode: CaptureMode?

    /// Makes an istio egress listener.
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
    /// What is spoken.
    public var `protocol`: PortProtocol
    /// The name.
    public var name: String

    /// Makes a sidecar port.
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

  /// How connections get to a proxy.
  public enum CaptureMode: String, NodeEncodable, Sendable {
    /// As the mesh is set up.
    case `default` = "DEFAULT"
    /// They are redirected.
    case iptables = "IPTABLES"
    /// The application connects to the proxy.
    case none = "NONE"
  }

  /// What happens to traffic to hosts that aren't known.
  public struct OutboundTrafficPolicy: FieldEncodable, Sendable, Equatable {
    /// What happens.
    public var mode: OutboundTrafficMode
    /// A gateway that takes it.
    public var egressProxy: Destination?

    /// Makes an outbound traffic policy.
    public init(mode: OutboundTrafficMode, egressProxy: Destination? = nil) {
      self.mode = mode
      self.egressProxy = egressProxy
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("mode", mode)
      encoder.field("egressProxy", egressProxy)
    }
  }

  /// What happens to traffic to hosts that aren't known.
  public enum OutboundTrafficMode: String, NodeEncodable, Sendable {
    /// It is refused.
    case registryOnly = "REGISTRY_ONLY"
    /// It goes there.
    case allowAny = "ALLOW_ANY"
  }
}
