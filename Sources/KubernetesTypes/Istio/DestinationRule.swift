import ManifestTree

extension Istio {
  /// A DestinationRule: how clients connect to a host after routing.
  package struct DestinationRule: Resource, Equatable {
    package static let apiVersion = "\(APIGroup.istioNetworking)/v1"
    package static let kind = "DestinationRule"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The host, its traffic policy, and its subsets.
    package var spec: DestinationRuleSpec

    package init(metadata: Meta.ObjectMeta, spec: DestinationRuleSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The host of a DestinationRule, its traffic policy, and its subsets.
  package struct DestinationRuleSpec: FieldEncodable, Sendable, Equatable {
    /// The host: the name of a Service or the host of a ServiceEntry.
    package var host: String
    /// How clients connect to the host.
    package var trafficPolicy: TrafficPolicy?
    /// Subsets of the host's pods, by labels.
    package var subsets: [Subset]
    /// The namespaces to which the rule is visible (`.` for its own); the mesh's setting, all by default, if empty.
    package var exportTo: [String]
    /// Selects the clients to which the rule applies; all if nil.
    package var workloadSelector: WorkloadLabels?

    package init(
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
  package struct WorkloadLabels: FieldEncodable, Sendable, Equatable {
    /// The required labels.
    package var matchLabels: StringMap

    package init(matchLabels: StringMap = [:]) { self.matchLabels = matchLabels }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("matchLabels", matchLabels)
    }
  }

  /// A subset of a host's pods.
  package struct Subset: FieldEncodable, Sendable, Equatable {
    /// The name, which routes refer to.
    package var name: String
    /// The labels of the selected pods.
    package var labels: StringMap
    /// The settings that override the host's policy.
    package var trafficPolicy: TrafficPolicy?

    package init(name: String, labels: StringMap = [:], trafficPolicy: TrafficPolicy? = nil) {
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
  package struct TrafficPolicy: FieldEncodable, Sendable, Equatable {
    /// How a pod is chosen for a request.
    package var loadBalancer: LoadBalancerSettings?
    /// Limits for concurrent connections and requests.
    package var connectionPool: ConnectionPoolSettings?
    /// When failing pods are ejected.
    package var outlierDetection: OutlierDetection?
    /// The TLS settings; mutual TLS inside the mesh if nil.
    package var tls: ClientTLSSettings?
    /// The settings for individual ports, which do not inherit the settings above.
    package var portLevelSettings: [PortTrafficPolicy]
    /// The limit for concurrent retries.
    package var retryBudget: RetryBudget?
    /// A proxy through which connections are tunneled.
    package var tunnel: TunnelSettings?
    /// The version of the PROXY protocol that sends the client's address to the server; not used if nil.
    package var proxyProtocol: ProxyProtocol?

    package init(
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
  package struct PortTrafficPolicy: FieldEncodable, Sendable, Equatable {
    package var port: PortSelector
    /// How a pod is chosen for a request.
    package var loadBalancer: LoadBalancerSettings?
    /// Limits for concurrent connections and requests.
    package var connectionPool: ConnectionPoolSettings?
    /// When failing pods are ejected.
    package var outlierDetection: OutlierDetection?
    /// Whether clients use TLS, and the certificates that they accept and present.
    package var tls: ClientTLSSettings?

    package init(
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
  package struct RetryBudget: FieldEncodable, Sendable, Equatable {
    /// The limit in percent of the active requests; 20 if nil.
    package var percent: Double?
    /// The minimum number of allowed concurrent retries; 3 if nil.
    package var minRetryConcurrency: Int?

    package init(percent: Double? = nil, minRetryConcurrency: Int? = nil) {
      self.percent = percent
      self.minRetryConcurrency = minRetryConcurrency
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("percent", percent)
      encoder.field("minRetryConcurrency", minRetryConcurrency)
    }
  }

  /// A proxy through which connections are tunneled.
  package struct TunnelSettings: FieldEncodable, Sendable, Equatable {
    /// The method of the tunnel request; `CONNECT` if nil.
    package var `protocol`: TunnelProtocol?
    /// The host at the end of the tunnel.
    package var targetHost: String
    /// The port at the end of the tunnel.
    package var targetPort: Int

    package init(protocol: TunnelProtocol? = nil, targetHost: String, targetPort: Int) {
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
  package enum TunnelProtocol: String, NodeEncodable, Sendable {
    /// TCP over `CONNECT`.
    case connect = "CONNECT"
    /// TCP over `POST`.
    case post = "POST"
  }

  /// The PROXY protocol header, which contains the client's address.
  package struct ProxyProtocol: FieldEncodable, Sendable, Equatable {
    package var version: ProxyProtocolVersion

    package init(version: ProxyProtocolVersion) { self.version = version }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("version", version)
    }
  }

  package enum ProxyProtocolVersion: String, NodeEncodable, Sendable {
    /// Version 1, in text form.
    case v1 = "V1"
    /// Version 2, in binary form.
    case v2 = "V2"
  }
}
