/// Estimates the width of text in a common sans-serif font, because pictures do not embed fonts.
enum TextWidth {
  /// The width in pixels; slightly more than in most fonts, so that text fits into its box.
  static func of(_ text: String, size: Double, isBold: Bool = false) -> Double {
    let units = text.unicodeScalars.reduce(0.0) { $0 + width(of: $1) }
    return units * size * (isBold ? 1.14 : 1.04)
  }

  private static func width(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "'", "|", "!", ".", ",", ":", ";": 0.28
    case "f", "t", "r", "I", "(", ")", "[", "]", "/", "-", " ", "·": 0.36
    case "m", "w", "M", "W", "@", "%", "…": 0.9
    case "A"..."Z", "&": 0.7
    case "\u{0}"..."\u{2FF}", "\u{2010}"..."\u{2027}": 0.57
    default: 1.05
    }
  }
}
