extension Istio {
  /// A redirect response.
  package struct HTTPRedirect: FieldEncodable, Sendable, Equatable {
    /// The new path.
    package var uri: String?
    /// The replacement of the matched prefix, instead of `uri`.
    package var prefixRewrite: String?
    /// The new authority.
    package var authority: String?
    /// The new port.
    package var port: Int?
    /// The source of the new port, instead of `port`.
    package var derivePort: RedirectPortSelection?
    /// The new scheme.
    package var scheme: String?
    /// The status code; 301 if nil.
    package var redirectCode: Int?

    package init(
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

  /// The source of a redirect's port.
  package enum RedirectPortSelection: String, NodeEncodable, Sendable {
    /// The default port of the scheme: 80 or 443.
    case fromProtocolDefault = "FROM_PROTOCOL_DEFAULT"
    /// The port of the request.
    case fromRequestPort = "FROM_REQUEST_PORT"
  }

  /// A change to the path or authority of a request before it is forwarded.
  package struct HTTPRewrite: FieldEncodable, Sendable, Equatable {
    /// The new path, or the replacement of the matched prefix.
    package var uri: String?
    /// A regular expression replacement in the path, instead of `uri`.
    package var uriRegexRewrite: RegexRewrite?
    /// The new authority.
    package var authority: String?

    package init(uri: String? = nil, uriRegexRewrite: RegexRewrite? = nil, authority: String? = nil) {
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

  /// A regular expression replacement.
  package struct RegexRewrite: FieldEncodable, Sendable, Equatable {
    /// The regular expression in RE2 syntax.
    package var match: String
    /// The replacement, in which `\1` refers to the first group.
    package var rewrite: String

    package init(match: String, rewrite: String) {
      self.match = match
      self.rewrite = rewrite
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("match", match)
      encoder.field("rewrite", rewrite)
    }
  }

  /// A response that the proxy sends itself.
  package struct HTTPDirectResponse: FieldEncodable, Sendable, Equatable {
    /// The status code.
    package var status: Int
    /// The body; none if nil.
    package var body: HTTPBody?

    package init(status: Int, body: HTTPBody? = nil) {
      self.status = status
      self.body = body
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("status", status)
      encoder.field("body", body)
    }
  }

  /// The body of a response; exactly one field is set.
  package struct HTTPBody: FieldEncodable, Sendable, Equatable {
    /// The body as text.
    package var string: String?
    /// The body in Base64.
    package var bytes: String?

    package init(string: String? = nil, bytes: String? = nil) {
      self.string = string
      self.bytes = bytes
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("string", string)
      encoder.field("bytes", bytes)
    }
  }
}
