extension Istio {
  /// Conditions on a request, all of which must match.
  package struct HTTPMatchRequest: FieldEncodable, Sendable, Equatable {
    /// The name, for logs.
    package var name: String?
    /// The path of the request, without the query.
    package var uri: StringMatch?
    /// Whether the comparison of the path ignores case; false if nil.
    package var ignoreUriCase: Bool?
    package var scheme: StringMatch?
    package var method: StringMatch?
    /// The authority: the host with an optional port.
    package var authority: StringMatch?
    /// The headers, with their names in lowercase.
    package var headers: OrderedMap<StringMatch>
    /// Headers that must not match.
    package var withoutHeaders: OrderedMap<StringMatch>
    /// The values of query parameters, by name.
    package var queryParams: OrderedMap<StringMatch>
    /// The port of the request.
    package var port: Int?
    /// The gateways to which the condition applies; the VirtualService's gateways if empty.
    package var gateways: [String]
    /// The client's namespace.
    package var sourceNamespace: String?
    /// The client's labels.
    package var sourceLabels: StringMap
    /// The prefix of the route's statistics.
    package var statPrefix: String?

    /// Creates an HTTP match request; set the other fields afterwards.
    package init(
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
