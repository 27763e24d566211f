extension Istio {
  /// What browsers on other sites may do.
  public struct CorsPolicy: FieldEncodable, Sendable, Equatable {
    /// The sites.
    public var allowOrigins: [StringMatch]
    /// The methods.
    public var allowMethods: [String]
    /// Headers that requests may have.
    public var allowHeaders: [String]
    /// Headers of answers that scripts may read.
    public var exposeHeaders: [String]
    /// How long browsers may remember this, a duration.
    public var maxAge: String?
    /// Whether cookies and the like may be sent.
    public var allowCredentials: Bool?
    /// What is done with preflights of other sites; forwarded if nil.
    public var unmatchedPreflights: UnmatchedPreflights?

    /// Makes a cors policy.
    public init(
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

  /// What is done with preflight requests of sites that aren't allowed.
  public enum UnmatchedPreflights: String, NodeEncodable, Sendable {
    /// They go on to the service.
    case forward = "FORWARD"
    /// They are answered without permission.
    case ignore = "IGNORE"
  }

  /// Changes to headers.
  public struct Headers: FieldEncodable, Sendable, Equatable {
    /// Of the request, before it goes on.
    public var request: HeaderOperations?
    /// Of the answer, before it goes back.
    public var response: HeaderOperations?

    /// Makes a headers.
    public init(request: HeaderOperations? = nil, response: HeaderOperations? = nil) {
      self.request = request
      self.response = response
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("request", request)
      encoder.field("response", response)
    }
  }

  /// Changes to headers of one direction.
  public struct HeaderOperations: FieldEncodable, Sendable, Equatable {
    /// Headers whose values are replaced.
    public var set: StringMap
    /// Headers that get a further value.
    public var add: StringMap
    /// Headers that are taken away.
    public var remove: [String]

    /// Makes a header operations.
    public init(set: StringMap = [:], add: StringMap = [:], remove: [String] = []) {
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
