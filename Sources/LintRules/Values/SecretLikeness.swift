/// Whether a value looks like a secret, by its name and by itself.
enum SecretLikeness {
  /// Why a value looks like a secret; nil if it does not.
  static func reason(name: String, value: String) -> String? {
    guard !value.isEmpty, !isReference(value) else { return nil }
    if let kind = knownForm(of: value) { return "is \(kind)" }
    if passwordInURL(value) { return "has a password in its URL" }
    guard namesSecret(name), !isPlainSetting(value) else { return nil }
    return "looks like a secret by its name"
  }

  /// Whether a name speaks of a secret: its words, however they are divided.
  static func namesSecret(_ name: String) -> Bool {
    let words = words(of: name)
    guard let last = words.last, !settings.contains(last) else { return false }
    if words.contains(where: { nouns.contains($0) }) { return true }
    return zip(words, words.dropFirst()).contains { $1 == "key" && keyOwners.contains($0) }
  }

  private static let nouns: Set<String> = [
    "password", "passwd", "pass", "pwd", "passphrase", "secret", "secrets", "token", "apikey", "credential",
    "credentials",
  ]
  private static let keyOwners: Set<String> = [
    "api", "access", "private", "secret", "encryption", "signing", "account",
  ]
  /// Last words that tell of a secret's surroundings, not of itself.
  private static let settings: Set<String> = [
    "file", "path", "name", "lifetime", "ttl", "expiry", "expiration", "length", "url", "uri", "endpoint",
    "issuer",
    "header", "enabled", "policy", "id", "type", "timeout", "seconds", "minutes", "audience", "algorithm",
    "ref", "dir",
    "validity", "size", "count", "limit", "max", "min",
  ]

  /// `DB_PASSWORD`, `db.password`, `dbPassword` as words.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in name.unicodeScalars {
      let isLetter = character.properties.isAlphabetic
      let isUpper = character.properties.isUppercase
      if !isLetter || isUpper && wasLower {
        if !word.isEmpty { words.append(word.lowercased()) }
        word = ""
      }
      if isLetter { word.unicodeScalars.append(character) }
      wasLower = isLetter && !isUpper
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    return words
  }

  /// Whether the value only says where the secret is: `$(NAME)`, `${NAME}`, a path.
  private static func isReference(_ value: String) -> Bool {
    value.hasPrefix("$(") || value.hasPrefix("${") || value.hasPrefix("{{") || value.hasPrefix("/")
      || value.hasPrefix("<")
  }

  private static func isPlainSetting(_ value: String) -> Bool {
    ["true", "false", "yes", "no", "none", "null", "1", "0"].contains(value.lowercased())
  }

  /// The forms of keys that providers hand out, and keys in PEM.
  private static func knownForm(of value: String) -> String? {
    if value.contains("-----BEGIN"), value.contains("PRIVATE KEY-----") { return "a private key" }
    let forms: [(prefix: String, length: Int, kind: String)] = [
      ("AKIA", 20, "an AWS access key"), ("ghp_", 40, "a GitHub token"),
      ("github_pat_", 60, "a GitHub token"),
      ("glpat-", 26, "a GitLab token"), ("xoxb-", 40, "a Slack token"), ("sk_live_", 30, "a Stripe key"),
      ("AIza", 39, "a Google API key"), ("eyJhbGciOi", 60, "a JSON web token"),
    ]
    return forms.first {
      value.hasPrefix($0.prefix) && value.utf8.count >= $0.length && !value.contains(" ")
    }?.kind
  }

  /// Whether a text is a URL of the form `scheme://user:password@host`.
  private static func passwordInURL(_ value: String) -> Bool {
    guard let scheme = value.firstRange(of: "://") else { return false }
    let authority = value[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != " " }
    guard let at = authority.lastIndex(of: "@") else { return false }
    let user = authority[..<at]
    guard let colon = user.firstIndex(of: ":") else { return false }
    let password = user[user.index(after: colon)...]
    return !password.isEmpty && !password.hasPrefix("$")
  }
}
