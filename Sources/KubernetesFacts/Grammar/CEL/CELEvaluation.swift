/// Evaluates expressions as the API server does, if `CELLibrary` has their functions.
struct CELEvaluation {
  private var variables: [String: CELValue]
  /// The remaining steps, so that nested macros over long lists end.
  private var steps = 200_000

  init(_ variables: [String: CELValue]) { self.variables = variables }

  mutating func bool(_ syntax: CELSyntax) throws -> Bool {
    guard case .bool(let result) = try value(syntax) else { throw CELProblem.unsupported }
    return result
  }

  mutating func value(_ syntax: CELSyntax) throws -> CELValue {
    steps -= 1
    guard steps > 0 else { throw CELProblem.unsupported }
    switch syntax {
    case .literal(let value): return value
    case .variable(let name):
      guard let value = variables[name] else { throw CELProblem.unsupported }
      return value
    case .list(let elements):
      var list: [CELValue] = []
      for element in elements { list.append(try value(element)) }
      return .list(list)
    case .map(let entries):
      var map: [String: CELValue] = [:]
      for entry in entries {
        guard case .string(let key) = try value(entry.key) else { throw CELProblem.unsupported }
        map[key] = try value(entry.value)
      }
      return .map(map)
    case .field(let operand, let name, let isOptional):
      return try field(try value(operand), Self.unescaped(name), isOptional)
    case .element(let operand, let index, let isOptional):
      return try element(try value(operand), try value(index), isOptional)
    case .has(let operand, let name):
      guard case .map(let map) = try value(operand) else { throw CELProblem.unsupported }
      return .bool(map[Self.unescaped(name)] != nil)
    case .not(let operand): return .bool(try !bool(operand))
    case .negative(let operand):
      switch try value(operand) {
      case .int(let number) where number != .min: return .int(-number)
      case .double(let number): return .double(-number)
      default: throw CELProblem.unsupported
      }
    case .choice(let condition, let one, let other): return try value(bool(condition) ? one : other)
    case .binary("&&", let left, let right): return .bool(try logic(left, right, decisive: false))
    case .binary("||", let left, let right): return .bool(try logic(left, right, decisive: true))
    case .binary(let symbol, let left, let right):
      return try CELOperator.apply(symbol, try value(left), try value(right))
    case .call(let name, let target?, let arguments) where Self.macros.contains(name):
      return try macro(name, try value(target), arguments)
    case .call(let name, let target, let arguments):
      var values: [CELValue] = []
      for argument in arguments { values.append(try value(argument)) }
      if case .variable("sets")? = target, variables["sets"] == nil {
        return try CELLibrary.sets(name, values)
      }
      let receiver = try target.map { try value($0) }
      return try CELLibrary.call(name, receiver, values)
    }
  }

  /// `&&` or `||`: a decisive operand decides even if the other one fails.
  private mutating func logic(_ left: CELSyntax, _ right: CELSyntax, decisive: Bool) throws -> Bool {
    do {
      if try bool(left) == decisive { return decisive }
    } catch {
      if try bool(right) == decisive { return decisive }
      throw error
    }
    return try bool(right)
  }

  private func field(_ operand: CELValue, _ name: String, _ isOptional: Bool) throws -> CELValue {
    switch operand {
    case .map(let map):
      if isOptional { return .optional(map[name]) }
      guard let value = map[name] else { throw CELProblem.failure("no such key: \(name)") }
      return value
    case .optional(nil): return .optional(nil)
    case .optional(.map(let map)?): return .optional(map[name])
    default: throw CELProblem.unsupported
    }
  }

  private func element(_ operand: CELValue, _ index: CELValue, _ isOptional: Bool) throws -> CELValue {
    switch (operand, index) {
    case (.optional(nil), _): return .optional(nil)
    case (.optional(let value?), _): return try element(value, index, true)
    case (.map, .string(let key)): return try field(operand, key, isOptional)
    case (.list(let list), .int(let position)):
      let value = list.indices.contains(Int(position)) ? list[Int(position)] : nil
      if isOptional { return .optional(value) }
      guard let value else { throw CELProblem.failure("index out of bounds: \(position)") }
      return value
    default: throw CELProblem.unsupported
    }
  }

  private static let macros: Set<String> = ["all", "exists", "exists_one", "existsOne", "map", "filter"]

  private mutating func macro(_ name: String, _ target: CELValue, _ arguments: [CELSyntax]) throws -> CELValue
  {
    guard case .variable(let variable)? = arguments.first else { throw CELProblem.unsupported }
    var second: String?
    if arguments.count == 3, name != "map" {
      guard case .variable(let other) = arguments[1] else { throw CELProblem.unsupported }
      second = other
    }
    guard arguments.count == 2 || second != nil, let body = arguments.last else {
      throw CELProblem.unsupported
    }
    let saved = variables
    defer { variables = saved }
    var (results, kept): ([CELValue], [CELValue]) = ([], [])
    var problem: (any Error)?
    for (key, element) in try Self.entries(of: target) {
      if let second {
        (variables[variable], variables[second]) = (key, element)
      } else if case .map = target {
        variables[variable] = key
      } else {
        variables[variable] = element
      }
      do {
        let result = try value(body)
        if name == "map" {
          results.append(result)
          continue
        }
        guard case .bool(let holds) = result else { throw CELProblem.unsupported }
        if name == "all", !holds { return .bool(false) }
        if name == "exists", holds { return .bool(true) }
        if holds { kept.append(variables[variable] ?? .null) }
      } catch {
        guard name == "all" || name == "exists" else { throw error }
        problem = problem ?? error
      }
    }
    if let problem { throw problem }
    switch name {
    case "all": return .bool(true)
    case "exists": return .bool(false)
    case "map": return .list(results)
    case "filter": return second == nil ? .list(kept) : .opaque
    default: return .bool(kept.count == 1)
    }
  }

  private static func entries(of target: CELValue) throws -> [(key: CELValue, value: CELValue)] {
    switch target {
    case .list(let list): list.enumerated().map { (.int(Int64($0.offset)), $0.element) }
    case .map(let map): map.sorted { $0.key < $1.key }.map { (.string($0.key), $0.value) }
    default: throw CELProblem.unsupported
    }
  }

  /// The name of a field without the escapes of characters and reserved words: `__namespace__` is `namespace`.
  private static func unescaped(_ name: String) -> String {
    guard name.hasPrefix("__"), name.hasSuffix("__"), name.utf8.count > 4 else {
      return name.replacing("__dot__", with: ".").replacing("__dash__", with: "-")
        .replacing("__slash__", with: "/").replacing("__underscores__", with: "__")
    }
    return String(name.dropFirst(2).dropLast(2))
  }
}
