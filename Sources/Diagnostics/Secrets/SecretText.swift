/// Secrets inside strings: passwords in URLs, `name=value` pairs whose name indicates a secret, tokens, and private
/// keys.
package enum SecretText {
  /// The string with its secrets replaced.
  ///
  /// - Parameters:
  ///   - isProse: whether the string is a sentence, in which a word with a colon is not always a name with a value.
  ///   - mask: returns the replacement of a secret.
  package static func redacted(_ text: String, isProse: Bool = false, by mask: (String) -> String) -> String {
    var scan = SecretScan(text, isProse: isProse)
    scan.run()
    guard !scan.found.isEmpty else { return text }
    var (result, end) = ([UInt8](), 0)
    for range in scan.found where range.lowerBound >= end {
      result += scan.bytes[end..<range.lowerBound]
      result += mask(String(decoding: scan.bytes[range], as: UTF8.self)).utf8
      end = range.upperBound
    }
    result += scan.bytes[end...]
    return String(decoding: result, as: UTF8.self)
  }
}

/// One pass over a string; every step advances, so the time is linear in the length.
private struct SecretScan {
  let bytes: [UInt8]
  let isProse: Bool
  /// The ranges of the secrets, in order.
  private(set) var found: [Range<Int>] = []
  private var index = 0
  /// The password option of the program whose arguments are being read; nil if the program has none.
  private var option: PasswordOption?
  /// Whether the next `value` belongs to a `name` that indicates a secret, as in a container's environment.
  private var hasSecretName = false

  init(_ text: String, isProse: Bool) {
    bytes = Array(text.utf8)
    self.isProse = isProse
  }

  mutating func run() {
    while index < bytes.count {
      if hides("-----BEGIN ") {
        skipKey()
      } else if hides("://") {
        index += 3
        skipAuthority()
      } else if Self.isWord(bytes[index]) {
        readWord()
      } else {
        if "\n;|&".utf8.contains(bytes[index]) { option = nil }
        index += 1
      }
    }
  }

  /// Whether the text continues with a string at the current position.
  private func hides(_ text: StaticString) -> Bool {
    text.withUTF8Buffer {
      index + $0.count <= bytes.count && bytes[index..<(index + $0.count)].elementsEqual($0)
    }
  }

  /// A private key, from its first to its last line.
  private mutating func skipKey() {
    let start = index
    let headEnd = bytes[(index + 11)...].prefix(80).firstIndex(of: UInt8(ascii: "-")) ?? index
    let head = String(decoding: bytes[index..<max(index, headEnd)], as: UTF8.self)
    index += 11
    guard head.hasSuffix("PRIVATE KEY") else { return }
    while index < bytes.count, !hides("-----END ") { index += 1 }
    if index < bytes.count {
      index += 9
      while index < bytes.count, bytes[index] != 0x0A, bytes[index] != UInt8(ascii: "\""),
        bytes[index] != 0x5C
      {
        index += 1
      }
    }
    found.append(start..<index)
  }

  /// The authority of a URL: user, password, and host.
  private mutating func skipAuthority() {
    let start = index
    var (at, colon): (Int?, Int?) = (nil, nil)
    while index < bytes.count, !Self.endsAuthority(bytes[index]) {
      if bytes[index] == UInt8(ascii: "@") { at = index }
      if bytes[index] == UInt8(ascii: ":"), colon == nil { colon = index }
      index += 1
    }
    guard let at else { return index = start }
    // If there is no password, the user may be a token.
    let secret = colon.map { $0 < at ? $0 + 1..<at : start..<at } ?? start..<at
    let text = String(decoding: bytes[secret], as: UTF8.self)
    let isToken = colon.map { $0 < at } ?? false ? !secret.isEmpty : text.utf8.count >= 20
    if isToken, !SecretLikeness.isVariable(text) { found.append(secret) }
    index = at
  }

