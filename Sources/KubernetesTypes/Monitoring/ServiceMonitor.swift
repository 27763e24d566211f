import ManifestTree

extension Monitoring {
  /// A ServiceMonitor: scrape targets of Prometheus, selected by Service.
  package struct ServiceMonitor: Resource, Equatable {
    package static let apiVersion = "\(APIGroup.prometheus)/v1"
    package static let kind = "ServiceMonitor"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The Services and their ports.
    package var spec: ServiceMonitorSpec

    package init(metadata: Meta.ObjectMeta, spec: ServiceMonitorSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The Services whose ports are scraped, and how.
  package struct ServiceMonitorSpec: FieldEncodable, Sendable, Equatable {
    /// The Service label that contains the job name; the Service's name if nil.
    package var jobLabel: String?
    /// Selects the Services.
    package var selector: Meta.LabelSelector
    /// The namespaces of the Services; the same namespace if nil.
    package var namespaceSelector: NamespaceSelector?
    /// The ports and paths.
    package var endpoints: [Endpoint]
    /// Service labels that are copied to the metrics.
    package var targetLabels: [String]
    /// Pod labels that are copied to the metrics.
    package var podTargetLabels: [String]
    /// The maximum number of samples per scrape; no limit if nil.
    package var sampleLimit: Int?
    /// The maximum number of targets; no limit if nil.
    package var targetLimit: Int?
    /// The maximum number of labels per sample; no limit if nil.
    package var labelLimit: Int?

    /// Creates a service monitor; set the other fields afterwards.
    package init(
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

  /// The namespaces of the selected Services; the monitor's own namespace if nothing is set.
  package struct NamespaceSelector: FieldEncodable, Sendable, Equatable {
    /// Whether all namespaces are selected; false if nil.
    package var any: Bool?
    /// The names of the namespaces; ignored if `any` is true.
    package var matchNames: [String]

    package init(any: Bool? = nil, matchNames: [String] = []) {
      self.any = any
      self.matchNames = matchNames
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("any", any)
      encoder.field("matchNames", matchNames)
    }
  }

  /// A port of the Services that is scraped.
  package struct Endpoint: FieldEncodable, Sendable, Equatable {
    /// The Service port's name.
    package var port: String?
    /// The port of the pods, instead of a port of the Service.
    package var targetPort: IntOrString?
    /// The path; `/metrics` if nil.
    package var path: String?
    /// `http` or `https`; `http` if nil.
    package var scheme: String?
    /// Query parameters.
    package var params: OrderedMap<[String]> = [:]
    /// The time between scrapes, a duration; Prometheus' default if nil.
    package var interval: String?
    /// The scrape timeout, a duration; Prometheus' default if nil.
    package var scrapeTimeout: String?
    /// Whether the labels of the metrics take precedence; false if nil.
    package var honorLabels: Bool?
    /// Whether the timestamps of the metrics are used; true if nil.
    package var honorTimestamps: Bool?
    /// The TLS settings of scrapes.
    package var tlsConfig: TLSConfig?
    /// Changes to the target's labels before the scrape.
    package var relabelings: [RelabelConfig] = []
    /// Changes to the samples' labels after the scrape.
    package var metricRelabelings: [RelabelConfig] = []

    /// Creates an endpoint; set the other fields afterwards.
    package init(port: String? = nil, path: String? = nil, interval: String? = nil) {
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
  package struct TLSConfig: FieldEncodable, Sendable, Equatable {
    /// The file of the certificate authorities for the target.
    package var caFile: String?
    /// The file of the client's certificate.
    package var certFile: String?
    /// The file of the client's key.
    package var keyFile: String?
    /// The expected name in the target's certificate.
    package var serverName: String?
    /// Whether verification of the target's certificate is skipped; false if nil.
    package var insecureSkipVerify: Bool?

    package init(
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
  package struct RelabelConfig: FieldEncodable, Sendable, Equatable {
    /// The labels whose values are concatenated.
    package var sourceLabels: [String]
    /// The separator; `;` if nil.
    package var separator: String?
    /// The regular expression for the concatenated value; matches anything if nil.
    package var regex: String?
    /// The divisor of the hash, for `hashmod`.
    package var modulus: Int?
    /// The new value, in which `$1` refers to the first group; `$1` if nil.
    package var replacement: String?
    /// The label to set.
    package var targetLabel: String?
    /// The action; `replace` if nil.
    package var action: String?

    package init(
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
