internal import ManifestTree

/// ConfigMaps and Secrets.
extension Validator {
  mutating func configMap(_ object: Field) {
    let (data, binary) = (object["data"], object["binaryData"])
    var size = 0
    for (key, value) in data.entries {
      check(key, .dataKey, at: value, "key")
      size += value.string.utf8.count
      if binary[key].exists { report(.duplicate, at: value, "key '\(key)' is in both data and binaryData") }
    }
    for (key, value) in binary.entries {
      check(key, .dataKey, at: value, "key")
      size += Self.decodedSize(value.string)
    }
    if size > FieldLimits.data {
      report(
        .range, at: data.exists ? data : binary,
        "the values of a ConfigMap must have at most \(FieldLimits.data) bytes in total, not \(size)")
    }
  }

  private static func decodedSize(_ base64: String) -> Int {
    base64.utf8.count / 4 * 3 - base64.utf8.suffix(2).count { $0 == UInt8(ascii: "=") }
  }

  mutating func secret(_ object: Field) {
    let (data, texts) = (object["data"], object["stringData"])
    var size = 0
    for (key, value) in data.entries where !texts[key].exists {
      check(key, .dataKey, at: value, "key")
      size += Self.decodedSize(value.string)
    }
    for (key, value) in texts.entries {
      check(key, .dataKey, at: value, "key")
      size += value.string.utf8.count
    }
    if size > FieldLimits.data {
      report(
        .range, at: data.exists ? data : texts,
        "the values of a Secret must have at most \(FieldLimits.data) bytes in total, not \(size)")
    }
    let type = object["type"].string
    func holds(_ key: String) -> Bool { data[key].exists || texts[key].exists }
    let isEmptyKey =
      type == SecretType.sshAuthentication
      && (texts["ssh-privatekey"].text ?? data["ssh-privatekey"].text) == ""
    for key in SecretType.requiredKeys(of: type) where !holds(key) || isEmptyKey {
      report(
        .required, at: data[key],
        holds(key)
          ? "a Secret of type '\(type)' requires a value for the key '\(key)'"
          : "a Secret of type '\(type)' requires the key '\(key)'")
    }
    let alternatives = SecretType.alternativeKeys(of: type)
    for key in alternatives where !alternatives.contains(where: holds) {
      report(
        .required, at: data[key],
        "a Secret of type '\(type)' requires the key '\(alternatives.joined(separator: "' or '"))'")
    }
    switch type {
    case SecretType.accountToken:
      let name = object["metadata"]["annotations"]["kubernetes.io/service-account.name"]
      if name.string.isEmpty {
        report(
          .required, at: name,
          "a Secret of type '\(type)' requires the annotation 'kubernetes.io/service-account.name'")
      }
    default:
      guard let key = SecretType.registryKey(of: type) else { break }
      if let text = texts[key].text, JSONText.isMalformed(text) {
        report(.form, at: texts[key], "invalid value for '\(key)': use a JSON object")
      } else if !texts[key].exists, let text = data[key].text, let decoded = Base64.decoded(text),
        JSONText.isMalformed(decoded)
      {
        report(.form, at: data[key], "invalid value for '\(key)': use a base64-encoded JSON object")
      }
    }
  }
}

/// JSON within other values.
enum JSONText {
  /// Whether a string is neither a JSON object, which a registry's configuration must be, nor null.
  static func isMalformed(_ text: String) -> Bool {
    let read = JSONReader.read(Array(text.utf8), from: "value.json")
    // The server decodes into a map, which null leaves empty.
    return !["{", "n"].contains(text.first { !$0.isWhitespace }) || !read.diagnostics.isEmpty
  }
}
