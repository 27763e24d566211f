/// The origins that a CORS policy allows.
package enum CORSOrigin {
  /// Whether an origin allows any website.
  package static func isAnyWebsite(exact text: String) -> Bool { text == "*" }

  /// Whether the origins with a prefix are those of any website.
  package static func isAnyWebsite(prefix: String) -> Bool {
    ["", "*", "http", "http://", "https://"].contains(prefix)
  }

  /// Whether a regular expression, which must match the whole origin, matches the origin of any website.
  package static func isAnyWebsite(regex: String) -> Bool {
    let body = regex.drop { $0 == "^" }
    return [".*", ".+", "*", "https?://.*", "https?://.+", "https://.*", "https://.+"]
      .contains(body.last == "$" ? body.dropLast() : body)
  }
}
