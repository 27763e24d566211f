extension SchemaText {
  /// Parses an object, as in a minor version.
  mutating func object(in minor: Int) -> ObjectSchema {
    _ = skip("=")
    let name = word()
    var fields: [FieldSchema] = []
    var groups: [FieldGroup] = []
    var isOpen = false
    while skip("\n"), !isAtEnd {
      if skip("*") {
        isOpen = true
      } else if skip("|") {
        groups.append(group())
      } else if let field = field(in: minor) {
        fields.append(field)
      }
    }
    return ObjectSchema(name: name, fields: fields, groups: groups, isOpen: isOpen)
  }

  private mutating func group() -> FieldGroup {
    let rule: FieldGroup.Rule = skip("?") ? .atMostOne : skip("!") ? .exactlyOne : .atLeastOne
    _ = rule == .atLeastOne && skip("+")
    var fields: [String] = []
    while skip(" ") { fields.append(word()) }
    return FieldGroup(rule: rule, fields: fields)
  }

  /// Parses a field's line; nil if the version does not have the field.
  private mutating func field(in minor: Int) -> FieldSchema? {
    let isRequired = skip("!")
    let name = word()
    _ = skip(" ")
    let value = value()
    var defaultValue: String?
    var isThere = true
    while skip(" ") {
      if skip("=") {
        defaultValue = word()
      } else if skip("@") {
        let (low, _, high) = (number(), skip("-"), number())
        isThere = (low ?? minor) <= minor && minor <= (high ?? minor)
      }
    }
    guard isThere else { return nil }
    return FieldSchema(name: name, value: value, isRequired: isRequired, defaultValue: defaultValue)
  }

  private mutating func value() -> ValueSchema {
    let type = type()
    var rules = ValueRules()
    while true {
      if skip("(") {
        var allowed = [word()]
        while skip("|") { allowed.append(word()) }
        _ = skip(")")
        rules.allowed = allowed
      } else if skip("#") {
        (rules.minimum, rules.maximum) = bounds()
      } else if skip("~") {
        (rules.minimumCount, rules.maximumCount) = bounds()
      } else if skip("%") {
        rules.format = TextFormat(rawValue: word())
      } else {
        return ValueSchema(type, rules == ValueRules() ? nil : rules)
      }
    }
  }

  private mutating func bounds() -> (Int?, Int?) {
    let low = number()
    _ = skip(".") && skip(".")
    return (low, number())
  }

  private mutating func type() -> ValueType {
    switch take() {
    case UInt8(ascii: "b"): return .bool
    case UInt8(ascii: "i"): return .int32
    case UInt8(ascii: "l"): return .int64
    case UInt8(ascii: "n"): return .number
    case UInt8(ascii: "s"): return .string
    case UInt8(ascii: "x"): return .intOrString
    case UInt8(ascii: "q"): return .quantity
    case UInt8(ascii: "t"): return .time
    case UInt8(ascii: "u"): return .microTime
    case UInt8(ascii: "B"): return .base64
    case UInt8(ascii: "o"): return .anyObject
    case UInt8(ascii: "T"): return .object(ObjectReference(number: number() ?? 0))
    case UInt8(ascii: "["): return closed("]", .list(value(), .atomic))
    case UInt8(ascii: "{"): return closed("}", .map(value()))
    case UInt8(ascii: "<"):
      var keys = [word()]
      while skip(",") { keys.append(word()) }
      _ = skip(":")
      return closed(">", .list(value(), keys == ["*"] ? .set : .map(keys: keys)))
    default: return .any
    }
  }

  private mutating func closed(_ end: Unicode.Scalar, _ type: ValueType) -> ValueType {
    _ = skip(end)
    return type
  }
}
