/// The form of a CronJob's schedule: five fields, or a word such as `@hourly`.
package enum CronSchedule {
  /// What is allowed, after the word "expected".
  package static let expected = "five fields (minute, hour, day, month, weekday) or a word such as '@hourly'"

  /// Whether a text is a schedule.
  package static func accepts(_ text: String) -> Bool {
    if words.contains(text) { return true }
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "\t" })
    return parts.count == fields.count && zip(parts, fields).allSatisfy { accepts($0, in: $1) }
  }

  private struct Field {
    let range: ClosedRange<Int>
    var names: [String] = []
  }

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

  /// A field is a list of `*`, numbers and ranges, each with a step if need be.
  private static func accepts(_ text: Substring, in field: Field) -> Bool {
    text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { item in
      let steps = item.split(separator: "/", omittingEmptySubsequences: false)
      guard let body = steps.first, steps.count <= 2 else { return false }
      if steps.count == 2, Int(steps[1]).map({ $0 >= 1 }) != true { return false }
      if body == "*" || body == "?" { return true }
      let bounds = body.split(separator: "-", omittingEmptySubsequences: false).map { number($0, in: field) }
      switch bounds.count {
      case 1: return bounds[0] != nil
      case 2:
        guard let first = bounds[0], let last = bounds[1] else { return false }
        return first <= last
      default: return false
      }
    }
  }

  private static func number(_ text: Substring, in field: Field) -> Int? {
    if let position = field.names.firstIndex(of: text.lowercased()) {
      return field.range.lowerBound + position
    }
    guard let number = Int(text), text.utf8.allSatisfy(\.isDigit), field.range.contains(number) else {
      return nil
    }
    return number
  }
}
