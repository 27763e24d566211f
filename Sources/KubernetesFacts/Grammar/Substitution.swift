/// Variables that a tool replaces before the manifest is applied: `${NAME}` and `${NAME:=default}` in Flux and
/// envsubst.
package enum Substitution {
  /// Whether a string contains such a variable.
  package static func isPresent(in text: String) -> Bool {
    var rest = text.utf8[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "$")) {
      rest = rest[rest.index(after: start)...]
      guard rest.first == UInt8(ascii: "{") else { continue }
      rest = rest.dropFirst()
      let name = rest.prefix { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
      guard let first = name.first, !first.isDigit else { continue }
      rest = rest[name.endIndex...]
      guard let next = rest.first else { return false }
      if next == UInt8(ascii: "}") { return true }
      if ":=-+?/#%^,".utf8.contains(next), rest.contains(UInt8(ascii: "}")) { return true }
    }
    return false
  }

  /// Whether a string contains what a kustomization with `vars` or `replacements` replaces: `$(NAME)`, or a word of
  /// uppercase parts such as `NAMESPACE_PLACEHOLDER`.
  package static func isPlaceholder(_ text: String) -> Bool {
    if let start = text.firstRange(of: "$(") {
      let rest = text[start.upperBound...]
      if let end = rest.firstIndex(of: ")"), end > rest.startIndex,
        rest[..<end].utf8.allSatisfy({ $0.isAlphanumeric || "-_.".utf8.contains($0) })
      {
        return true
      }
    }
    return text.utf8.split { !($0.isAlphanumeric || $0 == UInt8(ascii: "_")) }.contains { word in
      word.first?.isUppercase ?? false && word.last != UInt8(ascii: "_")
        && word.contains(UInt8(ascii: "_")) && !word.contains(where: \.isLowercase)
    }
  }
}
