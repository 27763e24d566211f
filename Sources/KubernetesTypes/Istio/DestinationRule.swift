extension Istio {
  /// A DestinationRule: how clients connect to a host after routing.
  public struct DestinationRule: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "networking.istio.io/v1"
    /// The kind.
    public static let kind = "DestinationRule"

    /// The metadata: name, labels, and annotations.
    public var metadata: Meta.ObjectMeta
    /// The host, its traffic policy, and its subsets.
    public var spec: DestinationRuleSpec

    /// Creates a destination rule.
    public init(metadata: Meta.ObjectMeta, spec: DestinationRuleSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The host of a DestinationRule, its traffic policy, and its subsets.
  public struct DestinationRuleSpec: FieldEncodable, Sendable, Equatable {
    /// The host: the name of a Service or the host of a ServiceEntry.
    public var host: String
    /// How clients connect to the host.
    public var trafficPolicy: TrafficPolicy?
    /// Subsets of the host's pods, by labels.
    public var subsets: [Subset]
    /// The namespaces to which the rule is visible (`.` for its own); all if empty.
    public var exportTo: [String]
    /// Selects the clients to which the rule applies; all if nil.
    public var workloadSelector: WorkloadLabels?

    /// Creates a destination rule.
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

  /// Selects pods by labels.
  public struct WorkloadLabels: FieldEncodable, Sendable, Equatable {
    /// The required labels.
    public var matchLabels: StringMap

    /// Creates workload labels.
    public init(matchLabels: StringMap = [:]) { self.matchLabels = matchLabels }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("matchLabels", matchLabels)
    }
  }

  /// A subset of a host's pods.
  public struct Subset: FieldEncodable, Sendable, Equatable {
    /// The name, which routes refer to.
    public var name: String
    /// The labels of the selected pods.
    public var labels: StringMap
    /// The settings that override the host's policy.
    public var trafficPolicy: TrafficPolicy?

    /// Creates a subset.
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

  /// How clients connect to a host.
  public struct TrafficPolicy: FieldEncodable, Sendable, Equatable {
    /// How a pod is chosen for a request.
    public var loadBalancer: LoadBalancerSettings?
    /// Limits for concurrent connections and requests.
    public var connectionPool: ConnectionPoolSettings?
    /// When failing pods are ejected.
    public var outlierDetection: OutlierDetection?
    /// The TLS settings; mutual TLS inside the mesh if nil.
    public var tls: ClientTLSSettings?
    /// The settings for individual ports, which do not inherit the settings above.
    public var portLevelSettings: [PortTrafficPolicy]
    /// The limit for concurrent retries.
    public var retryBudget: RetryBudget?
    /// A proxy through which connections are tunneled.
    public var tunnel: TunnelSettings?
    /// Sends the client's address to the server.
    public var proxyProtocol: ProxyProtocol?

    /// Creates a traffic policy.
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

  /// How clients connect to a port of a host.
  public struct PortTrafficPolicy: FieldEncodable, Sendable, Equatable {
    /// The port.
    public var port: PortSelector
    /// How a pod is chosen for a request.
    public var loadBalancer: LoadBalancerSettings?
    /// Limits for concurrent connections and requests.
    public var connectionPool: ConnectionPoolSettings?
    /// When failing pods are ejected.
    public var outlierDetection: OutlierDetection?
    /// The TLS settings.
    public var tls: ClientTLSSettings?

    /// Creates a port traffic policy.
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

  /// The limit for concurrent retries.
  public struct RetryBudget: FieldEncodable, Sendable, Equatable {
    /// The limit in percent of the active requests; 20 if nil.
    public var percent: Double?
    /// The minimum number of allowed concurrent retries; 3 if nil.
    public var minRetryConcurrency: Int?

    /// Creates a retry budget.
    public init(percent: Double? = nil, minRetryConcurrency: Int? = nil) {
      self.percent = percent
      self.minRetryConcurrency = minRetryConcurrency
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("percent", percent)
      encoder.field("minRetryConcurrency", minRetryConcurrency)
    }
  }

  /// A proxy through which connections are tunneled.
  public struct TunnelSettings: FieldEncodable, Sendable, Equatable {
    /// The method of the tunnel request; `CONNECT` if nil.
    public var `protocol`: TunnelProtocol?
    /// The host at the end of the tunnel.
    public var targetHost: String
    /// The port at the end of the tunnel.
    public var targetPort: Int

    /// Creates tunnel settings.
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

  /// The method of a tunnel request.
  public enum TunnelProtocol: String, NodeEncodable, Sendable {
    /// TCP over `CONNECT`.
    case connect = "CONNECT"
    /// TCP over `POST`.
    case post = "POST"
  }

  /// The PROXY protocol header, which contains the client's address.
  public struct ProxyProtocol: FieldEncodable, Sendable, Equatable {
    /// The version.
    public var version: ProxyProtocolVersion

    /// Creates a proxy protocol.
    public init(version: ProxyProtocolVersion) { self.version = version }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("version", version)
    }
  }

  /// A version of the PROXY protocol.
  public enum ProxyProtocolVersion: String, NodeEncodable, Sendable {
    /// Version 1, in text form.
    case v1 = "V1"
    /// Version 2, in binary form.
    case v2 = "V2"
  }
}
