import ChartParameters
import KubernetesFacts
import ManifestTree

/// Writes `values.schema.json`, with which Helm rejects unknown values and values of a wrong type.
struct ValuesSchema {
  private let chart: Chart
  private var definitions = NodeMap()
  private var links: [ObjectReference: Node] = [:]

  /// A number or percentage of pods, or the name of a port, whose length is checked separately.
  private static let intOrStringPattern = "^([0-9]{1,3}%|[0-9]{1,9}|\(NameForm.portNamePattern))$"

  /// Whether the schema accepts a string of an int-or-string field.
  static func acceptsIntOrString(_ text: String) -> Bool {
    text.utf8.count <= NameForm.portName.limit
      && (try? Regex(intOrStringPattern).wholeMatch(in: text)) != nil
  }

  init(_ chart: Chart) { self.chart = chart }

  func bytes(header: FileHeader) -> [UInt8] {
    var copy = self
    var writer = JSONWriter(.indented, reservingCapacity: chart.parameters.count * 320)
    writer.openMap()
    // The comment comes first, because it is the header of Portolan's files.
    writer.append("$comment", .string(header.sentence))
    writer.append("$schema", "http://json-schema.org/draft-07/schema#")
    if case .group(let entries) = chart.values { copy.write(entries, isRoot: true, to: &writer) }
    if !copy.definitions.isEmpty { writer.append("definitions", .map(copy.definitions)) }
    writer.closeMap()
    return writer.bytes
  }

  /// The entries of the schema of a group.
  private mutating func write(
    _ entries: [ValueTree.Entry], isRoot: Bool = false, to writer: inout JSONWriter
  ) {
    writer.append("type", "object")
    writer.append("additionalProperties", false)
    let required = entries.filter(\.tree.isRequired).map { Node.string($0.key) }
    if !required.isEmpty { writer.append("required", .list(required)) }
    writer.openMap("properties")
    if isRoot {
      for key in DependencyKey.allCases { writer.append(key.rawValue, key.schema) }
    }
    for entry in entries {
      switch entry.tree {
      case .parameter(let parameter): writer.append(entry.key, schema(of: parameter))
      case .group(let entries):
        writer.openMap(entry.key)
        write(entries, to: &writer)
        writer.closeMap()
      }
    }
    writer.closeMap()
  }

  private mutating func schema(of parameter: ChartParameter) -> Node {
    guard case .map(var map) = type(of: parameter.type) else { return true }
    if parameter.isNullable {
      if case .string(let type)? = map["type"], map["enum"] == nil {
        map["type"] = [.string(type), "null"]
      } else if case .list(let types)? = map["type"], map["enum"] == nil {
        map["type"] = .list(types + ["null"])
      } else {
        map = ["anyOf": [.map(map), ["type": "null"]]]
      }
    }
    if map["$ref"] == nil { map["description"] = .string(parameter.documentation) }
    return .map(map)
  }

  private mutating func type(of type: ParameterType) -> Node {
    switch type {
    case .bool: return ["type": "boolean"]
    case .integer(let range):
      return ["type": "integer", "minimum": .int(range.lowerBound), "maximum": .int(range.upperBound)]
    case .text(let form): return text(form)
    case .choice(let names): return ["type": "string", "enum": .list(names.map(Node.string))]
    case .texts(let form, let count):
      return ["type": "array", "minItems": .int(Int64(count)), "uniqueItems": true, "items": text(form)]
    case .entries(let form, let except):
      var values: NodeMap = ["type": "string"]
      if let pattern = form.pattern { values["pattern"] = .string(pattern) }
      var keys = key(form)
      if !except.isEmpty { keys = ["allOf": [keys, ["not": ["enum": .list(except.map(Node.string))]]]] }
      return ["type": "object", "propertyNames": keys, "additionalProperties": .map(values)]
    case .prefix(let length):
      return [
        "type": "string", "maxLength": .int(Int64(length)),
        "pattern": .string("^(\(NameForm.prefixPattern))?$"),
      ]
    case .podBound:
      return [
        "type": ["integer", "string"], "minimum": 0, "maximum": .int(Int64(Int32.max)),
        "pattern": .string(ParameterType.podPercentagePattern),
      ]
    case .objectNames:
      let name: Node = [
        "type": "string", "maxLength": .int(Int64(NameForm.subdomain.limit)),
        "pattern": .string(TextForm.name.pattern ?? ""),
      ]
      return [
        "type": "array", "uniqueItems": true,
        "items": [
          "type": "object", "additionalProperties": false, "required": ["name"], "properties": ["name": name],
        ],
      ]
    case .field(let schema): return schemaOfField(schema)
    case .anything: return [:]
    }
  }

  /// The keys of labels or annotations, as a reference to their definition.
  private mutating func key(_ form: TextForm) -> Node {
    let name = form == .labelValue ? "labelKey" : "annotationKey"
    if definitions[name] == nil {
      definitions.append(name, ["pattern": .string(form.keyPattern), "allOf": [Self.domainLength]])
    }
    return ["$ref": .string("#/definitions/\(name)")]
  }

