extension Istio {
  /// An answer that sends the client elsewhere.
  public struct HTTPRedirect: FieldEncodable, Sendable, Equatable {
    /// The new path.
    public var uri: String?
    /// What the matched prefix becomes; instead of `uri`.
    public var prefixRewrite: String?
    /// The new authority.
    public var authority: String?
    /// The new port.
    public var port: Int?
    /// Where the new port comes from; instead of `port`.
    public var derivePort: RedirectPortSelection?
    /// The new scheme.
    public var scheme: String?
    /// The status; 301 if nil.
    public var redirectCode: Int?

    /// Makes a HTTP redirect.
    public init(
      uri: String? = nil, prefixRewrite: String? = nil, authority: String? = nil, port: Int? = nil,
      derivePort: RedirectPortSelection? = nil, scheme: String? = nil, redirectCode: Int? = nil
    ) {
      self.uri = uri
      self.prefixRewrite = prefixRewrite
      self.authority = authority
      self.port = port
      self.derivePort = derivePort
      self.scheme = scheme
      self.redirectCode = redirectCode
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("uri", uri)
      encoder.field("prefixRewrite", prefixRewrite)
      encoder.field("authority", authority)
      encoder.field("port", port)
      encoder.field("derivePort", derivePort)
      encoder.field("scheme", scheme)
      encoder.field("redirectCode", redirectCode)
    }
  }

  /// Where a redirect's port comes from.
  public enum RedirectPortSelection: String, NodeEncodable, Sendable {
    /// The scheme: 80 or 443.
    case fromProtocolDefault = "FROM_PROTOCOL_DEFAULT"
    /// The request.
    case fromRequestPort = "FROM_REQUEST_PORT"
  }

  /// A change to a request's path or authority before it goes on.
  public struct HTTPRewrite: FieldEncodable, Sendable, Equatable {
    /// The new path, or what the matched prefix becomes.
    public var uri: String?
    /// A replacement within the path; instead of `uri`.
    public var uriRegexRewrite: RegexRewrite?
    /// The new authority.
    public var authority: String?

    /// Makes a HTTP rewrite.
    public init(uri: String? = nil, uriRegexRewrite: RegexRewrite? = nil, authority: String? = nil) {
      self.uri = uri
      self.uriRegexRewrite = uriRegexRewrite
      self.authority = authority
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("uri", uri)
      encoder.field("uriRegexRewrite", uriRegexRewrite)
      encoder.field("authority", authority)
    }
  }

  /// A replacement by regular expression.
  public struct RegexRewrite: FieldEncodable, Sendable, Equatable {
    /// The RE2 expression.
    public var match: String
    /// The replacement, with `\1` for what the first group matched.
    public var rewrite: String

    /// Makes a regex rewrite.
    public init(match: String, rewrite: String) {
      self.match = match
      self.rewrite = rewrite
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("match", match)
      encoder.field("rewrite", rewrite)
    }
  }

  /// An answer that the proxy gives itself.
  public struct HTTPDirectResponse: FieldEncodable, Sendable, Equatable {
    /// The status.
    public var status: Int
    /// The body; none if nil.
    public var body: HTTPBody?

    /// Makes a HTTP direct response.
    public init(status: Int, body: HTTPBody? = nil) {
      self.status = status
      self.body = body
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("status", status)
      encoder.field("body", body)
    }
  }

  /// The body of an answer; exactly one is set.
  public struct HTTPBody: FieldEncodable, Sendable, Equatable {
    /// As text.
    public var string: String?
    /// In Base64.
    public var bytes: String?

    /// Makes a HTTP body.
    public init(string: String? = nil, bytes: String? = nil) {
      self.string = string
      self.bytes = bytes
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("string", string)
      encoder.field("bytes", bytes)
    }
  }
}
