/// The effect of a preStop hook with a known duration.
package struct PreStop {
  /// The sleep duration in seconds; 0 if there is no sleep or it is unknown.
  package let seconds: Int

  package init(_ hook: ManifestField) {
    if let seconds = hook["sleep"]["seconds"].int {
      self.seconds = seconds
      return
    }
    let words = hook["exec"]["command"].texts.flatMap { $0.split { " ;&'\"".contains($0) } }
    seconds = zip(words, words.dropFirst()).reduce(0) { sum, pair in
      let name = pair.0.split(separator: "/").last ?? ""
      guard name == "sleep", let seconds = Self.seconds(pair.1) else { return sum }
      return sum + seconds
    }
  }

  /// The duration in whole seconds of a `sleep` argument such as `15`, `90s`, `1m`, or `0.5`.
  private static func seconds(_ text: Substring) -> Int? {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    let unit = text.last.flatMap { units[$0] }
    guard let number = Double(unit == nil ? text : text.dropLast()), number >= 0,
      number * (unit ?? 1) <= 1_000_000
    else { return nil }
    return Int((number * (unit ?? 1)).rounded(.up))
  }
}