  private func text(_ form: TextForm) -> Node {
    var map: NodeMap = ["type": "string"]
    if form.acceptsIntegers {
      map["type"] = ["string", "integer"]
      map["minimum"] = .int(form.integers.lowerBound)
      map["maximum"] = .int(form.integers.upperBound)
    }
    if let pattern = form.pattern { map["pattern"] = .string(pattern) }
    return .map(map)
  }
}

extension ValuesSchema {
  /// The accepted values of an object's field as JSON Schema.
  private mutating func schemaOfField(_ schema: ValueSchema) -> Node {
    switch schema.type {
    case .bool: ["type": "boolean"]
    case .int32: integer(schema.rules, -2_147_483_648...2_147_483_647)
    // JSON readers use floats for numbers, which are exact up to 2^53.
    case .int64: integer(schema.rules, -9_007_199_254_740_991...9_007_199_254_740_991)
    case .number: ["type": "number"]
    case .string, .time, .microTime, .base64: string(schema.rules)
    case .intOrString:
      [
        "type": ["integer", "string"], "minimum": 0, "maximum": 2_147_483_647,
        "maxLength": .int(Int64(NameForm.portName.limit)), "pattern": .string(Self.intOrStringPattern),
      ]
    case .quantity:
      ["type": ["string", "number"], "minimum": 0, "pattern": .string(TextForm.quantity.pattern ?? "")]
    case .any: [:]
    case .anyObject: ["type": "object"]
    case .map(let value): ["type": "object", "additionalProperties": schemaOfField(value)]
    case .list(let element, .set):
      .map(
        counted(
          ["type": "array", "uniqueItems": true, "items": schemaOfField(element)], schema.rules, "minItems",
          "maxItems"))
    case .list(let element, _):
      .map(counted(["type": "array", "items": schemaOfField(element)], schema.rules, "minItems", "maxItems"))
    case .object(let reference): object(reference)
    }
  }

  private func integer(_ rules: ValueRules?, _ range: ClosedRange<Int64>) -> Node {
    let least = rules?.minimum.map(Int64.init) ?? range.lowerBound
    let greatest = rules?.maximum.map(Int64.init) ?? range.upperBound
    return ["type": "integer", "minimum": .int(least), "maximum": .int(greatest)]
  }

  private func string(_ rules: ValueRules?) -> Node {
    var map: NodeMap = ["type": "string"]
    if let allowed = rules?.allowed { map.append("enum", .list(allowed.map(Node.string))) }
    if let format = rules?.format { map.append("pattern", .string(format.pattern)) }
    return .map(counted(map, rules, "minLength", "maxLength"))
  }

  private func counted(_ map: NodeMap, _ rules: ValueRules?, _ least: String, _ most: String) -> NodeMap {
    var map = map
    if let count = rules?.minimumCount { map.append(least, .int(Int64(count))) }
    if let count = rules?.maximumCount { map.append(most, .int(Int64(count))) }
    return map
  }

  private mutating func object(_ reference: ObjectReference) -> Node {
    if let link = links[reference] { return link }
    let object = SchemaTable.newest.object(reference)
    let link: Node = ["$ref": .string("#/definitions/\(object.name)")]
    // Schemas can be recursive, so the entry is added before its fields are visited.
    links[reference] = link
    guard definitions[object.name] == nil else { return link }
    definitions.append(object.name, .null)
    var properties = NodeMap()
    let rules = ServerRules.all[object.name] ?? ServerRules()
    for field in object.fields {
      var schema = schemaOfField(field.value)
      if let more = rules.fields[field.name], case .map(var map) = schema {
        for entry in more { map[entry.key] = entry.value }
        schema = .map(map)
      }
      properties.append(field.name, schema)
    }
    var map: NodeMap = ["type": "object", "additionalProperties": .bool(object.isOpen)]
    let required = object.requiredFields.map(\.name) + rules.required
    if !required.isEmpty { map.append("required", .list(required.map(Node.string))) }
    map.append("properties", .map(properties))
    let groups = object.groups.map(rule) + rules.conditions
    if !groups.isEmpty { map.append("allOf", .list(groups)) }
    definitions[object.name] = .map(map)
    return link
  }

  private func rule(_ group: FieldGroup) -> Node {
    let each = group.fields.map { Node.map(["required": [.string($0)]]) }
    return switch group.rule {
    case .exactlyOne: ["oneOf": .list(each)]
    case .atLeastOne: ["anyOf": .list(each)]
    case .atMostOne: ["oneOf": .list(each + [["not": ["anyOf": .list(each)]]])]
    }
  }
}

extension ValueTree {
  /// Whether the templates require the value.
  fileprivate var isRequired: Bool {
    switch self {
    case .group: true
    case .parameter(let parameter): !parameter.isNullable && !parameter.type.mayBeLeftOut
    }
  }
}
