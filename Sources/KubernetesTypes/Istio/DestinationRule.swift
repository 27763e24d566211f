extension Istio {
  /// How clients talk to a host once the route is chosen.
  public struct DestinationRule: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "networking.istio.io/v1"
    /// The kind.
    public static let kind = "DestinationRule"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// The host and the policy.
    public var spec: DestinationRuleSpec

    /// Makes a destination rule.
    public init(metadata: Meta.ObjectMeta, spec: DestinationRuleSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// How clients talk to a host, as a whole and by subset.
  public struct DestinationRuleSpec: FieldEncodable, Sendable, Equatable {
    /// The host: a Service's name or a ServiceEntry's host.
    public var host: String
    /// How clients talk to it.
    public var trafficPolicy: TrafficPolicy?
    /// Parts of the host's pods, by labels.
    public var subsets: [Subset]
    /// The namespaces that see it (`.` for its own); all if empty.
    public var exportTo: [String]
    /// The clients that it is for; all if nil.
    public var workloadSelector: WorkloadLabels?

    /// Makes a destination rule.
    public init(
      host: String, trafficPolicy: TrafficPolicy? = nil, subsets: [Subset] = [], exportTo: [String] = [],
      workloadSelector: WorkloadLabels? = nil
    ) {
      self.host = host
      self.trafficPolicy = trafficPolicy
      self.subsets = subsets
      self.exportTo = exportTo
      self.workloadSelector = workloadSelector
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("host", host)
      encoder.field("trafficPolicy", trafficPolicy)
      encoder.field("subsets", subsets)
      encoder.field("exportTo", exportTo)
      encoder.field("workloadSelector", workloadSelector)
    }
  }

  /// Pods by their labels.
  public struct WorkloadLabels: FieldEncodable, Sendable, Equatable {
    /// Labels that must have exactly these values.
    public var matchLabels: StringMap

    /// Makes a workload labels.
    public init(matchLabels: StringMap = [:]) { self.matchLabels = matchLabels }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("matchLabels", matchLabels)
    }
  }

  /// A part of a host's pods.
  public struct Subset: FieldEncodable, Sendable, Equatable {
    /// The name that routes use.
    public var name: String
    /// Labels of the pods.
    public var labels: StringMap
    /// How clients talk to it, where that differs from the host's policy.
    public var trafficPolicy: TrafficPolicy?

    /// Makes a subset.
    public init(name: String, labels: StringMap = [:], trafficPolicy: TrafficPolicy? = nil) {
      self.name = name
      self.labels = labels
      self.trafficPolicy = trafficPolicy
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("labels", labels)
      encoder.field("trafficPolicy", trafficPolicy)
    }
  }

  /// How clients talk to a host.
  public struct TrafficPolicy: FieldEncodable, Sendable, Equatable {
    /// Which pod gets a request.
    public var loadBalancer: LoadBalancerSettings?
    /// How many connections and requests at once.
    public var connectionPool: ConnectionPoolSettings?
    /// When failing pods are left out.
    public var outlierDetection: OutlierDetection?
    /// How connections are encrypted; mutual TLS within the mesh if nil.
    public var tls: ClientTLSSettings?
    /// What differs for single ports; nothing of the above is inherited there.
    public var portLevelSettings: [PortTrafficPolicy]
    /// How many retries at once.
    public var retryBudget: RetryBudget?
    /// A proxy that connections go through.
    public var tunnel: TunnelSettings?
    /// Tells the server the client's address.
    public var proxyProtocol: ProxyProtocol?

    /// Makes a traffic policy.
    public init(
      loadBalancer: LoadBalancerSettings? = nil, connectionPool: ConnectionPoolSettings? = nil,
      outlierDetection: OutlierDetection? = nil, tls: ClientTLSSettings? = nil,
      portLevelSettings: [PortTrafficPolicy] = [], retryBudget: RetryBudget? = nil,
      tunnel: TunnelSettings? = nil, proxyProtocol: ProxyProtocol? = nil
    ) {
      self.loadBalancer = loadBalancer
      self.connectionPool = connectionPool
      self.outlierDetection = outlierDetection
      self.tls = tls
      self.portLevelSettings = portLevelSettings
      self.retryBudget = retryBudget
      self.tunnel = tunnel
      self.proxyProtocol = proxyProtocol
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("loadBalancer", loadBalancer)
      encoder.field("connectionPool", connectionPool)
      encoder.field("outlierDetection", outlierDetection)
      encoder.field("tls", tls)
      encoder.field("portLevelSettings", portLevelSettings)
      encoder.field("retryBudget", retryBudget)
      encoder.field("tunnel", tunnel)
      encoder.field("proxyProtocol", proxyProtocol)
    }
  }

  /// How clients talk to one port of a host.
  public struct PortTrafficPolicy: FieldEncodable, Sendable, Equatable {
    /// The port.
    public var port: PortSelector
    /// Which pod gets a request.
    public var loadBalancer: LoadBalancerSettings?
    /// How many connections and requests at once.
    public var connectionPool: ConnectionPoolSettings?
    /// When failing pods are left out.
    public var outlierDetection: OutlierDetection?
    /// How connections are encrypted.
    public var tls: ClientTLSSettings?

    /// Makes a port traffic policy.
    public init(
      port: PortSelector, loadBalancer: LoadBalancerSettings? = nil,
      connectionPool: ConnectionPoolSettings? = nil, outlierDetection: OutlierDetection? = nil,
      tls: ClientTLSSettings? = nil
    ) {
      self.port = port
      self.loadBalancer = loadBalancer
      self.connectionPool = connectionPool
      self.outlierDetection = outlierDetection
      self.tls = tls
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("port", port)
      encoder.field("loadBalancer", loadBalancer)
      encoder.field("connectionPool", connectionPool)
      encoder.field("outlierDetection", outlierDetection)
      encoder.field("tls", tls)
    }
  }

  /// How many retries there may be at once.
  public struct RetryBudget: FieldEncodable, Sendable, Equatable {
    /// In percent of the active requests; 20 if nil.
    public var percent: Double?
    /// How many in any case; 3 if nil.
    public var minRetryConcurrency: Int?

    /// Makes a retry budget.
    public init(percent: Double? = nil, minRetryConcurrency: Int? = nil) {
      self.percent = percent
      self.minRetryConcurrency = minRetryConcurrency
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("percent", percent)
      encoder.field("minRetryConcurrency", minRetryConcurrency)
    }
  }

  /// A proxy that connections go through.
  public struct TunnelSettings: FieldEncodable, Sendable, Equatable {
    /// The method of the request to the proxy; `CONNECT` if nil.
    public var `protocol`: TunnelProtocol?
    /// The host behind it.
    public var targetHost: String
    /// The port behind it.
    public var targetPort: Int

    /// Makes a tunnel settings.
    public init(protocol: TunnelProtocol? = nil, targetHost: String, targetPort: Int) {
      self.protocol = `protocol`
      self.targetHost = targetHost
      self.targetPort = targetPort
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("protocol", `protocol`)
      encoder.field("targetHost", targetHost)
      encoder.field("targetPort", targetPort)
    }
  }

  /// The method of the request to a tunnelling proxy.
  public enum TunnelProtocol: String, NodeEncodable, Sendable {
    /// TCP over `CONNECT`.
    case connect = "CONNECT"
    /// TCP over `POST`.
    case post = "POST"
  }

  /// A header of a connection that tells the client's address.
  public struct ProxyProtocol: FieldEncodable, Sendable, Equatable {
    /// The version.
    public var version: ProxyProtocolVersion

    /// Makes a proxy protocol.
    public init(version: ProxyProtocolVersion) { self.version = version }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("version", version)
    }
  }

  /// A version of the PROXY protocol.
  public enum ProxyProtocolVersion: String, NodeEncodable, Sendable {
    /// As text.
    case v1 = "V1"
    /// Binary.
    case v2 = "V2"
  }
}
