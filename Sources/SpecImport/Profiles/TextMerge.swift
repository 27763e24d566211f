/// Joins the texts of several profiles that differ only in some words or lines.
struct TextMerge {
  /// The text of each profile.
  let versions: [(profile: String, text: String)]

  /// The maximum length in bytes of the texts that are compared.
  private static let limit = 1 << 16

  init?(_ versions: [(profile: String, value: Expression)]) {
    var texts: [(profile: String, text: String)] = []
    for (profile, value) in versions {
      guard case .text(let text) = value, text.utf8.count <= Self.limit else { return nil }
      texts.append((profile, text))
    }
    guard texts.count > 1 else { return nil }
    self.versions = texts
  }

  /// The text with the differences as pieces; nil if the versions have too little in common.
  var pieces: [TextPiece]? {
    if let pieces = byProfile { return pieces }
    let lines = versions.map { version in
      version.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    if lines.allSatisfy({ $0.count == 1 }) { return words }
    if Set(lines.map(\.count)).count == 1, let pieces = byLine(lines) { return pieces }
    return byBlock(lines)
  }

  // MARK: The name of the profile

  /// The text with the profile's name as a piece; nil if the versions differ in more than that.
  private var byProfile: [TextPiece]? {
    var result: [TextPiece]?
    for (profile, text) in versions {
      guard let pieces = Self.pieces(of: text, profile: profile), result == nil || result == pieces else {
        return nil
      }
      result = pieces
    }
    return result
  }

  /// The text with each word that is the profile's name as a piece; nil if it has none.
  static func pieces(of text: String, profile: String) -> [TextPiece]? {
    guard profile.utf8.count > 1 else { return nil }
    var pieces: [TextPiece] = []
    var start = text.startIndex
    var rest = text[...]
    while let found = rest.firstRange(of: profile) {
      let isWord =
        !(text[..<found.lowerBound].last?.isWordCharacter ?? false)
        && !(text[found.upperBound...].first?.isWordCharacter ?? false)
      if isWord {
        pieces.append(.text(String(text[start..<found.lowerBound])))
        pieces.append(.profile)
        start = found.upperBound
      }
      rest = text[found.upperBound...]
    }
    guard !pieces.isEmpty else { return nil }
    pieces.append(.text(String(text[start...])))
    return pieces.filter { $0 != .text("") }
  }

  // MARK: Words

  /// A single line that differs after `=`, `://`, or `@` in three or more ways; nil for other texts.
  private var words: [TextPiece]? {
    let texts = versions.map(\.text)
    guard Set(texts).count > 2, let (prefix, suffix) = Self.common(texts) else { return nil }
    guard prefix.hasSuffix("=") || prefix.hasSuffix("://") || prefix.hasSuffix("@") else { return nil }
    return difference(of: texts, prefix, suffix, word: Self.word(before: prefix) ?? "")
  }

  /// The common beginning and end of different lines, up to the end of a word.
  private static func common(_ lines: [String]) -> (prefix: String, suffix: String)? {
    guard let first = lines.first else { return nil }
    var prefix = Substring(first)
    for line in lines.dropFirst() {
      let pairs = zip(prefix.indices, zip(prefix, line))
      let end = pairs.first { $0.1.0 != $0.1.1 }?.0
      prefix = prefix[..<(end ?? prefix.index(prefix.startIndex, offsetBy: min(prefix.count, line.count)))]
    }
    while let last = prefix.last, !last.endsWord { prefix.removeLast() }
    var suffix = Substring(first).dropFirst(prefix.count)
    for line in lines.dropFirst() {
      let rest = line.dropFirst(prefix.count)
      var length = 0
      for (left, right) in zip(suffix.reversed(), rest.reversed()) {
        if left != right { break }
        length += 1
      }
      suffix = suffix.suffix(length)
    }
    while let next = suffix.first, !next.endsWord || next == "=" { suffix.removeFirst() }
    return (String(prefix), String(suffix))
  }

  private func difference(
    of lines: [String], _ prefix: String, _ suffix: String, word: String
  ) -> [TextPiece] {
    let values = lines.map { String($0.dropFirst(prefix.count).dropLast(suffix.count)) }
    let choice = alternatives(zip(versions.map(\.profile), values).map { ($0, $1) })
    return [.text(prefix), .choice(word: word, choice), .text(suffix)].filter { $0 != .text("") }
  }

  private func alternatives(_ values: [(profile: String, text: String)]) -> [Expression.Alternative] {
    var alternatives: [Expression.Alternative] = []
    for (profile, text) in values {
      if let known = alternatives.firstIndex(where: { $0.value == .text(text) }) {
        alternatives[known].profiles.append(profile)
      } else {
        alternatives.append(.init(profiles: [profile], value: .text(text)))
      }
    }
    return alternatives
  }

  /// The key at the end of the text before a value: `log.level` for `--log.level=`; nil if there is none.
  private static func word(before prefix: String) -> String? {
    var rest = Substring(prefix)
    if rest.hasSuffix("://") {
      rest = rest.dropLast(3).dropLastWord
      while rest.hasSuffix(":") { rest = rest.dropLast().dropLastWord }
    }
    while let last = rest.last, last.endsWord { rest.removeLast() }
    let word = rest.suffix(rest.count - rest.dropLastWord.count)
    let name = word.drop { !$0.isLetter }
    return name.isEmpty ? nil : String(name)
  }

  // MARK: Lines

  /// The same number of lines, of which some differ in a word; nil if more than half or more than 20 differ.
  private func byLine(_ lines: [[String]]) -> [TextPiece]? {
    guard let first = lines.first else { return nil }
    let differing = first.indices.filter { position in
      lines.contains { $0[position] != first[position] }
    }
    guard differing.count * 2 <= first.count, differing.count <= 20 else { return nil }
    var pieces: [TextPiece] = []
    var text = ""
    for position in first.indices {
      if position > 0 { text += "\n" }
      guard differing.contains(position) else {
        text += first[position]
        continue
      }
      let versions = lines.map { $0[position] }
      let (prefix, suffix) = Self.common(versions) ?? ("", "")
      let word = Self.word(before: prefix, in: first[...position])
      for piece in difference(of: versions, prefix, suffix, word: word) {
        if case .text(let own) = piece {
          text += own
        } else {
          pieces += [.text(text), piece]
          text = ""
        }
      }
    }
    pieces.append(.text(text))
    return pieces.filter { $0 != .text("") }
  }

  /// The key of a value in a line of YAML or of a configuration file.
  ///
  /// The item of a list has the key of the list, and a `value` the name above it.
  private static func word(before prefix: String, in lines: ArraySlice<String>) -> String {
    if let word = word(before: prefix) {
      guard word == "value", let above = lines.dropLast().last, let colon = above.firstRange(of: "name: ")
      else { return word }
      return String(above[colon.upperBound...].filter { $0.isWordCharacter || $0 == "-" })
    }
    let indent = prefix.prefix { $0 == " " }.count
    for line in lines.dropLast().reversed() where line.prefix(while: { $0 == " " }).count <= indent {
      let key = line.drop { $0 == " " || $0 == "-" }
      if key.hasSuffix(":") { return String(key.dropLast(key.hasSuffix("s:") ? 2 : 1)) }
      if !line.drop(while: { $0 == " " }).hasPrefix("- ") { break }
    }
    return ""
  }

  /// Lines that differ in one block; nil if more than a third of the lines are in the block.
  private func byBlock(_ lines: [[String]]) -> [TextPiece]? {
    guard let shortest = lines.map(\.count).min(), let longest = lines.map(\.count).max(),
      let first = lines.first
    else { return nil }
    var start = 0
    while start < shortest, lines.allSatisfy({ $0[start] == first[start] }) { start += 1 }
    var end = 0
    while end < shortest - start, lines.allSatisfy({ $0[$0.count - 1 - end] == first[first.count - 1 - end] })
    {
      end += 1
    }
    guard start > 0, end > 0, (start + end) * 3 >= longest * 2, longest > 4 else { return nil }
    let blocks = zip(versions, lines).map { version, lines in
      (version.profile, lines[start..<(lines.count - end)].map { "\n\($0)" }.joined())
    }
    let word = first[..<start].reversed().lazy.map { $0.drop { $0 == " " || $0 == "-" } }
      .first { $0.hasSuffix(":") }.map { String($0.dropLast()) }
    return [
      .text(first[..<start].joined(separator: "\n")),
      .choice(word: word ?? "block", alternatives(blocks)),
      .text("\n" + first[(first.count - end)...].joined(separator: "\n")),
    ]
  }
}

extension Character {
  fileprivate var isWordCharacter: Bool { isLetter || isNumber || self == "_" }

  /// Whether the character separates words of a configuration, but not parts of a name or version.
  fileprivate var endsWord: Bool { !isLetter && !isNumber && !"-_.%$\\".contains(self) }
}

extension Substring {
  /// The text before its last word.
  fileprivate var dropLastWord: Substring {
    var rest = self
    while let last = rest.last, !last.endsWord { rest.removeLast() }
    return rest
  }
}
