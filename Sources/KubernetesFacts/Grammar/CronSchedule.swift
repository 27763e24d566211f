internal import Diagnostics
internal import ManifestTree

/// The syntax of a CronJob's schedule: five fields, or a macro such as `@hourly`.
package enum CronSchedule {
  /// The allowed syntax, as a noun phrase for messages.
  package static let expected = """
    five fields (minute 0-59, hour 0-23, day 1-31, month 1-12 or jan-dec, weekday 0-6 or sun-sat), or a macro such as \
    '@hourly'
    """

  /// Whether a string is a valid schedule.
  package static func accepts(_ text: String) -> Bool { fault(in: text) == nil }

  /// The first error in a schedule, as text that follows `invalid schedule '…': `; nil if the schedule is valid.
  package static func fault(in text: String) -> String? {
    if text.hasPrefix(every) {
      let duration = String(text.dropFirst(every.count))
      return (try? DurationText(duration)) == nil
        ? "'@every' requires a duration such as '1h30m', not '\(duration)'" : nil
    }
    if text.hasPrefix("@") {
      return words.contains(text)
        ? nil
        : "use \((words.sorted().quoted + ["'@every' with a duration, such as '@every 1h30m'"]).oneOf)"
    }
    let parts = text.split(whereSeparator: \.isWhitespace)
    guard parts.count == fields.count else { return "use \(expected)" }
    return zip(parts, fields).lazy.compactMap { fault(in: $0, of: $1) }.first
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
    let title: String
    let range: ClosedRange<Int>
    var names: [String] = []

    /// The allowed values, for messages.
    var values: String {
      let numbers = "\(range.lowerBound)-\(range.upperBound)"
      guard let first = names.first, let last = names.last else { return numbers }
      return "\(numbers) or \(first)-\(last)"
    }
  }

  private static let every = "@every "
  private static let words: Set<String> = [
    "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly",
  ]
  private static let fields = [
    Field(title: "minute", range: 0...59), Field(title: "hour", range: 0...23),
    Field(title: "day of the month", range: 1...31),
    Field(
      title: "month", range: 1...12,
      names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
    Field(title: "weekday", range: 0...6, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
  ]

  /// The first error in a field; nil if the field is a list of `*`, `?`, numbers, names of months or days, and ranges,
  /// each with an optional step.
  ///
  /// The server skips empty items.
  private static func fault(in text: Substring, of field: Field) -> String? {
    text.split(separator: ",").lazy.compactMap { fault(inItem: $0, of: field) }.first
  }

  private static func fault(inItem item: Substring, of field: Field) -> String? {
    let place = "the \(field.title) '\(item)'"
    let steps = item.split(separator: "/", omittingEmptySubsequences: false)
    guard let body = steps.first, steps.count <= 2 else { return "\(place) must have at most one step" }
    if steps.count == 2, number(steps[1]).map({ $0 >= 1 }) != true {
      return "\(place) requires a step of 1 or more"
    }
    let bounds = body.split(separator: "-", omittingEmptySubsequences: false)
    // The server ignores a bound after a star.
    if let first = bounds.first, first == "*" || first == "?" { return nil }
    let numbers = bounds.compactMap { number($0, in: field) }.filter(field.range.contains)
    guard (1...2).contains(bounds.count), numbers.count == bounds.count else {
      return "\(place) must be '*', or a number or range within \(field.values)"
    }
    return numbers[0] <= numbers[numbers.count - 1] ? nil : "\(place) must be a range in ascending order"
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
