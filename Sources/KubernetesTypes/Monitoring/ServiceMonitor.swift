extension Monitoring {
  /// A ServiceMonitor: scrape targets of Prometheus, selected by Service.
  public struct ServiceMonitor: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "monitoring.coreos.com/v1"
    /// The kind.
    public static let kind = "ServiceMonitor"

    /// The metadata: name, labels, and annotations.
    public var metadata: Meta.ObjectMeta
    /// The Services and their ports.
    public var spec: ServiceMonitorSpec

    /// Creates a service monitor.
    public init(metadata: Meta.ObjectMeta, spec: ServiceMonitorSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The Services whose ports are scraped, and how.
  public struct ServiceMonitorSpec: FieldEncodable, Sendable, Equatable {
    /// The Service label that contains the job name; the Service's name if nil.
    public var jobLabel: String?
    /// Selects the Services.
    public var selector: Meta.LabelSelector
    /// The namespaces of the Services; the same namespace if nil.
    public var namespaceSelector: NamespaceSelector?
    /// The ports and paths.
    public var endpoints: [Endpoint]
    /// Service labels that are copied to the metrics.
    public var targetLabels: [String]
    /// Pod labels that are copied to the metrics.
    public var podTargetLabels: [String]
    /// The maximum number of samples per scrape; no limit if nil.
    public var sampleLimit: Int?
    /// The maximum number of targets; no limit if nil.
    public var targetLimit: Int?
    /// The maximum number of labels per sample; no limit if nil.
    public var labelLimit: Int?

    /// Creates a service monitor; set the other fields afterwards.
    public init(
      jobLabel: String? = nil, selector: Meta.LabelSelector, namespaceSelector: NamespaceSelector? = nil,
      endpoints: [Endpoint] = [], targetLabels: [String] = [], podTargetLabels: [String] = []
    ) {
      self.jobLabel = jobLabel
      self.selector = selector
      self.namespaceSelector = namespaceSelector
      self.endpoints = endpoints
      self.targetLabels = targetLabels
      self.podTargetLabels = podTargetLabels
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("jobLabel", jobLabel)
      encoder.field("selector", selector)
      encoder.field("namespaceSelector", namespaceSelector)
      encoder.field("endpoints", endpoints)
      encoder.field("targetLabels", targetLabels)
      encoder.field("podTargetLabels", podTargetLabels)
      encoder.field("sampleLimit", sampleLimit)
      encoder.field("targetLimit", targetLimit)
      encoder.field("labelLimit", labelLimit)
    }
  }

  /// Namespaces.
  public struct NamespaceSelector: FieldEncodable, Sendable, Equatable {
    /// Whether all namespaces are selected; false if nil.
    public var any: Bool?
    /// The names.
    public var matchNames: [String]

    /// Creates a namespace selector.
    public init(any: Bool? = nil, matchNames: [String] = []) {
      self.any = any
      self.matchNames = matchNames
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("any", any)
      encoder.field("matchNames", matchNames)
    }
  }

  /// A port of the Services that is scraped.
  public struct Endpoint: FieldEncodable, Sendable, Equatable {
    /// The Service port's name.
    public var port: String?
    /// The port of the pods; instead of the Service port.
    public var targetPort: IntOrString?
    /// The path; `/metrics` if nil.
    public var path: String?
    /// `http` or `https`; `http` if nil.
    public var scheme: String?
    /// Query parameters.
    public var params: OrderedMap<[String]> = [:]
    /// The time between scrapes, a duration; Prometheus' default if nil.
    public var interval: String?
    /// The scrape timeout, a duration; Prometheus' default if nil.
    public var scrapeTimeout: String?
    /// Whether the labels of the metrics take precedence; false if nil.
    public var honorLabels: Bool?
    /// Whether the timestamps of the metrics are used; true if nil.
    public var honorTimestamps: Bool?
    /// The TLS settings of scrapes.
    public var tlsConfig: TLSConfig?
    /// Changes to the target's labels before the scrape.
    public var relabelings: [RelabelConfig] = []
    /// Changes to the samples' labels after the scrape.
    public var metricRelabelings: [RelabelConfig] = []

    /// Creates an endpoint; set the other fields afterwards.
    public init(port: String? = nil, path: String? = nil, interval: String? = nil) {
      self.port = port
      self.path = path
      self.interval = interval
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("port", port)
      encoder.field("targetPort", targetPort)
      encoder.field("path", path)
      encoder.field("scheme", scheme)
      encoder.field("params", params)
      encoder.field("interval", interval)
      encoder.field("scrapeTimeout", scrapeTimeout)
      encoder.field("honorLabels", honorLabels)
      encoder.field("honorTimestamps", honorTimestamps)
      encoder.field("tlsConfig", tlsConfig)
      encoder.field("relabelings", relabelings)
      encoder.field("metricRelabelings", metricRelabelings)
    }
  }

  /// The TLS settings of scrapes, with files in the Prometheus container.
  public struct TLSConfig: FieldEncodable, Sendable, Equatable {
    /// The file of the certificate authorities for the target.
    public var caFile: String?
    /// The file of the client's certificate.
    public var certFile: String?
    /// The file of the client's key.
    public var keyFile: String?
    /// The expected name in the target's certificate.
    public var serverName: String?
    /// Whether verification of the target's certificate is skipped; false if nil.
    public var insecureSkipVerify: Bool?

    /// Creates a TLS config.
    public init(
      caFile: String? = nil, certFile: String? = nil, keyFile: String? = nil, serverName: String? = nil,
      insecureSkipVerify: Bool? = nil
    ) {
      self.caFile = caFile
      self.certFile = certFile
      self.keyFile = keyFile
      self.serverName = serverName
      self.insecureSkipVerify = insecureSkipVerify
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("caFile", caFile)
      encoder.field("certFile", certFile)
      encoder.field("keyFile", keyFile)
      encoder.field("serverName", serverName)
      encoder.field("insecureSkipVerify", insecureSkipVerify)
    }
  }

  /// A change to labels.
  public struct RelabelConfig: FieldEncodable, Sendable, Equatable {
    /// The labels whose values are concatenated.
    public var sourceLabels: [String]
    /// The separator; `;` if nil.
    public var separator: String?
    /// The regular expression for the concatenated value; matches anything if nil.
    public var regex: String?
    /// The divisor of the hash, for `hashmod`.
    public var modulus: Int?
    /// The new value, in which `$1` refers to the first group; `$1` if nil.
    public var replacement: String?
    /// The label to set.
    public var targetLabel: String?
    /// The action; `replace` if nil.
    public var action: String?

    /// Creates a relabel config.
    public init(
      sourceLabels: [String] = [], separator: String? = nil, regex: String? = nil, modulus: Int? = nil,
      replacement: String? = nil, targetLabel: String? = nil, action: String? = nil
    ) {
      self.sourceLabels = sourceLabels
      self.separator = separator
      self.regex = regex
      self.modulus = modulus
      self.replacement = replacement
      self.targetLabel = targetLabel
      self.action = action
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("sourceLabels", sourceLabels)
      encoder.field("separator", separator)
      encoder.field("regex", regex)
      encoder.field("modulus", modulus)
      encoder.field("replacement", replacement)
      encoder.field("targetLabel", targetLabel)
      encoder.field("action", action)
    }
  }
}
