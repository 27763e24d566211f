extension String {
  /// The string as inline code in Markdown, in which no link, image, mention, table, or HTML takes effect.
  ///
  /// A character from a character reference is never Markdown syntax, and GitHub resolves no mentions or issue
  /// references inside `<code>`.
  package var markdownCode: String { "<code>\(markdownText)</code>" }

  /// The string with the characters that Markdown or HTML interprets inside a line replaced by character references.
  package var markdownText: String {
    safeForTerminal(keepsLines: true).unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\n": result += "<br>"
      case "\t": result += " "
      case "&", "<", ">", "\"", "'", "\\", "`", "*", "_", "~", "[", "]", "(", ")", "!", "#", "|", "@", ":",
        "$", "^", "=":
        result += "&#\(scalar.value);"
      case ".": result += result.hasSuffix("www") ? "&#46;" : "."
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// The string with XML markup escaped, and without the characters that XML forbids.
  package var xmlText: String {
    safeForTerminal(keepsLines: true).unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      default: if scalar.value != 0xFFFE, scalar.value != 0xFFFF { result.unicodeScalars.append(scalar) }
      }
    }
  }
}
