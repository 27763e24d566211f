extension Istio {
  /// Conditions on a request that must all hold.
  public struct HTTPMatchRequest: FieldEncodable, Sendable, Equatable {
    /// The name, for logs.
    public var name: String?
    /// The path.
    public var uri: StringMatch?
    /// Whether the case of the path doesn't matter; false if nil.
    public var ignoreUriCase: Bool?
    /// The scheme.
    public var scheme: StringMatch?
    /// The method.
    public var method: StringMatch?
    /// The authority: host, and port if given.
    public var authority: StringMatch?
    /// Headers, in lower case.
    public var headers: OrderedMap<StringMatch>
    /// Headers that must not match.
    public var withoutHeaders: OrderedMap<StringMatch>
    /// Query parameters; exact and regex only.
    public var queryParams: OrderedMap<StringMatch>
    /// The port that the client asked for.
    public var port: Int?
    /// The gateways that the condition is for; those of the VirtualService if empty.
    public var gateways: [String]
    /// The client's namespace.
    public var sourceNamespace: String?
    /// The client's labels.
    public var sourceLabels: StringMap
    /// A prefix for the statistics of the route.
    public var statPrefix: String?

    /// Makes a HTTP match request; all else is set afterwards.
    public init(
      name: String? = nil, uri: StringMatch? = nil, ignoreUriCase: Bool? = nil, method: StringMatch? = nil,
      authority: StringMatch? = nil, headers: OrderedMap<StringMatch> = [:],
      withoutHeaders: OrderedMap<StringMatch> = [:], queryParams: OrderedMap<StringMatch> = [:],
      port: Int? = nil, gateways: [String] = [], sourceNamespace: String? = nil,
      sourceLabels: StringMap = [:]
    ) {
      self.name = name
      self.uri = uri
      self.ignoreUriCase = ignoreUriCase
      self.method = method
      self.authority = authority
      self.headers = headers
      self.withoutHeaders = withoutHeaders
      self.queryParams = queryParams
      self.port = port
      self.gateways = gateways
      self.sourceNamespace = sourceNamespace
      self.sourceLabels = sourceLabels
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("uri", uri)
      encoder.field("ignoreUriCase", ignoreUriCase)
      encoder.field("scheme", scheme)
      encoder.field("method", method)
      encoder.field("authority", authority)
      encoder.field("headers", headers)
      encoder.field("withoutHeaders", withoutHeaders)
      encoder.field("queryParams", queryParams)
      encoder.field("port", port)
      encoder.field("gateways", gateways)
      encoder.field("sourceNamespace", sourceNamespace)
      encoder.field("sourceLabels", sourceLabels)
      encoder.field("statPrefix", statPrefix)
    }
  }
}
