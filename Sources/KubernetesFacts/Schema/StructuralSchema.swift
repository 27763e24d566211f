import Diagnostics
import ManifestTree

/// The keywords of a CustomResourceDefinition's schema for one value.
enum StructuralSchema {
  /// Whether a value has the type of a schema; every value has the type of a schema without one.
  static func hasType(_ node: Node, _ schema: Node) -> Bool {
    if node == .null, schema["nullable"] == true { return true }
    if schema["x-kubernetes-int-or-string"] == true {
      switch node {
      case .int, .string: return true
      case .double(let number): return Int64(exactly: number) != nil
      default: return false
      }
    }
    switch (schema["type"]?.text, node) {
    case ("string", .string), ("boolean", .bool), ("object", .map), ("array", .list), ("integer", .int),
      ("number", .int), ("number", .double), (nil, _):
      return true
    case ("integer", .double(let number)): return Int64(exactly: number) != nil
    default: return false
    }
  }

  /// The type in words, for messages.
  static func typeSummary(_ schema: Node) -> String {
    if schema["x-kubernetes-int-or-string"] == true { return "a whole number or a string" }
    return switch schema["type"]?.text {
    case "string": "a string"
    case "boolean": "true or false"
    case "object": "a map"
    case "array": "a list"
    case "integer": "a whole number"
    case "number": "a number"
    default: "a value"
    }
  }

  /// A number that is out of range, or a text, list, or map that is too short or too long, with the range.
  static func outOfRange(_ node: Node, _ schema: Node) -> (found: String, expected: String)? {
    switch node {
    case .int(let number): return outOfBounds(Double(number), node, schema)
    case .double(let number): return outOfBounds(number, node, schema)
    case .string(let text): return outOfCount(text.unicodeScalars.count, "Length", "character", schema)
    case .list(let list): return outOfCount(list.count, "Items", "item", schema)
    case .map(let map): return outOfCount(map.count, "Properties", "field", schema)
    default: return nil
    }
  }

  private static func outOfBounds(
    _ value: Double, _ node: Node, _ schema: Node
  ) -> (found: String, expected: String)? {
    if let node = schema["minimum"], let least = number(node) {
      let isExclusive = schema["exclusiveMinimum"] == true
      if value < least || isExclusive && value == least {
        return ("\(value.text)", "\(isExclusive ? "more than" : "at least") \(least.text)")
      }
    }
    if let node = schema["maximum"], let most = number(node) {
      let isExclusive = schema["exclusiveMaximum"] == true
      if value > most || isExclusive && value == most {
        return ("\(value.text)", "\(isExclusive ? "less than" : "at most") \(most.text)")
      }
    }
    if let node = schema["multipleOf"], let factor = number(node), factor > 0,
      value.remainder(dividingBy: factor) != 0,
      factor == factor.rounded()
    {
      return ("\(value.text)", "a multiple of \(factor.text)")
    }
    return nil
  }

  private static func outOfCount(
    _ count: Int, _ keyword: String, _ unit: String, _ schema: Node
  ) -> (found: String, expected: String)? {
    func amount(_ count: Int) -> String { "\(count) \(unit)\(count == 1 ? "" : "s")" }
    let found = count == 0 ? "empty" : "\(amount(count)) long"
    if let least = schema["min\(keyword)"]?.int, count < least {
      return (found, "at least \(amount(Int(least)))")
    }
    if let most = schema["max\(keyword)"]?.int, count > most {
      return (found, "at most \(amount(Int(most)))")
    }
    return nil
  }

  /// Whether a value matches a schema in `allOf`, `anyOf`, `oneOf`, or `not`; nil if that depends on a format,
  /// or on a pattern whose syntax is not supported.
  ///
  /// Fields that this schema does not contain can have any value.
  static func accepts(_ node: Node, _ schema: Node, depth: Int = 0) -> Bool? {
    guard depth < 32, case .map = schema else { return nil }
    guard hasType(node, schema), outOfRange(node, schema) == nil else { return false }
    var results: [Bool?] = []
    if case .list(let values)? = schema["enum"] { results.append(values.contains(node)) }
    if let text = node.text {
      if schema["pattern"] != nil { results.append(matchesPattern(text, schema)) }
      if schema["format"] != nil { results.append(nil) }
    }
    if case .map(let map) = node {
      if case .list(let required)? = schema["required"] {
        results.append(required.allSatisfy { $0.text.map { map[$0] ?? .null != .null } ?? true })
      }
      for entry in map {
        guard let part = schema["properties"]?[entry.key] else { continue }
        results.append(accepts(entry.value, part, depth: depth + 1))
      }
    }
    if case .list(let items) = node, let part = schema["items"] {
      results += items.map { accepts($0, part, depth: depth + 1) }
    }
    func parts(_ keyword: String) -> [Bool?]? {
      guard case .list(let parts)? = schema[keyword] else { return nil }
      return parts.map { accepts(node, $0, depth: depth + 1) }
    }
    if let all = parts("allOf") { results += all }
    if let any = parts("anyOf") {
      results.append(any.contains(true) ? true : unless(any.contains(nil), false))
    }
    if let one = parts("oneOf") {
      let matches = one.count { $0 == true }
      results.append(matches > 1 ? false : unless(one.contains(nil), matches == 1))
    }
    if let part = schema["not"] { results.append(accepts(node, part, depth: depth + 1).map(!)) }
    return results.contains(false) ? false : unless(results.contains(nil), true)
  }

  /// The keywords `allOf`, `anyOf`, `oneOf`, and `not` whose schemas a value certainly does not match.
  static func unmatched(_ node: Node, _ schema: Node) -> [String] {
    func results(_ keyword: String) -> [Bool?] {
      guard case .list(let parts)? = schema[keyword] else { return [] }
      return parts.map { accepts(node, $0) }
    }
    var keywords: [String] = []
    if results("allOf").contains(false) { keywords.append("allOf") }
    let (any, one) = (results("anyOf"), results("oneOf"))
    let isIntOrString = schema["x-kubernetes-int-or-string"] == true
    if !any.isEmpty, !isIntOrString, any.allSatisfy({ $0 == false }) { keywords.append("anyOf") }
    if !one.isEmpty, one.count(where: { $0 == true }) > 1 || one.allSatisfy({ $0 == false }) {
      keywords.append("oneOf")
    }
    if let part = schema["not"], accepts(node, part) == true { keywords.append("not") }
    return keywords
  }

  /// Whether a text matches the pattern of a schema; nil if the syntax of the pattern is not supported.
  static func matchesPattern(_ text: String, _ schema: Node) -> Bool? {
    guard let pattern = schema["pattern"]?.text else { return true }
    return PatternProgram(pattern)?.matches(text)
  }

  /// A result, or nil if it is unknown.
  private static func unless(_ isUnknown: Bool, _ result: Bool) -> Bool? { isUnknown ? nil : result }

  private static func number(_ node: Node) -> Double? {
    switch node {
    case .int(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }
}

extension Double {
  /// The number without a fraction of zero.
  fileprivate var text: String { Int64(exactly: self).map(String.init) ?? "\(self)" }
}
