import ChartParameters
import Diagnostics
import KubernetesFacts
import ManifestTree

extension ChartParameter {
  /// The errors in a value for the parameter.
  /// - Parameter location: the position of a part of the value.
  func faults(of value: Node?, at location: (NodePath) -> FileLocation?) -> [Diagnostic] {
    guard let value, value != .null else {
      if isNullable || type.mayBeLeftOut { return [] }
      return [fault("null", at: location(NodePath()))]
    }
    if case .field(let schema) = type {
      if let path = value.pathOfRefused(in: schema) { return [refused(value, at: path, location(path))] }
      return SchemaTable.newest.validate(value, as: schema).map { issue in
        Diagnostic(
          "values/malformed", .error, "invalid value for '\(path)': \(issue.message)",
          at: location(issue.path), fix: issue.fix)
      }
    }
    if type.accepts(value) { return [] }
    if case .text(.schedule) = type, case .string(let text) = value, let reason = CronSchedule.fault(in: text)
    {
      return [
        Diagnostic(
          "values/malformed", .error, "invalid value for '\(path)': \(reason)", at: location(NodePath()))
      ]
    }
    return [fault(value.json, at: location(NodePath()))]
  }

  private func refused(_ value: Node, at part: NodePath, _ location: FileLocation?) -> Diagnostic {
    guard let text = value[part]?.text else {
      if case .index? = part.steps.last {
        return Diagnostic(
          "values/malformed", .error,
          "invalid value for '\(path)': null at '\(part)' is not allowed in a list",
          at: location, fix: "remove the element, or replace null with a value")
      }
      return Diagnostic(
        "values/malformed", .error,
        "invalid value for '\(path)': null at '\(part)' has no effect, because the chart has no default there",
        at: location, fix: "remove the key")
    }
    let place = part.steps.isEmpty ? "" : " at '\(part)'"
    return Diagnostic(
      "values/malformed", .error,
      "invalid value for '\(path)': expected an integer, a percentage such as '25%', or a port name, not '\(text)'\(place)",
      at: location)
  }

  private func fault(_ found: String, at location: FileLocation?) -> Diagnostic {
    let null = isNullable ? ", or null" : ""
    return Diagnostic(
      "values/malformed", .error,
      "invalid value for '\(path)': expected \(type.summary)\(null), not \(found)",
      at: location,
      fix: type.nearest(to: found).map { "did you mean '\($0)'?" })
  }
}

extension ParameterType {
  /// Whether the value is a list or a map, whose field is omitted if the value is null.
  var mayBeLeftOut: Bool {
    switch self {
    case .entries, .objectNames: return true
    default: break
    }
    guard case .field(let schema) = self else { return false }
    return switch schema.type {
    case .map, .list, .object, .anyObject: true
    default: false
    }
  }

  fileprivate func accepts(_ value: Node) -> Bool {
    switch (self, value) {
    case (.bool, .bool), (.anything, _), (.field, _): true
    case (.integer(let range), _): value.int.map(range.contains) ?? false
    case (.text(let form), .string(let text)): form.accepts(text)
    case (.text(let form), .int(let number)): form.acceptsIntegers && form.integers.contains(number)
    case (.entries(let form, let except), .map(let map)):
      map.allSatisfy { entry in
        !except.contains(entry.key) && form.acceptsKey(entry.key)
          && (entry.value.isText && (entry.value.text.map(form.accepts) ?? false))
      }
    case (.prefix(let length), .string(let text)):
      text.isEmpty || text.utf8.count <= length && NameForm.prefix.accepts(text)
    case (.podBound, .int(let number)): (0...Int64(Int32.max)).contains(number)
    case (.podBound, .string(let text)):
      (try? Regex(Self.podPercentagePattern)).map { text.wholeMatch(of: $0) != nil } ?? false
    case (.objectNames, .list(let list)):
      Set(list).count == list.count && list.allSatisfy(\.isNameOfObject)
    case (.choice(let names), .string(let text)): names.contains(text)
    case (.texts(let form, let count), .list(let list)):
      list.count >= count && Set(list).count == list.count
        && list.allSatisfy { $0.text.map(form.accepts) ?? false }
    default: false
    }
  }

