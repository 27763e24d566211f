extension Istio {
  /// The CORS policy: cross-origin requests that browsers may send.
  package struct CorsPolicy: FieldEncodable, Sendable, Equatable {
    /// The allowed origins; the response contains the request's origin if one of them matches.
    package var allowOrigins: [StringMatch]
    package var allowMethods: [String]
    /// The headers that a request can contain.
    package var allowHeaders: [String]
    /// The response headers that scripts can read.
    package var exposeHeaders: [String]
    /// How long browsers can cache the policy, a duration.
    package var maxAge: String?
    /// Whether credentials such as cookies are allowed.
    package var allowCredentials: Bool?
    /// How preflight requests of other origins are handled; `FORWARD` if nil.
    package var unmatchedPreflights: UnmatchedPreflights?

    package init(
      allowOrigins: [StringMatch] = [], allowMethods: [String] = [], allowHeaders: [String] = [],
      exposeHeaders: [String] = [], maxAge: String? = nil, allowCredentials: Bool? = nil,
      unmatchedPreflights: UnmatchedPreflights? = nil
    ) {
      self.allowOrigins = allowOrigins
      self.allowMethods = allowMethods
      self.allowHeaders = allowHeaders
      self.exposeHeaders = exposeHeaders
      self.maxAge = maxAge
      self.allowCredentials = allowCredentials
      self.unmatchedPreflights = unmatchedPreflights
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("allowOrigins", allowOrigins)
      encoder.field("allowMethods", allowMethods)
      encoder.field("allowHeaders", allowHeaders)
      encoder.field("exposeHeaders", exposeHeaders)
      encoder.field("maxAge", maxAge)
      encoder.field("allowCredentials", allowCredentials)
      encoder.field("unmatchedPreflights", unmatchedPreflights)
    }
  }

  /// How preflight requests of origins that are not allowed are handled.
  package enum UnmatchedPreflights: String, NodeEncodable, Sendable {
    /// The requests are forwarded to the service.
    case forward = "FORWARD"
    /// The proxy responds without CORS headers, so the browser does not send the actual request.
    case ignore = "IGNORE"
  }

  /// Changes to headers.
  package struct Headers: FieldEncodable, Sendable, Equatable {
    /// Changes to the request.
    package var request: HeaderOperations?
    /// Changes to the response.
    package var response: HeaderOperations?

    package init(request: HeaderOperations? = nil, response: HeaderOperations? = nil) {
      self.request = request
      self.response = response
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("request", request)
      encoder.field("response", response)
    }
  }

  /// Changes to headers in one direction.
  package struct HeaderOperations: FieldEncodable, Sendable, Equatable {
    /// Headers to overwrite.
    package var set: StringMap
    /// Headers to append.
    package var add: StringMap
    /// Headers to remove.
    package var remove: [String]

    package init(set: StringMap = [:], add: StringMap = [:], remove: [String] = []) {
      self.set = set
      self.add = add
      self.remove = remove
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("set", set)
      encoder.field("add", add)
      encoder.field("remove", remove)
    }
  }
}
