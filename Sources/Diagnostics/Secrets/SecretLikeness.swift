/// Detects values that look like secrets, by name and by content.
///
/// Rules use it to find secrets, and reports use it to mask them.
package enum SecretLikeness {
  /// Whether reports must mask a value, because the value or its name indicates a secret.
  ///
  /// Unlike `reason(name:value:)`, this includes values that look like a path, a template, or a JSON object, because they
  /// may be passwords. A URL with a password is not hidden as a whole if the name indicates no secret, because
  /// ``SecretText`` masks only the password.
  package static func isHidden(name: String, value: String) -> Bool {
    guard !value.isEmpty else { return false }
    if namesSecret(name), !isPlainSetting(value), !isVariable(value) { return true }
    return reason(name: name, value: value) != nil && !passwordInURL(value)
  }

  /// Why a value looks like a secret; nil if it does not.
  package static func reason(name: String, value: String) -> String? {
    guard !value.isEmpty, !isReference(value) else { return nil }
    if isChecksum(name: name, value: value) { return nil }
    if let kind = knownForm(of: value) { return "is \(kind)" }
    if passwordInURL(value) { return "contains a password in a URL" }
    if namesSecret(name), !isPlainSetting(value), !isStructured(value) {
      return "looks like a secret because of this name"
    }
    return isRandom(value) && !namesPublicValue(name)
      ? "looks like a generated key" : nil
  }

  /// Whether the value has the format of a credential, whatever its name: a private key, a provider's key or token, or the
  /// URL of a webhook.
  package static func isCredential(_ value: String) -> Bool { knownForm(of: value) != nil }

  /// Whether a name indicates a value that is random but not secret: digests, IDs, public keys.
  private static func namesPublicValue(_ name: String) -> Bool {
    words(of: name).contains { publicWords.contains($0) }
  }

  private static let publicWords: Set<String> = [
    "hash", "checksum", "digest", "sha", "id", "uid", "uuid", "guid", "commit", "revision", "version",
    "image", "public",
    "pub", "fingerprint", "etag", "cert", "certificate", "ca", "bundle", "site", "build",
  ]

  /// Whether a value is one word of 20 to 200 letters, digits, and the marks of Base64, with an entropy typical of random
  /// strings.
  private static func isRandom(_ value: String) -> Bool {
    guard (20...200).contains(value.utf8.count) else { return false }
    var (lower, upper, digitGroups, wasDigit) = (0, 0, 0, false)
    for byte in value.utf8 {
      switch byte {
      case 0x61...0x7A: lower += 1
      case 0x41...0x5A: upper += 1
      case 0x30...0x39: if !wasDigit { digitGroups += 1 }
      case 0x2B, 0x2F, 0x3D, 0x2D, 0x5F: break
      default: return false
      }
      wasDigit = (0x30...0x39).contains(byte)
    }
    // Compound words contain at most a trailing number; keys contain digits throughout.
    guard lower > 2, upper > 2, digitGroups > 2 else { return false }
    var counts = [Int](repeating: 0, count: 128)
    for byte in value.utf8 { counts[Int(byte)] += 1 }
    let total = Double(value.utf8.count)
    let bits = counts.reduce(0.0) { sum, count in
      count == 0 ? sum : sum - Double(count) / total * logarithm(Double(count) / total)
    }
    return bits >= 3.7
  }

  /// The approximate binary logarithm of a number between 0 and 1, accurate enough for comparisons.
  private static func logarithm(_ value: Double) -> Double {
    let exponent = Double(value.exponent)
    let rest = value.significand - 1
    // A polynomial that is exact at both ends of the interval from 1 to 2, with an error below 0.01 between them.
    return exponent + rest * (1.3465 - 0.3465 * rest)
  }

  /// Whether the words in a name indicate a secret, regardless of how the words are separated.
  package static func namesSecret(_ name: String) -> Bool {
    guard name.holds(anyOf: stems) else { return false }
    let words = words(of: name)
    guard let last = words.last, !settings.contains(last) else { return false }
    if words.contains(where: { nouns.contains($0) || isCompound($0) }) { return true }
    if zip(words, words.dropFirst()).contains(where: { $1 == "key" && keyOwners.contains($0) }) {
      return true
    }
    // Keys of cloud providers: AZURE_BATCH_KEY, OCI_CLI_KEY_CONTENT.
    return clouds.contains(words.first ?? "") && (last == "key" || words.suffix(2) == ["key", "content"])
  }

  /// Whether a word is a secret's noun with a prefix but no separator, such as `PGPASSWORD` or `GITHUBTOKEN`.
  private static func isCompound(_ word: String) -> Bool {
    compounds.contains { word.hasSuffix($0) } || shortCompounds.contains(word)
  }

  private static let compounds = [
    "password", "passwd", "passphrase", "apikey", "secretkey", "accesskey", "token", "clientsecret",
  ]
  private static let shortCompounds: Set<String> = [
    "pgpass", "sshpass", "dbpass", "rootpass", "userpass", "adminpass", "mysqlpass", "redispass",
  ]

  /// Parts of words, one of which is in each name of a secret: most names contain none, so they are not split into words.
  private static let stems: [StaticString] = [
    "pass", "pwd", "secret", "token", "key", "credential", "bearer",
  ]

  private static let nouns: Set<String> = [
    "password", "passwd", "pass", "pwd", "passphrase", "secret", "secrets", "token", "apikey", "credential",
    "credentials", "bearer",
  ]
  private static let keyOwners: Set<String> = [
    "api", "access", "private", "secret", "encryption", "signing", "account",
  ]
  private static let clouds: Set<String> = ["aws", "azure", "gcp", "google", "oci"]
  /// The last words of names that refer to a property of a secret, not to the secret itself.
  private static let settings: Set<String> = [
    "file", "path", "name", "lifetime", "ttl", "expiry", "expiration", "length", "url", "uri", "endpoint",
    "issuer",
    "username", "user",
    "header", "enabled", "policy", "id", "type", "timeout", "seconds", "minutes", "audience", "algorithm",
    "ref", "dir",
    "validity", "size", "count", "limit", "max", "min", "provider", "region", "namespace", "store", "class",
    "mode",
    "backend", "engine", "mount", "volume", "version", "method", "format", "prefix", "suffix",
    "interval", "rotation", "kind", "host", "port", "group", "role", "refresh", "env", "source",
    "metadata", "pattern", "regex", "retention", "shares", "threshold", "period", "duration", "days", "hours",
    "scope", "scopes", "strength", "rules", "fields", "generator",
  ]

  /// The words of `DB_PASSWORD`, `db.password`, or `dbPassword`.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in name.unicodeScalars {
      // The properties of Unicode are slow to look up.
      let isUpper =
        character.isASCII ? ("A"..."Z").contains(character) : character.properties.isUppercase
      let isLetter =
        character.isASCII
        ? isUpper || ("a"..."z").contains(character) : character.properties.isAlphabetic
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

  /// Whether the value begins like a reference to the secret: a variable (`$(`, `${`), a template (`{{`), a placeholder
  /// (`<`), or an absolute path.
  private static func isReference(_ value: String) -> Bool {
    switch value.utf8.first {
    case UInt8(ascii: "/"), UInt8(ascii: "<"): true
    case UInt8(ascii: "$"), UInt8(ascii: "{"):
      value.hasPrefix("$(") || value.hasPrefix("${") || value.hasPrefix("{{")
    default: false
    }
  }

  /// Whether the whole value is a reference to a variable: `$(NAME)`, `${NAME}`, `{{ .Name }}`.
  static func isVariable(_ value: String) -> Bool {
    for (start, end) in [("$(", ")"), ("${", "}"), ("{{", "}}")]
    where value.hasPrefix(start) && value.hasSuffix(end) {
      // The reference must extend to the end; anything after it would be part of a value.
      return value.firstRange(of: end)?.upperBound == value.endIndex
    }
    return false
  }

  /// Whether the value is a JSON object, whose own keys describe its values.
  private static func isStructured(_ value: String) -> Bool {
    value.hasPrefix("{") && value.last { $0 != "\n" && $0 != " " } == "}"
  }

  static func isPlainSetting(_ value: String) -> Bool {
    ["true", "false", "yes", "no", "none", "null", "1", "0"].contains(value.lowercased())
  }

  /// The kind of credential whose format a value has, such as `a GitHub token`; nil if the format is not known.
  static func knownForm(of value: String) -> String? {
    guard value.utf8.count >= 20 else { return nil }
    if value.holds("-----begin"), value.holds("private key-----") { return "a private key" }
    let value = value.hasPrefix("Bearer ") ? String(value.dropFirst(7)) : value
    if let token = webTokenForm(value) { return token }
    if value.hasPrefix("https://hooks.slack.com/services/T")
      || value.hasPrefix("https://discord.com/api/webhooks/")
      || value.holds("webhook.office.com/webhookb2/")
    {
      return "the URL of a webhook, which needs no other credential"
    }
    return forms.first {
      value.hasPrefix($0.prefix) && value.utf8.count >= $0.length && !value.contains(" ")
    }?.kind
  }

  private static let forms: [(prefix: String, length: Int, kind: String)] = [
    ("AKIA", 20, "an AWS access key"), ("ghp_", 40, "a GitHub token"),
    ("github_pat_", 60, "a GitHub token"),
    ("glpat-", 26, "a GitLab token"), ("xoxb-", 40, "a Slack token"), ("sk_live_", 30, "a Stripe key"),
    ("AIza", 39, "a Google API key"), ("eyJhbGciOi", 60, "a JSON Web Token"),
  ]

  /// A JSON Web Token: three Base64 parts, the first of which is the header.
  private static func webTokenForm(_ value: String) -> String? {
    guard value.hasPrefix("eyJ") else { return nil }
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.count >= 8 }),
      value.utf8.allSatisfy({ $0 < 0x80 && $0 > 0x20 })
    else { return nil }
    return "a JSON Web Token"
  }

  /// Whether a value has the length and digits of a checksum, and its name contains a word for one, such as
  /// `checksum/secret`: charts render such annotations so that pods restart when a Secret changes.
  private static func isChecksum(name: String, value: String) -> Bool {
    [32, 40, 64, 96, 128].contains(value.utf8.count)
      && value.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
      && (name.lowercased().contains("checksum") || name.lowercased().contains("hash")
        || name.hasPrefix("sha"))
  }

  /// Whether a string contains a URL of the form `scheme://user:password@host`, with a password that is not a variable.
  private static func passwordInURL(_ value: String) -> Bool {
    guard value.utf8.contains(UInt8(ascii: "@")), let scheme = value.firstRange(of: "://") else {
      return false
    }
    let authority = value[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != " " }
    guard let at = authority.lastIndex(of: "@") else { return false }
    let user = authority[..<at]
    guard let colon = user.firstIndex(of: ":") else { return false }
    let password = user[user.index(after: colon)...]
    return !password.isEmpty && !password.hasPrefix("$")
  }
}
