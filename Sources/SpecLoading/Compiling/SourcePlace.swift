import Diagnostics

/// `App.swift:12:3` or `App.swift:12` at the start of a string, as in compiler messages and backtraces.
struct SourcePlace {
  /// The position relative to the spec's folder; column 1 if the string has none.
  let location: FileLocation
  /// The string after the position.
  let rest: Substring

  /// Parses the position; nil if the string does not start with a position in a file of the spec.
  init?(_ text: Substring, of sources: SpecSources) {
    guard let file = sources.files.first(where: { text.hasPrefix("\($0.name):") }) else { return nil }
    var rest = text.dropFirst(file.name.count)
    guard let line = Self.number(after: ":", in: &rest) else { return nil }
    let column = Self.number(after: ":", in: &rest) ?? 1
    location = FileLocation(file: file.name, line: line, column: column)
    self.rest = rest
  }

  private static func number(after mark: Character, in text: inout Substring) -> Int? {
    guard text.first == mark else { return nil }
    let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), number > 0 else { return nil }
    text = text[digits.endIndex...]
    return number
  }
}
