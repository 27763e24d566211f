extension Istio {
  /// Conditions on a request, all of which must match.
  public struct HTTPMatchRequest: FieldEncodable, Sendable, Equatable {
    /// The name, for logs.
    public var name: String?
    /// The path.
    public var uri: StringMatch?
    /// Whether the comparison of the path ignores case; false if nil.
    public var ignoreUriCase: Bool?
    /// The scheme.
    public var scheme: StringMatch?
    /// The method.
    public var method: StringMatch?
    /// The authority: the host with an optional port.
    public var authority: StringMatch?
    /// The headers, in lower case.
    public var headers: OrderedMap<StringMatch>
    /// Headers that must not match.
    public var withoutHeaders: OrderedMap<StringMatch>
    /// The query parameters; only exact and regex matches.
    public var queryParams: OrderedMap<StringMatch>
    /// The port of the request.
    public var port: Int?
    /// The gateways to which the condition applies; those of the VirtualService if empty.
    public var gateways: [String]
    /// The client's namespace.
    public var sourceNamespace: String?
    /// The client's labels.
    public var sourceLabels: StringMap
    /// The prefix of the route's statistics.
    public var statPrefix: String?

    /// Creates an HTTP match request; set the other fields afterwards.
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
