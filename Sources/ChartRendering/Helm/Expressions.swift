import ChartParameters
import ManifestTree

extension YAMLWriter {
  /// Appends the reference to a value in a template: `.Values.frontend.image.tag`.
  mutating func append(_ path: ValuesPath) {
    guard path.keys.allSatisfy(\.isIdentifier) else {
      append(raw: "(index .Values \(path.keys.map { Node.string($0).json }.joined(separator: " ")))")
      return
    }
    append(raw: ".Values.")
    append(dotted: path)
  }

  /// Appends a path in readable form: `frontend.image.tag`.
  mutating func append(dotted path: ValuesPath) {
    for (place, key) in path.keys.enumerated() {
      if place > 0 { append(raw: ".") }
      append(raw: key)
    }
  }

  /// Appends a condition in the syntax of templates.
  mutating func append(_ condition: Condition) {
    switch condition {
    case .isTrue(let path), .isFilled(let path): append(path)
    case .isFalse(let path):
      append(raw: "not ")
      append(path)
    case .isSet(let path):
      append(raw: "not (kindIs \"invalid\" ")
      append(path)
      append(raw: ")")
    case .isUnset(let path):
      append(raw: "kindIs \"invalid\" ")
      append(path)
    case .isOn(let path, let namespaces):
      append(raw: "ternary (has .Release.Namespace (list")
      for namespace in namespaces { append(raw: " \(Node.string(namespace).json)") }
      append(raw: ")) ")
      append(path)
      append(raw: " (kindIs \"invalid\" ")
      append(path)
      append(raw: ")")
    case .isOneOf(let path, let texts):
      append(raw: "has ")
      append(path)
      append(raw: " (list \(texts.map { Node.string($0).json }.joined(separator: " ")))")
    case .isProfile(let names): append(.isOneOf(.profile, names))
    case .all(let conditions): append("and", conditions)
    case .any(let conditions): append("or", conditions)
    }
  }

  private mutating func append(_ function: String, _ operands: [Condition]) {
    append(raw: function)
    for operand in operands {
      append(raw: operand.isCall ? " (" : " ")
      append(operand)
      if operand.isCall { append(raw: ")") }
    }
  }
}

extension String {
  /// Whether a template can write the string after a dot.
  fileprivate var isIdentifier: Bool {
    guard let first = utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
      return false
    }
    return utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }
}

extension Condition {
  /// Whether the condition is a function call in a template.
  fileprivate var isCall: Bool {
    switch self {
    case .isTrue, .isFilled: false
    case .isFalse, .isSet, .isUnset, .isOn, .isOneOf, .isProfile, .all, .any: true
    }
  }
}

extension Definition.Name {
  /// The name of the definition's template in the helpers.
  func template(in app: String) -> String { "\(app).\(kind).\(object)" }

  fileprivate func contentHash(in app: String, type: String) -> String {
    func included(_ name: Definition.Name) -> String {
      "(include \"\(name.template(in: app))\" $ | fromYaml)"
    }
    let data = included(self)
    let content =
      switch kind {
      case .job: "\"kind\" \"Job\" \"name\" \"\" \"spec\" \(data)"
      case .secret:
        "\"kind\" \"Secret\" \"name\" \"\" \"type\" \"\(type)\" \"data\" \"\" \"stringData\" \(data)"
      case .configMap where type == Definition.binaryDataPart:
        "\"kind\" \"ConfigMap\" \"name\" \"\" \"data\" \(data) \"binaryData\" "
          + included(Definition.Name(.binaryData, object))
      case .binaryData: "\"kind\" \"ConfigMap\" \"name\" \"\" \"data\" \"\" \"binaryData\" \(data)"
      case .configMap: "\"kind\" \"ConfigMap\" \"name\" \"\" \"data\" \(data)"
      }
    return "{{ include \"\(app).contentHash\" (dict \(content)) }}"
  }
}

extension YAMLWriter {
  /// Appends a quoted string, with actions for the values that are known only at installation.
  mutating func append(_ parts: [Template.TextPart], in app: String) {
    append(raw: "\"")
    for part in parts {
      switch part {
      case .literal(let text): append(quoted: text)
      case .namePrefix: append(raw: "{{ .Values.namePrefix }}")
      case .namespace: append(raw: "{{ .Release.Namespace }}")
      case .contentHash(let name, let type): append(raw: name.contentHash(in: app, type: type))
      }
    }
    append(raw: "\"")
  }
}

extension [Template.TextPart] {
  /// The text without the values that are known only at installation.
  var literal: String {
    map { if case .literal(let text) = $0 { text } else { "" } }.joined()
  }

  /// A call that joins the name prefix and the literal text.
  var printf: String { "printf \"%s\(literal)\" .Values.namePrefix" }
}

extension Template {
  /// Whether the last line of the template can be the end of a multi-line string.
  func endsInBlock(_ definitions: [Definition.Name: Template]) -> Bool {
    switch self {
    case .literal(let node): return node.endsInBlock
    case .map(let entries):
      for entry in entries.reversed() {
        guard case .pair(_, let template, let condition) = entry else { return true }
        if template.endsInBlock(definitions) { return true }
        if condition == nil { return false }
      }
      return false
    case .list(let items):
      for item in items.reversed() {
        guard case .item(let template, let condition) = item else { return true }
        if template.endsInBlock(definitions) { return true }
        if condition == nil { return false }
      }
      return false
    // Values can be of any type.
    case .block: return true
    case .definition(let name): return definitions[name]?.endsInBlock(definitions) ?? true
    case .text, .value, .image, .gracePeriod, .fewestPods, .sum, .checksum: return false
    }
  }
}

extension Node {
  fileprivate var endsInBlock: Bool {
    switch self {
    case .string(let text): text.contains("\n")
    case .list(let list): list.last?.endsInBlock ?? false
    case .map(let map): map.entries.last?.value.endsInBlock ?? false
    case .null, .bool, .int, .double: false
    }
  }
}
