/// Trailing parameters of the DSL with a default value.
///
/// A profile that does not set such a parameter can be merged with one that does.
enum OptionalParameters {
  /// A parameter with its default value.
  struct Parameter {
    let label: String
    let value: Expression

    init(_ label: String, _ value: Expression = .null) {
      self.label = label
      self.value = value
    }
  }

  /// The parameters of each call, in order.
  static let all: [String: [Parameter]] = [
    "ConfigMap": [
      Parameter("files", .list([])), Parameter("binaryData", .map([])), Parameter("immutable", .flag(false)),
    ]
      + metadata,
    "Namespace": metadata,
    "PersistentVolumeClaim": [Parameter("storageClass"), Parameter("volume")] + metadata,
    "ClaimTemplate": [Parameter("storageClass")],
    "Probe": optional("after", "every", "timeout", "failures", "successes", "grace"),
    "Resources": optional("cpu", "memory", "ephemeralStorage"),
    "Port": [Parameter("servedAt", .name(".sameNumber"))]
      + optional("name", "nodePort", "hostPort", "appProtocol", "servedAs")
      + [Parameter("inPod", .name(".named"))],
    "Match": optional("name", "timeout", "retries"),
    ".rolling": optional("surge", "unavailable"),
    ".rollout": optional("minReady", "progressDeadline", "history"),
    ".autoscaled": optional("behavior", "named"),
    ".spread": [
      Parameter("maxSkew", .integer(1)), Parameter("strict", .flag(false)), Parameter("minDomains"),
    ],
    ".connectionPool": optional(
      "maxConnections", "connectTimeout", "maxPendingRequests", "maxRequests", "maxRequestsPerConnection",
      "maxRetries", "idleTimeout", "keepalive"),
    ".outlierDetection": optional(
      "consecutive5xxErrors", "consecutiveGatewayErrors", "interval", "baseEjectionTime",
      "maxEjectionPercent",
      "minHealthPercent"),
    ".request": optional("limit"),
    "LoadBalancer": [
      Parameter("className"), Parameter("address"), Parameter("sourceRanges", .list([])),
    ],
    "SecurityContext": optional(
      "runAsNonRoot", "runAsUser", "runAsGroup", "readOnlyRootFilesystem", "allowPrivilegeEscalation",
      "privileged") + [Parameter("add", .list([])), Parameter("drop", .list([]))],
  ]

  private static let metadata = [Parameter("labels", .map([])), Parameter("annotations", .map([]))]

  private static func optional(_ labels: String...) -> [Parameter] { labels.map { Parameter($0) } }
}
