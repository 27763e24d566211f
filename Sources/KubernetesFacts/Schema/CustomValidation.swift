import Diagnostics
import ManifestTree

/// Traverses a custom resource together with the structural schema of its CustomResourceDefinition.
struct CustomValidation {
  let kind: String
  private(set) var issues: [SchemaIssue] = []
  private var path = NodePath()

  /// The fields of every kind that are not checked here.
  private static let commonFields = ["apiVersion", "kind", "metadata", "status"]

  init(kind: String) { self.kind = kind }

  /// Checks a whole object, without its metadata, which all kinds share, and its status, which only controllers set.
  mutating func checkObject(_ object: Node, as schema: Node) {
    guard case .map(let map) = object else { return }
    let own = map.filter { !Self.commonFields.contains($0.key) }
    check(NodeMap(uniqueEntries: own), as: schema, isRoot: true)
  }

  private mutating func check(_ node: Node, as schema: Node, at step: NodePath.Step) {
    path.steps.append(step)
    check(node, as: schema)
    path.steps.removeLast()
  }

  private mutating func check(_ node: Node, as schema: Node) {
    guard path.steps.count < Self.maximumDepth, case .map = schema else { return }
    guard StructuralSchema.hasType(node, schema) else {
      return report(
        .wrongType, found: node.summary, expected: StructuralSchema.typeSummary(schema),
        fix: quoting(node, schema))
    }
    checkKeywords(node, schema)
    switch node {
    case .map(let map): check(map, as: schema)
    case .list(let list):
      if let items = schema["items"] {
        for (index, item) in list.enumerated() { check(item, as: items, at: .index(index)) }
      }
      checkElements(list, schema)
    default: break
    }
    checkLogic(node, schema)
  }

  private mutating func check(_ map: NodeMap, as schema: Node, isRoot: Bool = false) {
    let properties = schema["properties"]
    let isOpen = schema["x-kubernetes-preserve-unknown-fields"] == true
    let isEmbedded = schema["x-kubernetes-embedded-resource"] == true
    for entry in map {
      if isEmbedded, ["apiVersion", "kind", "metadata"].contains(entry.key) { continue }
      if let property = properties?[entry.key] {
        if entry.value != .null { check(entry.value, as: property, at: .key(entry.key)) }
      } else if let values = schema["additionalProperties"] {
        if entry.value != .null { check(entry.value, as: values, at: .key(entry.key)) }
      } else if !isOpen {
        unknownField(entry.key, among: properties)
      }
    }
    guard case .list(let required)? = schema["required"] else { return }
    for case .string(let key) in required where map[key] ?? .null == .null {
      let property = properties?[key]
      if isRoot, Self.commonFields.contains(key) { continue }
      if property?["default"] != nil || property?["nullable"] == true && map[key] != nil { continue }
      issues.append(
        SchemaIssue(
          .missingField, at: path, found: "required field '\(key)' is missing",
          expected: property.map(StructuralSchema.typeSummary) ?? "a value"))
    }
  }

  private mutating func unknownField(_ key: String, among properties: Node?) {
    var known: [String] = []
    if case .map(let map)? = properties { known = Array(map.keys) }
    let place = ([kind] + path.steps.keys).joined(separator: ".")
    issues.append(
      SchemaIssue(
        .unknownField, at: path.key(key), found: "unknown field '\(key)'", expected: "a field of \(place)",
        nearest: nearestName(to: key, among: known)))
  }

  private mutating func checkKeywords(_ node: Node, _ schema: Node) {
    if case .list(let values)? = schema["enum"], !values.contains(node) {
      let known = values.map { $0.plainText ?? "null" }.filter { !$0.isEmpty }
      let nearest = node.text.flatMap { text in
        known.first { $0.lowercased() == text.lowercased() } ?? nearestName(to: text, among: known)
      }
      report(
        .unknownValue, found: node.text.map { "'\($0)'" } ?? node.summary,
        expected: known.alternatives(upTo: 10),
        nearest: nearest)
    }
    if let text = node.text, StructuralSchema.matchesPattern(text, schema) == false {
      report(
        .malformed, found: "'\(text)'", expected: "a string that matches '\(schema["pattern"]?.text ?? "")'")
    }
    if let (found, expected) = StructuralSchema.outOfRange(node, schema) {
      report(.outOfRange, found: found, expected: expected)
    }
  }

  /// Reports two elements of a keyed list with the same keys, and two equal elements of a set.
  private mutating func checkElements(_ list: [Node], _ schema: Node) {
    let type = schema["x-kubernetes-list-type"]?.text
    guard list.count > 1, type == "map" || type == "set" else { return }
    var keys: [String] = []
    if case .list(let names)? = schema["x-kubernetes-list-map-keys"] { keys = names.compactMap(\.text) }
    var seen: Set<[Node]> = []
    for (index, item) in list.enumerated() {
      let identity =
        type == "set"
        ? [item] : keys.map { item[$0] ?? schema["items"]?["properties"]?[$0]?["default"] ?? .null }
      guard !seen.insert(identity).inserted else { continue }
      let named = zip(keys, identity).map { "'\($0)' '\($1.plainText ?? "null")'" }.joined(separator: " and ")
      issues.append(
        SchemaIssue(
          .duplicate, at: path.index(index),
          found: "a second element with \(type == "set" ? "the same value" : named)", expected: "only one"))
    }
  }

  private mutating func checkLogic(_ node: Node, _ schema: Node) {
    for keyword in StructuralSchema.unmatched(node, schema) {
      switch keyword {
      case "anyOf": reportGroup(schema, keyword, node, "at least one of")
      case "oneOf": reportGroup(schema, keyword, node, "exactly one of")
      default:
        report(.fieldGroup, found: "a value", expected: "one that matches the schema's '\(keyword)'")
      }
    }
  }

  /// Names the fields if each alternative requires one field.
  private mutating func reportGroup(
    _ schema: Node, _ keyword: String, _ node: Node, _ quantity: String
  ) {
    guard case .list(let parts)? = schema[keyword] else { return }
    let names = parts.compactMap { part -> String? in
      guard case .map(let map) = part, map.count == 1, case .list(let keys)? = map["required"],
        keys.count == 1
      else { return nil }
      return keys[0].text
    }
    guard names.count == parts.count else {
      return report(
        .fieldGroup, found: "a value", expected: "one that matches \(quantity) the schemas in '\(keyword)'")
    }
    let present = names.filter { node[$0] ?? .null != .null }
    report(.fieldGroup, found: present.quoted.listed, expected: "\(quantity) \(names.quoted.listed)")
  }

  private mutating func report(
    _ fault: SchemaIssue.Kind, found: String, expected: String, nearest: String? = nil, fix: String? = nil
  ) {
    issues.append(SchemaIssue(fault, at: path, found: found, expected: expected, nearest: nearest, fix: fix))
  }

  /// The hint that quotes cause or would fix a wrong type, if that is the case.
  private func quoting(_ node: Node, _ schema: Node) -> String? {
    switch (schema["type"]?.text, node) {
    case ("string", .bool), ("string", .int), ("string", .double): "write the value in quotes"
    case ("boolean", .string("true")), ("boolean", .string("false")): "write the value without quotes"
    case ("integer", .string(let text)): Int64(text) == nil ? nil : "write the value without quotes"
    case ("number", .string(let text)): Double(text) == nil ? nil : "write the value without quotes"
    default: nil
    }
  }

  /// Definitions nest less deeply, so that only a hostile one exceeds this.
  private static let maximumDepth = 64
}