  /// A word, which may be a token or the name of the following value.
  private mutating func readWord() {
    let start = index
    while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    if word.utf8.count >= 20, SecretLikeness.knownForm(of: word) != nil { return found.append(start..<index) }
    if let option, word.hasPrefix(option.flag), !isProse {
      return readPassword(option, from: start, to: index)
    }
    if let known = PasswordOption.of(word) { return option = known }
    let isFlag = word.hasPrefix("-")
    let isEnvironment = word == "name" || word == "value"
    let isBearer = word == "Bearer" || word == "Basic"
    guard isEnvironment || isBearer || SecretLikeness.namesSecret(word) else { return }
    let end = index
    guard let value = value(isFlag: isFlag, isBearer: isBearer), !value.isEmpty else { return index = end }
    let text = String(decoding: bytes[value], as: UTF8.self)
    if word == "name" {
      hasSecretName = SecretLikeness.namesSecret(text)
      index = end
      return
    }
    if word == "value" {
      let isMeant = hasSecretName
      hasSecretName = false
      guard isMeant else { return index = end }
    }
    // A value ends before a closing parenthesis or bracket, so only the start of `$(NAME)` is compared.
    guard !SecretLikeness.isPlainSetting(text), !text.hasPrefix("$("), !text.hasPrefix("${"),
      !isBearer || value.count >= 8
    else { return index = end }
    if word == "secret", isName(value, labeledAt: start) { return index = value.upperBound }
    found.append(value)
    index = value.upperBound
  }

  /// Whether the value of a label `secret` is the name of a Secret, as in a spec's `Env("A", secret: "db", key: "a")`.
  private func isName(_ value: Range<Int>, labeledAt start: Int) -> Bool {
    let rest = bytes[value.upperBound...]
    if rest.starts(with: "\", key:".utf8) { return true }
    return ["Env(", "EnvFrom("].contains { bytes[..<start].suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// The value that is assigned to the name that ends here; nil if there is none.
  private mutating func value(isFlag: Bool, isBearer: Bool) -> Range<Int>? {
    skipQuotes()
    let isSpaced = index < bytes.count && bytes[index] == 0x20
    skip(0x20)
    guard index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: ":") || bytes[index] == UInt8(ascii: "=") {
      let isColon = bytes[index] == UInt8(ascii: ":")
      index += 1
      let hadSpace = index < bytes.count && bytes[index] == 0x20
      if isProse, isColon, hadSpace { return nil }
      skip(0x20)
    } else if !(isSpaced && (isFlag || isBearer)) || bytes[index] == UInt8(ascii: "-") {
      return nil
    }
    let escapes = skipQuotes()
    let start = index
    if let quote = escapes {
      while index < bytes.count, bytes[index] != quote {
        // An escaped quote does not end the value, unless the opening quote was also escaped.
        index += bytes[index] == 0x5C && index > 0 && !isEscaped(before: start) ? 2 : 1
      }
      index = min(index, bytes.count)
      if isEscaped(before: start), index > start, bytes[index - 1] == 0x5C { return start..<(index - 1) }
      return start..<index
    }
    guard index < bytes.count, !"{[|>&*!".utf8.contains(bytes[index]) else { return nil }
    while index < bytes.count, !Self.endsValue(bytes[index]) { index += 1 }
    return start..<index
  }

  /// The password of a short option, which begins at `start` and whose first word ends at `end`.
  private mutating func readPassword(_ option: PasswordOption, from start: Int, to end: Int) {
    var first = start + option.flag.utf8.count
    guard option.isGlued ? end > first : end == first else { return }
    if !option.isGlued {
      skip(0x20)
      skipQuotes()
      first = index
    }
    while index < bytes.count, !Self.endsValue(bytes[index]) { index += 1 }
    if option.hasUser {
      guard let colon = bytes[first..<index].firstIndex(of: UInt8(ascii: ":")) else { return }
      first = colon + 1
    }
    guard first < index, bytes[first] != UInt8(ascii: "$") else { return }
    found.append(first..<index)
  }

  private func isEscaped(before start: Int) -> Bool { start >= 2 && bytes[start - 2] == 0x5C }

  /// Skips a quote, which may be escaped.
  ///
  /// - Returns: the quote.
  @discardableResult
  private mutating func skipQuotes() -> UInt8? {
    var place = index
    while place < bytes.count, bytes[place] == 0x5C { place += 1 }
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'") else {
      return nil
    }
    index = place + 1
    return bytes[place]
  }

  private mutating func skip(_ byte: UInt8) {
    while index < bytes.count, bytes[index] == byte { index += 1 }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    byte <= 0x20
      || [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\""), 0x5C].contains(byte)
  }

  private static func endsValue(_ byte: UInt8) -> Bool { byte <= 0x20 || ",;&\"'}])".utf8.contains(byte) }
}
