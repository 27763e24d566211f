internal import ManifestTree

/// Operators other than the logical ones.
enum CELOperator {
  static func apply(_ symbol: String, _ left: CELValue, _ right: CELValue) throws -> CELValue {
    switch symbol {
    case "==": return .bool(try left.equals(right))
    case "!=": return .bool(try !left.equals(right))
    case "in":
      switch (left, right) {
      case (_, .list(let list)): return .bool(try list.contains { try $0.equals(left) })
      case (.string(let key), .map(let map)): return .bool(map[key] != nil)
      default: throw CELProblem.unsupported
      }
    case "<": return .bool(try order(left, right) < 0)
    case "<=": return .bool(try order(left, right) <= 0)
    case ">": return .bool(try order(left, right) > 0)
    case ">=": return .bool(try order(left, right) >= 0)
    default: return try arithmetic(symbol, left, right)
    }
  }

  /// A negative number if the left value is before the right one, 0 if they are equal.
  static func order(_ left: CELValue, _ right: CELValue) throws -> Int {
    func compare<Value: Comparable>(_ one: Value, _ other: Value) -> Int {
      one < other ? -1 : one == other ? 0 : 1
    }
    switch (left, right) {
    case (.int(let one), .int(let other)): return compare(one, other)
    case (.duration(let one), .duration(let other)): return compare(one, other)
    case (.quantity(let one), .quantity(let other)): return compare(one, other)
    case (.string(let one), .string(let other)):
      return one == other ? 0 : one.utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
    default:
      guard let one = left.number, let other = right.number else { throw CELProblem.unsupported }
      return compare(one, other)
    }
  }

  private static func arithmetic(_ symbol: String, _ left: CELValue, _ right: CELValue) throws -> CELValue {
    switch (symbol, left, right) {
    case ("+", .string(let one), .string(let other)): return .string(one + other)
    case ("+", .list(let one), .list(let other)): return .list(one + other)
    case (_, .int(let one), .int(let other)):
      let result: (partialValue: Int64, overflow: Bool)
      switch symbol {
      case "+": result = one.addingReportingOverflow(other)
      case "-": result = one.subtractingReportingOverflow(other)
      case "*": result = one.multipliedReportingOverflow(by: other)
      default:
        if other == 0 { throw CELProblem.failure(symbol == "/" ? "division by zero" : "modulus by zero") }
        result =
          symbol == "/"
          ? one.dividedReportingOverflow(by: other) : one.remainderReportingOverflow(dividingBy: other)
      }
      if result.overflow { throw CELProblem.failure("integer overflow") }
      return .int(result.partialValue)
    case ("+", .double(let one), .double(let other)): return .double(one + other)
    case ("-", .double(let one), .double(let other)): return .double(one - other)
    case ("*", .double(let one), .double(let other)): return .double(one * other)
    default: throw CELProblem.unsupported
    }
  }
}

/// The functions that the evaluation supports.
enum CELLibrary {
  static func call(_ name: String, _ target: CELValue?, _ arguments: [CELValue]) throws -> CELValue {
    switch (target, arguments.first) {
    case (let value?, nil) where name == "size", (nil, let value?) where name == "size":
      return try size(value)
    case (nil, let argument?) where arguments.count == 1: return try convert(name, argument)
    case (.string(let text)?, _): return try string(name, text, arguments)
    case (.list(let list)?, _): return try self.list(name, list, arguments)
    case (.optional(let value)?, _): return try optional(name, value, arguments)
    case (.quantity(let one)?, .quantity(let other)?) where arguments.count == 1:
      switch name {
      case "isLessThan": return .bool(one < other)
      case "isGreaterThan": return .bool(one > other)
      case "compareTo": return .int(one < other ? -1 : one == other ? 0 : 1)
      default: throw CELProblem.unsupported
      }
    default: throw CELProblem.unsupported
    }
  }

  /// A function of the library `sets`.
  static func sets(_ name: String, _ arguments: [CELValue]) throws -> CELValue {
    guard arguments.count == 2, case .list(let one) = arguments[0], case .list(let other) = arguments[1]
    else {
      throw CELProblem.unsupported
    }
    func holds(_ list: [CELValue], _ value: CELValue) throws -> Bool {
      try list.contains { try $0.equals(value) }
    }
    switch name {
    case "contains": return .bool(try other.allSatisfy { try holds(one, $0) })
    case "intersects": return .bool(try other.contains { try holds(one, $0) })
    case "equivalent":
      return .bool(try other.allSatisfy { try holds(one, $0) } && one.allSatisfy { try holds(other, $0) })
    default: throw CELProblem.unsupported
    }
  }

  private static func size(_ value: CELValue) throws -> CELValue {
    switch value {
    case .string(let text): .int(Int64(text.unicodeScalars.count))
    case .list(let list): .int(Int64(list.count))
    case .map(let map): .int(Int64(map.count))
    default: throw CELProblem.unsupported
    }
  }

