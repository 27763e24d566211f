extension String {
  /// The text as code in Markdown that shows it as it is: no link, image, mention, table or HTML can be in it.
  ///
  /// Character references are never read as Markdown, and nothing within `<code>` is a mention or a reference to an issue.
  package var markdownCode: String { "<code>\(markdownText)</code>" }

  /// The text with every character that means something in Markdown or HTML as a character reference.
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

  /// The text within XML, in which markup and the characters that XML forbids are escaped.
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
