internal import ManifestTree

/// The syntax of a CronJob's schedule: five fields, or a macro such as `@hourly`.
package enum CronSchedule {
  /// The allowed syntax, which follows the word "use" or "expected".
  package static let expected = """
    five fields (minute 0-59, hour 0-23, day 1-31, month 1-12 or jan-dec, weekday 0-6 or sun-sat), or a macro such as \
    '@hourly'
    """

  /// Whether a string is a valid schedule.
  package static func accepts(_ text: String) -> Bool {
    if text.hasPrefix("@") {
      return words.contains(text)
        || text.hasPrefix(every) && (try? DurationText(String(text.dropFirst(every.count)))) != nil
    }
    let parts = text.split(whereSeparator: \.isWhitespace)
    return parts.count == fields.count && zip(parts, fields).allSatisfy { accepts($0, in: $1) }
  }

  /// The syntax as a regular expression for Go, JSON Schema, and Python; it does not check the ranges of numbers.
  package static let pattern = {
    let patterns = fields.map { field in
      // JSON Schema has no flag that ignores case.
      let names = field.names.map { name in
        name.map { "[\($0)\($0.uppercased())]" }.joined()
      }
      let value = (["[0-9]{1,2}"] + names).joined(separator: "|")
      let item = "([*?]|(\(value))(-(\(value)))?)(/[0-9]*[1-9][0-9]*)?"
      return "\(item)(,\(item))*"
    }
    let duration = "([0-9]+([.][0-9]*)?|[.][0-9]+)(h|m|s|ms|us|ns)"
    return
      "\(words.sorted().joined(separator: "|"))|\(every)(\(duration))+|\(patterns.joined(separator: " +"))"
  }()

  private struct Field {
    let range: ClosedRange<Int>
    var names: [String] = []
  }

  private static let every = "@every "
  private static let words: Set<String> = [
    "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly",
  ]
  private static let fields = [
    Field(range: 0...59), Field(range: 0...23), Field(range: 1...31),
    Field(
      range: 1...12,
      names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
    Field(range: 0...6, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
  ]

  /// Whether a string is a valid field: a list of `*`, `?`, numbers, names of months or days, and ranges, each with an
  /// optional step.
  ///
  /// The server skips empty items.
  private static func accepts(_ text: Substring, in field: Field) -> Bool {
    text.split(separator: ",").allSatisfy { item in
      let steps = item.split(separator: "/", omittingEmptySubsequences: false)
      guard let body = steps.first, steps.count <= 2 else { return false }
      if steps.count == 2, number(steps[1]).map({ $0 >= 1 }) != true { return false }
      let bounds = body.split(separator: "-", omittingEmptySubsequences: false)
      guard let first = bounds.first else { return false }
      // The server ignores a bound after a star.
      if first == "*" || first == "?" { return true }
      guard bounds.count <= 2, let start = number(first, in: field) else { return false }
      // A step after one number counts up to the end of the field.
      let open = steps.count == 2 ? field.range.upperBound : start
      guard let end = bounds.count == 2 ? number(bounds[1], in: field) : open else { return false }
      return field.range.lowerBound <= start && start <= end && end <= field.range.upperBound
    }
  }

  private static func number(_ text: Substring, in field: Field) -> Int? {
    if let position = field.names.firstIndex(of: text.lowercased()) {
      return field.range.lowerBound + position
    }
    return number(text)
  }

  private static func number(_ text: Substring) -> Int? {
    let digits = text.hasPrefix("+") ? text.dropFirst() : text
    return !digits.isEmpty && digits.utf8.allSatisfy(\.isDigit) ? Int(digits) : nil
  }
}