  private static func convert(_ name: String, _ argument: CELValue) throws -> CELValue {
    switch (name, argument) {
    case ("dyn", _), ("duration", .duration): return argument
    case ("int", .int), ("string", .string), ("double", .double): return argument
    case ("double", .int(let number)): return .double(Double(number))
    case ("string", .int(let number)): return .string(String(number))
    case ("string", .bool(let flag)): return .string(String(flag))
    case ("int", .string(let text)):
      guard let number = Int64(text), text.utf8.first != UInt8(ascii: "+") else {
        throw CELProblem.failure("cannot convert '\(text)' to int")
      }
      return .int(number)
    case ("isQuantity", .string(let text)): return .bool((try? Quantity(text)) != nil)
    case ("quantity", .string(let text)):
      guard let quantity = try? Quantity(text) else { throw CELProblem.failure("invalid quantity '\(text)'") }
      return .quantity(quantity)
    case ("duration", .string(let text)):
      guard let duration = try? DurationText(text) else { throw CELProblem.unsupported }
      return .duration(duration.nanoseconds)
    case ("isIP", .string(let text)):
      return .bool(IPAddress.accepts(text))
    default: throw CELProblem.unsupported
    }
  }

  private static func string(_ name: String, _ text: String, _ arguments: [CELValue]) throws -> CELValue {
    let isAscii = text.utf8.allSatisfy { $0 < 0x80 }
    switch (name, arguments.first, arguments.count) {
    case ("contains", .string(let part)?, 1):
      return .bool(part.isEmpty || text.utf8.firstRange(of: part.utf8) != nil)
    case ("startsWith", .string(let part)?, 1): return .bool(text.utf8.starts(with: part.utf8))
    case ("endsWith", .string(let part)?, 1):
      return .bool(text.utf8.reversed().starts(with: part.utf8.reversed()))
    case ("matches", .string(let pattern)?, 1):
      guard let isMatch = PatternProgram(pattern)?.matches(text) else { throw CELProblem.unsupported }
      return .bool(isMatch)
    case ("lowerAscii", nil, 0) where isAscii: return .string(text.lowercased())
    case ("upperAscii", nil, 0) where isAscii: return .string(text.uppercased())
    case ("trim", nil, 0) where isAscii: return .string(text.trimmingWhitespace)
    case ("split", .string(let separator)?, 1) where !separator.isEmpty && isAscii:
      return .list(
        text.split(separator: separator, omittingEmptySubsequences: false).map { .string(String($0)) })
    case ("replace", .string(let old)?, 2) where !old.isEmpty && isAscii:
      guard case .string(let new) = arguments[1] else { throw CELProblem.unsupported }
      return .string(text.replacing(old, with: new))
    case ("substring", .int(let start)?, 1...2) where isAscii:
      var end = Int64(text.utf8.count)
      if arguments.count == 2 {
        guard case .int(let last) = arguments[1] else { throw CELProblem.unsupported }
        end = last
      }
      guard start >= 0, start <= end, end <= text.utf8.count else {
        throw CELProblem.failure("index out of range: \(start)")
      }
      return .string(String(decoding: Array(text.utf8)[Int(start)..<Int(end)], as: UTF8.self))
    case ("indexOf", .string(let part)?, 1) where isAscii && !part.isEmpty:
      let start = text.utf8.firstRange(of: part.utf8)?.lowerBound
      return .int(start.map { Int64(text.utf8.distance(from: text.utf8.startIndex, to: $0)) } ?? -1)
    case ("lastIndexOf", .string(let part)?, 1) where isAscii && !part.isEmpty:
      let start = text.utf8.ranges(of: part.utf8).last?.lowerBound
      return .int(start.map { Int64(text.utf8.distance(from: text.utf8.startIndex, to: $0)) } ?? -1)
    default: throw CELProblem.unsupported
    }
  }

  private static func list(_ name: String, _ list: [CELValue], _ arguments: [CELValue]) throws -> CELValue {
    switch (name, arguments.first, arguments.count) {
    case ("join", _, 0...1):
      var separator = ""
      if let argument = arguments.first {
        guard case .string(let text) = argument else { throw CELProblem.unsupported }
        separator = text
      }
      let texts = try list.map { value in
        guard case .string(let text) = value else { throw CELProblem.unsupported }
        return text
      }
      return .string(texts.joined(separator: separator))
    case ("sum", nil, 0):
      guard let first = list.first else { return .int(0) }
      return try list.dropFirst().reduce(first) { try CELOperator.apply("+", $0, $1) }
    case ("min", nil, 0), ("max", nil, 0):
      guard let first = list.first else { throw CELProblem.failure("\(name) called on an empty list") }
      return try list.dropFirst().reduce(first) { best, value in
        let order = try CELOperator.order(value, best)
        return (name == "min" ? order < 0 : order > 0) ? value : best
      }
    case ("isSorted", nil, 0):
      return .bool(try zip(list, list.dropFirst()).allSatisfy { try CELOperator.order($0, $1) <= 0 })
    case ("distinct", nil, 0):
      return .list(
        try list.reduce(into: []) { kept, value in
          if try !kept.contains(where: { try $0.equals(value) }) { kept.append(value) }
        })
    case ("indexOf", let value?, 1):
      return .int(Int64(try list.firstIndex { try $0.equals(value) } ?? -1))
    case ("lastIndexOf", let value?, 1):
      return .int(Int64(try list.lastIndex { try $0.equals(value) } ?? -1))
    default: throw CELProblem.unsupported
    }
  }

  private static func optional(_ name: String, _ value: CELValue?, _ arguments: [CELValue]) throws -> CELValue
  {
    switch (name, arguments.first) {
    case ("orValue", let other?): return value ?? other
    case ("hasValue", nil): return .bool(value != nil)
    case ("value", nil):
      guard let value else { throw CELProblem.failure("optional.none() dereference") }
      return value
    default: throw CELProblem.unsupported
    }
  }
}
