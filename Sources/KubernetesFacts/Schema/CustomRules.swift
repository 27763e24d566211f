import ManifestTree

/// Evaluates the rules (`x-kubernetes-validations`) of a CustomResourceDefinition for a custom resource.
///
/// Rules that need the previous object, or a function or type that the evaluation lacks, are skipped.
struct CustomRules {
  private(set) var issues: [SchemaIssue] = []
  private var path = NodePath()

  /// Evaluates the rules for an object that is valid under the keywords of the schema.
  mutating func check(_ node: Node, as schema: Node) {
    if case .list(let rules)? = schema["x-kubernetes-validations"], !rules.isEmpty {
      let value = CustomValue.value(of: node, schema)
      for rule in rules { check(rule, value) }
    }
    switch node {
    case .map(let map):
      for entry in map where entry.value != .null {
        guard let part = schema["properties"]?[entry.key] ?? schema["additionalProperties"] else { continue }
        check(entry.value, as: part, at: .key(entry.key))
      }
    case .list(let list):
      guard let items = schema["items"] else { return }
      for (index, item) in list.enumerated() { check(item, as: items, at: .index(index)) }
    default: break
    }
  }

  private mutating func check(_ node: Node, as schema: Node, at step: NodePath.Step) {
    guard path.steps.count < 64 else { return }
    path.steps.append(step)
    check(node, as: schema)
    path.steps.removeLast()
  }

  private mutating func check(_ rule: Node, _ value: CELValue) {
    guard let text = rule["rule"]?.text, !text.contains("oldSelf"),
      let syntax = try? CELSyntaxParser.parse(text)
    else { return }
    var evaluation = CELEvaluation(["self": value])
    do {
      if try !evaluation.bool(syntax) { report(message(of: rule, value) ?? text, rule) }
    } catch CELProblem.failure(let problem) {
      report("the rule '\(text)' has no result: \(problem)", rule)
    } catch {}
  }

  private func message(of rule: Node, _ value: CELValue) -> String? {
    if let text = rule["messageExpression"]?.text, let syntax = try? CELSyntaxParser.parse(text) {
      var evaluation = CELEvaluation(["self": value])
      if case .string(let message)? = try? evaluation.value(syntax), !message.isEmpty { return message }
    }
    return rule["message"]?.text
  }

  private mutating func report(_ message: String, _ rule: Node) {
    let field = rule["fieldPath"]?.text.flatMap { SchemaFieldPath.keys(of: $0) } ?? []
    issues.append(
      SchemaIssue(
        .rule, at: field.reduce(path) { $0.key($1) }, found: message,
        expected: "a value that the rules of the CustomResourceDefinition accept"))
  }
}

/// The values of custom resources in expressions.
enum CustomValue {
  /// The value with the type that the schema gives it; fields that the schema does not declare are missing.
  static func value(of node: Node, _ schema: Node, depth: Int = 0) -> CELValue {
    guard depth < 64 else { return .opaque }
    switch node {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .int(let number): return schema["type"]?.text == "number" ? .double(Double(number)) : .int(number)
    case .double(let number):
      guard schema["type"]?.text == "integer", let whole = Int64(exactly: number) else {
        return .double(number)
      }
      return .int(whole)
    case .string(let text): return string(text, format: schema["format"]?.text)
    case .list(let list):
      // Sets and keyed lists are equal in any order, which the evaluation does not know.
      guard let items = schema["items"] else { return .opaque }
      return .list(list.map { value(of: $0, items, depth: depth + 1) })
    case .map(let map):
      var values: [String: CELValue] = [:]
      for entry in map {
        guard let part = schema["properties"]?[entry.key] ?? schema["additionalProperties"] else { continue }
        if entry.value == .null, part["nullable"] != true { continue }
        values[entry.key] = value(of: entry.value, part, depth: depth + 1)
      }
      return .map(values)
    }
  }

  private static func string(_ text: String, format: String?) -> CELValue {
    switch format {
    case "duration": (try? DurationText(text)).map { .duration($0.nanoseconds) } ?? .opaque
    case "date", "date-time", "datetime", "byte": .opaque
    default: .string(text)
    }
  }

  /// A value with the defaults of its schema.
  static func defaulted(_ node: Node, _ schema: Node, depth: Int = 0) -> Node {
    guard depth < 64 else { return node }
    switch node {
    case .map(var map):
      if case .map(let properties)? = schema["properties"] {
        for property in properties {
          if let value = property.value["default"], value != .null, map[property.key] ?? .null == .null,
            !(map[property.key] != nil && property.value["nullable"] == true)
          {
            map[property.key] = value
          }
          if let value = map[property.key] {
            map[property.key] = defaulted(value, property.value, depth: depth + 1)
          }
        }
      } else if let part = schema["additionalProperties"] {
        for entry in map { map[entry.key] = defaulted(entry.value, part, depth: depth + 1) }
      }
      return .map(map)
    case .list(let list):
      guard let items = schema["items"] else { return node }
      return .list(list.map { defaulted($0, items, depth: depth + 1) })
    default: return node
    }
  }
}
