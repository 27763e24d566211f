internal import Diagnostics
internal import KubernetesFacts
package import ManifestTree

/// The secrets of an object, which reports must not show.
package struct SecretWords: Sendable {
  /// Sorted by length, longest first, so that masking a shorter one does not leave a part of a longer one visible.
  private let words: [String]

  package init(_ words: [String] = []) { self.words = words }

  /// The secrets of objects.
  package init(of objects: [Object]) {
    let texts = objects.flatMap(ObjectSecrets.texts).flatMap { text in
      // In the manifest, each line of a multi-line string is on its own line.
      [text] + text.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    }
    words = Set(texts.filter { !$0.isEmpty }).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }

  /// The string with secrets masked.
  ///
  /// Secrets of fewer than 5 bytes, which ordinary words may contain, are masked only where they are whole values.
  /// - Parameter isProse: whether the string is a message; if not, it is a line of YAML or JSON.
  package func masked(_ text: String, isProse: Bool = false) -> String {
    var result = text
    for word in words {
      if word.utf8.count >= 5 {
        if result.contains(word) { result = result.replacing(word, with: Self.mask) }
      } else {
        let marks = ["'", "\""] + (isProse ? [" is "] : [": ", "- "])
        result = Self.masked(word, in: result, after: marks)
      }
    }
    return SecretText.redacted(result, isProse: isProse) { $0.hasPrefix("(masked") ? $0 : Self.mask }
  }

  /// The string with a word masked where it is a whole value after one of the given marks.
  private static func masked(_ word: String, in text: String, after marks: [String]) -> String {
    marks.reduce(text) { text, mark in
      var (result, rest) = ("", text[...])
      while let found = rest.firstRange(of: mark + word) {
        let next = rest[found.upperBound...].first
        let isWhole = next.map { !$0.isLetter && !$0.isNumber && $0 != "." } ?? true
        result += rest[..<found.lowerBound] + mark + (isWhole ? mask : "")
        rest = rest[found.lowerBound...].dropFirst(mark.count + (isWhole ? word.count : 0))
      }
      return result + rest
    }
  }

  private static let mask = "(masked)"
}

extension [Finding] {
  /// The findings without the secrets of their objects.
  package func withoutSecrets(of objects: some Sequence<Object>) -> [Finding] {
    if isEmpty { return self }
    let wanted = Set(map(\.object))
    let groups = Dictionary(grouping: objects.filter { wanted.contains($0.identity) }, by: \.identity)
    let words = groups.mapValues { SecretWords(of: $0) }
    return concurrentMap { finding in
      var finding = finding
      finding.secrets = words[finding.object] ?? SecretWords()
      finding.message = finding.secrets.masked(finding.message, isProse: true)
      finding.fix = finding.secrets.masked(finding.fix, isProse: true)
      finding.notes = finding.notes.map {
        .init(finding.secrets.masked($0.message, isProse: true), at: $0.location)
      }
      return finding
    }
  }
}
