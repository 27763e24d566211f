/// A GitHub workflow command: an annotation that is written to a log as `::error file=…::message`.
package struct GitHubCommand {
  private let name: String
  private var properties: [String] = []

  /// Creates a command: `error`, `warning`, or `notice`.
  package init(_ name: String, at location: FileLocation? = nil, title: String) {
    self.name = name
    if let location {
      properties = [
        "file=\(Self.property(location.file))", "line=\(location.line)", "col=\(location.column)",
      ]
    }
    properties.append("title=\(Self.property(title))")
  }

  /// The command as a line of the log.
  package func line(_ message: String) -> String {
    "::\(name) \(properties.joined(separator: ","))::\(Self.data(message))\n"
  }

  private static func data(_ text: String) -> String {
    escaping(text, "%\n")
  }

  private static func property(_ text: String) -> String {
    escaping(text, "%\n:,")
  }

  /// Escapes the characters that have a meaning in a command.
  ///
  /// The function processes Unicode scalars, because Swift combines a comma and a combining mark into one character, but
  /// GitHub does not.
  private static func escaping(_ text: String, _ meaningful: String) -> String {
    text.safeForTerminal(keepsLines: true).unicodeScalars.reduce(into: "") { result, scalar in
      guard meaningful.unicodeScalars.contains(scalar) else { return result.unicodeScalars.append(scalar) }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
    }
  }
}
