internal import Diagnostics
internal import ManifestTree

/// Checks that are shared by many fields.
extension Validator {
  /// Reports a missing or empty field; returns whether the field has a value.
  @discardableResult
  mutating func require(_ field: Field, _ thing: String? = nil) -> Bool {
    switch field.node {
    case nil: break
    case .string(let text)? where text.isEmpty: break
    case .list(let list)? where list.isEmpty: break
    case .map(let map)? where map.isEmpty: break
    default: return true
    }
    report(.required, at: field, "\(thing ?? field.name) is required")
    return false
  }

  /// Reports a number that is out of range; a missing one is valid.
  mutating func range(_ field: Field, _ range: ClosedRange<Int>, _ reason: ValidationFault.Reason = .range) {
    guard let number = field.int, !range.contains(Int(clamping: number)) else { return }
    let expected =
      range.upperBound == .max
      ? "\(range.lowerBound) or more" : "between \(range.lowerBound) and \(range.upperBound)"
    let isItem = if case .index? = field.path.steps.last { true } else { false }
    report(
      reason, at: field, "\(isItem ? "a value in " : "")\(field.name) must be \(expected), not \(number)")
  }

  /// Reports a negative number.
  mutating func nonNegative(_ field: Field) { range(field, 0...(.max)) }

  /// Reports a string that is not one of the allowed values; a missing one is valid unless it is required.
  /// - Parameter hasDefault: whether the API server replaces an empty string by a default, as if the field were missing.
  mutating func choice(
    _ field: Field, _ values: [String], isRequired: Bool = false, hasDefault: Bool = false
  ) {
    let text = field.string
    if hasDefault, field.text == "" { return }
    if text.isEmpty && !field.exists || values.contains(text) {
      if isRequired, !field.exists {
        report(.required, at: field, "\(field.name) is required: \(Self.list(values))")
      }
      return
    }
    guard field.text != nil else { return }
    let value = Self.title(of: text, in: field, "value")
    report(
      .choice, at: field, "unknown \(value): expected \(Self.list(values.filter { !$0.isEmpty }))")
  }

  /// Reports a value that an earlier item of the list also has.
  mutating func unique(
    _ fields: [Field], _ thing: String, _ reason: ValidationFault.Reason = .duplicate,
    by key: (Field) -> String?
  ) {
    guard fields.count > 1 else { return }
    var seen: Set<String> = []
    for field in fields {
      guard let key = key(field), !seen.insert(key).inserted else { continue }
      report(
        reason, at: field,
        key.isEmpty ? "\(thing) is empty or missing twice" : "\(thing) '\(key)' is set twice")
    }
  }

  /// Reports a negative quantity, or zero if the quantity must be positive.
  mutating func amount(_ field: Field, isPositive: Bool = false) {
    guard let quantity = field.quantity else { return }
    if quantity.nanos < 0 || isPositive && quantity.nanos == 0 {
      let expected = isPositive ? "greater than 0" : "0 or more"
      report(.range, at: field, "\(field.name) must be \(expected), not \(field.node?.plainText ?? "")")
    }
  }

  /// Reports a negative or invalid number or percentage; `maximum` limits a percentage.
  mutating func numberOrPercent(_ field: Field, maximum: Int64 = .max) {
    switch field.node {
    case .int(let number)? where number < 0:
      report(.range, at: field, "\(field.name) must be 0 or more, not \(number)")
    case .string(let text)?:
      guard let percent = Percentage.value(of: text) else {
        return report(
          .form, at: field, "invalid \(field.name) '\(text)': use a number without quotes, or digits and '%'")
      }
      if percent > maximum {
        report(.range, at: field, "\(field.name) must be at most \(maximum)%, not \(text)")
      }
    default: break
    }
  }

  /// The values as a list for messages, such as `'a', 'b', or 'c'`.
  static func list(_ values: [String]) -> String {
    values.quoted.oneOf
  }

  /// Reports a path with `..`.
  mutating func noBacksteps(_ field: Field) {
    guard field.string.split(separator: "/").contains("..") else { return }
    report(.form, at: field, "invalid \(field.name) '\(field.string)': '..' is not allowed")
  }

  /// Reports an absolute path, or a path with `..`.
  mutating func descendingPath(_ field: Field) {
    if field.string.hasPrefix("/") {
      report(.form, at: field, "invalid \(field.name) '\(field.string)': use a relative path")
    }
    noBacksteps(field)
  }

  /// Reports a file mode that is negative or above 0777.
  mutating func fileMode(_ field: Field) {
    guard let mode = field.int, !(0...0o777).contains(mode) else { return }
    let octal = mode < 0 ? "" : " (octal 0\(String(mode, radix: 8)))"
    report(.range, at: field, "\(field.name) must be between 0 and 0777 (octal), not \(mode)\(octal)")
  }
}

/// A percentage such as `25%`.
enum Percentage {
  /// The number before the percent sign; nil if the string has another form.
  static func value(of text: String) -> Int64? {
    let digits = text.utf8.dropLast()
    guard text.utf8.last == UInt8(ascii: "%"), !digits.isEmpty, digits.allSatisfy(\.isDigit) else {
      return nil
    }
    return Int64(String(Substring(digits))) ?? .max
  }
}
