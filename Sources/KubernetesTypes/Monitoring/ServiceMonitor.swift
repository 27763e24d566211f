extension Monitoring {
  /// What Prometheus scrapes, found through Services.
  public struct ServiceMonitor: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "monitoring.coreos.com/v1"
    /// The kind.
    public static let kind = "ServiceMonitor"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// Which Services and which ports.
    public var spec: ServiceMonitorSpec

    /// Makes a service monitor.
    public init(metadata: Meta.ObjectMeta, spec: ServiceMonitorSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// Which Services' ports are scraped, and how.
  public struct ServiceMonitorSpec: FieldEncodable, Sendable, Equatable {
    /// The Service's label that names the job; the Service's name if nil.
    public var jobLabel: String?
    /// The Services.
    public var selector: Meta.LabelSelector
    /// The Services' namespaces; the same if nil.
    public var namespaceSelector: NamespaceSelector?
    /// The ports and paths.
    public var endpoints: [Endpoint]
    /// Labels of the Service that metrics get.
    public var targetLabels: [String]
    /// Labels of the pod that metrics get.
    public var podTargetLabels: [String]
    /// How many samples a scrape may bring; no limit if nil.
    public var sampleLimit: Int?
    /// How many targets there may be; no limit if nil.
    public var targetLimit: Int?
    /// How many labels a sample may have; no limit if nil.
    public var labelLimit: Int?

    /// Makes a service monitor; all else is set afterwards.
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
    /// Whether all are meant; false if nil.
    public var any: Bool?
    /// The names.
    public var matchNames: [String]

    /// Makes a namespace selector.
    public init(any: Bool? = nil, matchNames: [String] = []) {
      self.any = any
      self.matchNames = matchNames
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("any", any)
      encoder.field("matchNames", matchNames)
    }
  }

  /// A port of Services that is scraped.
  public struct Endpoint: FieldEncodable, Sendable, Equatable {
    /// The Service port's name.
    public var port: String?
    /// The pods' port; instead of the Service port.
    public var targetPort: IntOrString?
    /// The path; `/metrics` if nil.
    public var path: String?
    /// `http` or `https`; `http` if nil.
    public var scheme: String?
    /// Query parameters.
    public var params: OrderedMap<[String]> = [:]
    /// The time between scrapes, a duration; Prometheus' own if nil.
    public var interval: String?
    /// The time for a scrape, a duration; Prometheus' own if nil.
    public var scrapeTimeout: String?
    /// Whether the metrics' own labels win; false if nil.
    public var honorLabels: Bool?
    /// Whether the metrics' own times count; true if nil.
    public var honorTimestamps: Bool?
    /// How scrapes are encrypted.
    public var tlsConfig: TLSConfig?
    /// Changes to the target's labels before the scrape.
    public var relabelings: [RelabelConfig] = []
    /// Changes to the samples' labels after the scrape.
    public var metricRelabelings: [RelabelConfig] = []

    /// Makes an endpoint; all else is set afterwards.
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

  /// How scrapes are encrypted, with files in Prometheus' own container.
  public struct TLSConfig: FieldEncodable, Sendable, Equatable {
    /// The file of the authorities that vouch for the target.
    public var caFile: String?
    /// The file of the client's certificate.
    public var certFile: String?
    /// The file of the client's key.
    public var keyFile: String?
    /// The name that the target's certificate must have.
    public var serverName: String?
    /// Whether the target's certificate goes unchecked; false if nil.
    public var insecureSkipVerify: Bool?

    /// Makes a TLS config.
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
    /// The labels whose values are joined.
    public var sourceLabels: [String]
    /// What joins them; `;` if nil.
    public var separator: String?
    /// What the joined value must fit; anything if nil.
    public var regex: String?
    /// The divisor of the value's hash, for `hashmod`.
    public var modulus: Int?
    /// The new value, with `$1` for what the first group matched; `$1` if nil.
    public var replacement: String?
    /// The label that gets it.
    public var targetLabel: String?
    /// What is done; `replace` if nil.
    public var action: String?

    /// Makes a relabel config.
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
