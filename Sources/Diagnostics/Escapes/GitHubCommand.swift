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
    text.safeForTerminal(keepsLines: true).replacing("%", with: "%25").replacing("\r", with: "%0D")
      .replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
