import Diagnostics
import ManifestTree

extension SchemaValidation {
  /// Checks a scalar, or a value with a type that differs from the schema's.
  mutating func checkScalar(_ node: Node, as schema: ValueSchema) {
    switch (schema.type, node) {
    case (.bool, .bool): break
    case (.int32, _), (.int64, _): checkInteger(node, as: schema)
    case (.number, .int(let value)): checkBounds(Double(value), node, schema)
    case (.number, .double(let value)) where value.isFinite: checkBounds(value, node, schema)
    case (.string, .string(let text)): checkText(text, schema)
    case (.intOrString, .int(let value)) where Int32(exactly: value) != nil: break
    case (.intOrString, .double(let value)) where Int32(exactly: value) != nil: break
    case (.intOrString, .string): break
    case (.quantity, .int): break
    case (.quantity, .double(let value)) where value.isFinite: break
    case (.quantity, .string(let text)): checkQuantity(text, schema)
    case (.time, .string(let text)): checkForm(text, ScalarText.isTime(text), schema)
    case (.microTime, .string(let text)): checkForm(text, ScalarText.isTime(text, isMicro: true), schema)
    case (.base64, .string(let text)): checkForm(text, ScalarText.isBase64(text), schema)
    default:
      report(.wrongType, found: node.summary, expected: schema.summary, fix: quoting(node, for: schema.type))
    }
  }

  private mutating func checkInteger(_ node: Node, as schema: ValueSchema) {
    let value: Int64
    switch node {
    case .int(let number): value = number
    case .double(let number) where Int64(exactly: number) != nil: value = Int64(number)
    default:
      return report(
        .wrongType, found: node.summary, expected: schema.summary, fix: quoting(node, for: schema.type))
    }
    if schema.type == .int32, Int32(exactly: value) == nil {
      report(.outOfRange, found: "\(value)", expected: "a 32-bit whole number")
    } else {
      checkBounds(Double(value), node, schema)
    }
  }

  private mutating func checkBounds(_ value: Double, _ node: Node, _ schema: ValueSchema) {
    guard let rules = schema.rules else { return }
    let isTooSmall = rules.minimum.map { value < Double($0) } ?? false
    let isTooGreat = rules.maximum.map { value > Double($0) } ?? false
    guard isTooSmall || isTooGreat else { return }
    report(.outOfRange, found: node.summary, expected: Self.range(rules.minimum, rules.maximum))
  }

  mutating func checkCount(_ count: Int, _ schema: ValueSchema) {
    guard let rules = schema.rules else { return }
    guard count < rules.minimumCount ?? 0 || count > rules.maximumCount ?? .max else { return }
    let units = schema.type == .string ? ("character", "characters") : ("entry", "entries")
    func unit(_ count: Int?) -> String { count == 1 ? units.0 : units.1 }
    report(
      .outOfRange, found: count == 0 ? "empty" : "\(count) \(unit(count)) long",
      expected: rules.maximumCount == 0
        ? "an empty value"
        : "\(Self.range(rules.minimumCount, rules.maximumCount)) \(unit(rules.maximumCount ?? rules.minimumCount))"
    )
  }

  private mutating func checkText(_ text: String, _ schema: ValueSchema) {
    guard let rules = schema.rules else { return }
    checkCount(text.unicodeScalars.count, schema)
    if let allowed = rules.allowed, !allowed.contains(text) {
      let named = allowed.filter { !$0.isEmpty }
      let nearest =
        named.first { $0.lowercased() == text.lowercased() } ?? nearestName(to: text, among: named)
      report(.unknownValue, found: "'\(text)'", expected: named.oneOf, nearest: nearest)
    }
    if let format = rules.format, !format.accepts(text) {
      report(
        .malformed, found: "'\(text)'", expected: format.summary, nearest: format.suggestion(for: text))
    }
  }

  private mutating func checkQuantity(_ text: String, _ schema: ValueSchema) {
    do throws(MalformedValue) {
      _ = try Quantity(text)
    } catch {
      report(.malformed, found: "'\(text)'", expected: schema.summary, nearest: error.suggestion)
    }
  }

  private mutating func checkForm(_ text: String, _ isWellFormed: Bool, _ schema: ValueSchema) {
    if !isWellFormed { report(.malformed, found: "'\(text)'", expected: schema.summary) }
  }

  private mutating func report(
    _ fault: SchemaIssue.Kind, found: String, expected: String, nearest: String? = nil, fix: String? = nil
  ) {
    issues.append(
      SchemaIssue(fault, at: path, found: found, expected: expected, nearest: nearest, fix: fix))
  }

  /// The hint that quotes cause or would fix a wrong type, if that is the case.
  private func quoting(_ node: Node, for type: ValueType) -> String? {
    switch (type, node) {
    case (.string, .bool), (.string, .int), (.string, .double): return "write the value in quotes"
    case (.bool, .string("true")), (.bool, .string("false")): return "write the value without quotes"
    case (.int32, .string(let text)), (.int64, .string(let text)):
      return Int64(text) == nil ? nil : "write the value without quotes"
    case (.number, .string(let text)): return Double(text) == nil ? nil : "write the value without quotes"
    default: return nil
    }
  }

  private static func range(_ low: Int?, _ high: Int?) -> String {
    switch (low, high) {
    case (let low?, let high?): "\(low) to \(high)"
    case (let low?, nil): "at least \(low)"
    case (nil, let high?): "at most \(high)"
    case (nil, nil): "any"
    }
  }
}