  /// The accepted values, for messages.
  fileprivate var summary: String {
    switch self {
    case .bool: "true or false"
    case .integer(let range): "an integer between \(range.lowerBound) and \(range.upperBound)"
    case .text(let form): form.summary
    case .choice(let names): names.quoted.oneOf
    case .texts(let form, let count): "a list of \(count) or more different items, each \(form.summary)"
    case .entries(let form, let except):
      "a map in which each value is \(form.summary), with keys such as team or example.com/team"
        + (except.isEmpty ? "" : ", without the keys that the spec sets (\(except.listed))")
    case .prefix(let length):
      "at most \(length) \(NameForm.prefix.expected), or an empty string"
    case .podBound: "a number of pods of at least 0, or a percentage from 0% to 100%, such as '25%'"
    case .objectNames: "a list of different maps with only the key 'name', such as '- name: registry'"
    case .field, .anything: "a value that is valid for the Kubernetes field"
    }
  }

  fileprivate func nearest(to found: String) -> String? {
    guard case .choice(let names) = self else { return nil }
    return nearestName(to: found.filter { $0 != "\"" }, among: names)
  }
}

extension Node {
  /// The path in a value that the chart's schema rejects although the API accepts it: null, or a string that is neither
  /// a number or percentage of pods nor the name of a port.
  fileprivate func pathOfRefused(in schema: ValueSchema) -> NodePath? {
    pathOfRefused(at: NodePath()) { node, path in
      let type = (try? SchemaTable.newest.schema(at: path, in: schema))?.type
      switch (type, node) {
      case (.any, _), (nil, _): return false
      case (.intOrString, .string(let text)):
        return !ValuesSchema.acceptsIntOrString(text)
      default: return node == .null
      }
    }
  }

  private func pathOfRefused(at path: NodePath, _ isRefused: (Node, NodePath) -> Bool) -> NodePath? {
    switch self {
    case .null, .string: return isRefused(self, path) ? path : nil
    case .map(let map):
      for entry in map {
        if let path = entry.value.pathOfRefused(at: path.key(entry.key), isRefused) { return path }
      }
    case .list(let list):
      for index in list.indices {
        if let path = list[index].pathOfRefused(at: path.index(index), isRefused) { return path }
      }
    case .bool, .int, .double: break
    }
    return nil
  }

  /// Whether the value is a map with only the name of an object.
  fileprivate var isNameOfObject: Bool {
    guard case .map(let map) = self, map.count == 1, case .string(let name)? = map["name"] else {
      return false
    }
    return name.utf8.count <= NameForm.subdomain.limit && TextForm.name.accepts(name)
  }

  fileprivate var isText: Bool { if case .string = self { true } else { false } }
}

extension TextForm {
  fileprivate func accepts(_ text: String) -> Bool {
    guard let pattern, let regex = try? Regex(pattern) else { return true }
    return text.wholeMatch(of: regex) != nil
  }

  fileprivate var summary: String {
    switch self {
    case .any: "a string"
    case .repository: "an image name such as docker.io/library/redis"
    case .registry: "a registry such as registry.example.com/mirror, or an empty string"
    case .tag: "an image tag such as v1.2.3, or an empty string"
    case .digest: "a digest: sha256: and 64 lowercase hexadecimal digits"
    case .host: "a lowercase host such as shop.example.com, *.example.com, or *"
    case .quantity: "a quantity such as 500m or 8Gi"
    case .schedule: CronSchedule.expected
    case .percentage: "a percentage from 0 to 100, such as '99.9'"
    case .labelValue: "a label value: \(LabelValue.expected)"
    case .name: "a name such as fast-disks"
    }
  }
}
