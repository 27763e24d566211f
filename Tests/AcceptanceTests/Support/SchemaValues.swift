import KubernetesFacts
import ManifestTree
import TestSupport

/// Random values that a chart's schema accepts, reproducible by seed.
struct SchemaValues {
  private let root: Node
  private let defaults: Node
  private var random: SeededGenerator

  init(_ root: Node, defaults: Node, seed: UInt64) {
    self.root = root
    self.defaults = defaults
    random = SeededGenerator(seed: seed)
  }

  /// Some values to be merged into the chart's own.
  ///
  /// The numbers of a service's pods are usually consistent, which a schema cannot express.
  mutating func next() -> Node {
    guard case .map(var values) = overlay(of: root, over: defaults), case .map(let groups) = defaults else {
      return overlay(of: root, over: defaults)
    }
    for group in groups where !chance(40) {
      guard case .map(var service)? = values[group.key] else { continue }
      if group.value["pdb"] != nil { service["pdb"] = ["minAvailable": .null, "maxUnavailable": "25%"] }
      if group.value["autoscaling"] != nil {
        // An autoscaler requires requests.
        let isMeasured =
          group.value["resources"]?["requests"]?["cpu"] != nil && group.value["sidecars"] == nil
        service["autoscaling"] = [
          "enabled": .bool(isMeasured && chance(2)), "minReplicas": 3, "maxReplicas": 9,
        ]
        if service["resources"] == .null { service["resources"] = nil }
      }
      if group.value["terminationGracePeriodSeconds"] != nil {
        service["terminationGracePeriodSeconds"] = pick([60, 1_000_000])
      }
      values[group.key] = .map(service)
    }
    return .map(values)
  }

  /// Some random values from each group.
  private mutating func overlay(of schema: Node, over defaults: Node) -> Node {
    var map = NodeMap()
    guard case .map(let properties)? = schema["properties"] else { return .map(map) }
    let required = schema["required"]?.texts ?? []
    for property in properties {
      let isGroup = property.value["type"] == "object" && property.value["properties"] != nil
      if isGroup {
        map.append(property.key, overlay(of: property.value, over: defaults[property.key] ?? .null))
      } else if chance(3) {
        let isFilled = defaults[property.key].map { $0 != .null } ?? false
        let takesNull = isFilled && !required.contains(property.key) && chance(8)
        map.append(property.key, takesNull ? .null : value(of: property.value, depth: 0))
      }
    }
    return .map(map)
  }

  private mutating func value(of schema: Node, depth: Int) -> Node {
    if let reference = schema["$ref"]?.text, case .map(let definitions)? = root["definitions"] {
      let name = String(reference.dropFirst("#/definitions/".count))
      if let own = pickedObject(name) { return own }
      return value(of: definitions[name] ?? .null, depth: depth)
    }
    if case .list(let choices)? = schema["anyOf"] { return value(of: pick(choices), depth: depth) }
    if case .list(let names)? = schema["enum"] { return pick(names) }
    let types = schema["type"].map { $0.texts ?? [$0.text ?? ""] } ?? ["string"]
    switch pick(types) {
    case "boolean": return .bool(chance(2))
    case "integer": return .int(integer(schema))
    case "number": return pick([1, 0.5, 100, 2.25])
    case "null": return .null
    case "array":
      let least = Int(schema["minItems"]?.int ?? 0)
      // The schema cannot express that the keys of list items are unique, so duplicates are avoided here.
      let items = (0..<max(least, Int(random.next() % 2))).map { _ in
        value(of: schema["items"] ?? .null, depth: depth + 1)
      }
      return .list(items)
    case "object": return object(schema, depth: depth)
    default: return .string(text(schema))
    }
  }

  /// One of some values for an object whose schema has conditions; nil for other objects.
  private mutating func pickedObject(_ name: String) -> Node? {
    switch name {
    case "core.v1.Toleration":
      pick([
        ["key": "gpu", "operator": "Exists"], ["key": "a.b/c", "value": "d", "effect": "NoSchedule"],
        ["operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 5],
      ])
    case "core.v1.EnvVarSource":
      pick([
        ["secretKeyRef": ["name": "s", "key": "k"]], ["fieldRef": ["fieldPath": "metadata.labels['a.b/c']"]],
        ["configMapKeyRef": ["name": "c", "key": ".k", "optional": true]],
      ])
    case "core.v1.EnvVar":
      pick([
        ["name": "A", "value": .string(pick(Self.hostileTexts))],
        ["name": "B.C", "valueFrom": pickedObject("core.v1.EnvVarSource") ?? .null],
      ])
    case "core.v1.ResourceRequirements":
      // All containers have requests, or their autoscalers have nothing to measure.
      pick([
        ["requests": ["cpu": "1", "memory": "1Gi"], "limits": ["cpu": 1, "memory": "1073741824"]],
        ["requests": ["cpu": 0.5, "memory": "64e6"], "limits": ["cpu": "501m", "memory": "1.5Gi"]],
        ["requests": ["cpu": "10m"], "limits": ["cpu": "2", "memory": "64Gi", "example.com/gpu": 1]],
      ])
    default: nil
    }
  }

  private mutating func object(_ schema: Node, depth: Int) -> Node {
    var map = NodeMap()
    let required = schema["required"]?.texts ?? []
    let (needed, barred) = groups(of: schema)
    if case .map(let properties)? = schema["properties"] {
      for property in properties where !barred.contains(property.key) {
        let isNeeded = required.contains(property.key) || needed.contains(property.key)
        guard isNeeded || depth < 5 && chance(3) else { continue }
        map.append(property.key, value(of: property.value, depth: depth + 1))
      }
    }
    if let values = schema["additionalProperties"], case .map = values {
      for key in ["one", "two.example.com/x", "true", "3"] where chance(3) {
        map.append(key, value(of: values, depth: depth + 1))
      }
    }
    return .map(map)
  }

  /// Mutually exclusive fields: those that are required, and those that are forbidden.
  private mutating func groups(of schema: Node) -> (needed: Set<String>, barred: Set<String>) {
    var (needed, barred): (Set<String>, Set<String>) = ([], [])
    guard case .list(let rules)? = schema["allOf"] else { return (needed, barred) }
    for rule in rules {
      guard case .list(let choices)? = rule["oneOf"] ?? rule["anyOf"] else { continue }
      let fields = choices.compactMap { $0["required"]?.texts?.first }
      let chosen = pick(fields)
      needed.insert(chosen)
      barred.formUnion(fields.filter { $0 != chosen })
    }
    return (needed.subtracting(barred), barred.subtracting(needed))
  }

  private mutating func integer(_ schema: Node) -> Int64 {
    let (least, most) = (schema["minimum"]?.int ?? 0, schema["maximum"]?.int ?? 1_000_000)
    return pick([least, min(most, least + 1), min(most, least + 1_000_000), most])
  }

  private mutating func text(_ schema: Node) -> String {
    guard let pattern = schema["pattern"]?.text else { return pick(Self.hostileTexts) }
    return pick(Self.samples.first { pattern == $0.pattern }?.texts ?? ["1"])
  }

  private static let hostileTexts = [
    "", "plain", "{{ .Values.frontend }}", "{{", "}}", "\"quoted\" and 'quoted'", "a: b", "# no comment",
    "yes", "null",
    "1e3", "0755", "~", "- item", "*alias", "&anchor", " blanks ", "two\nlines\n", "tab\there", "ünïcödé ☃ 船",
    "\\n",
    "<&>", "%percent", "`tick`", "|", ">", "12:30", "\u{1F6A2}",
  ]

  /// Strings in the formats of settings.
  static let samples: [(pattern: String, texts: [String])] = [
    ("^(\(NameForm.prefixPattern))?$", ["", "a-", "user12-"]),
    (
      "^\(ImageReference.repositoryPattern)$",
      ["redis", "docker.io/library/redis", "localhost:5000/a/b"]
    ),
    (
      "^(\(ImageReference.registryPattern))?$", ["", "mirror.example.com", "localhost:5000/mirror"]
    ),
    ("^([A-Za-z0-9_][A-Za-z0-9._-]{0,127})?$", ["", "latest", "1.20", "0755", "1e3", "v1.2.3-rc.1"]),
    ("^sha256:[0-9a-f]{64}$", ["sha256:" + String(repeating: "0a", count: 32)]),
    (
      "^([*]|([*][.])?[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)*)$",
      ["*", "*.example.com", "shop.example.com"]
    ),
    (
      "^[+]?([0-9]+[.]?[0-9]*|[.][0-9]+)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][-+]?[0-9]{1,2})?$",
      ["0", "100m", "1.5Gi", "1000000", "2k", ".5Gi", "1e3"]
    ),
    ("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", ["", "front", "1.0"]),
    (
      "^(\(CronSchedule.pattern))$",
      ["@daily", "0 3 * * *", "*/5 0-6 1,15 JAN-jun MON", "@every 1h30m"]
    ),
    ("^\(NameForm.domainPattern)$", ["standard", "fast-disks"]),
    ("^(100|[1-9]?[0-9])%$", ["25%", "0%"]),
    ("^\(NameForm.dataKeyPattern)$", ["key", ".env"]),
    ("^[ -<>-~]+$", ["A", "B.C"]),
    ("^([0-9]{0,9}[1-9][0-9]{0,9}(h|m|s|ms))+$", ["5s", "1h30m", "250ms"]),
    ("^([0-9]{1,3}%|[0-9]{1,9}|[a-z][a-z0-9-]{0,13}[a-z0-9])$", ["25%", "100%"]),
  ]

  private mutating func chance(_ oneIn: UInt64) -> Bool { random.next() % oneIn == 0 }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(random.next() % UInt64(elements.count))]
  }
}

extension Node {
  fileprivate var texts: [String]? {
    if case .list(let list) = self { list.compactMap(\.text) } else { nil }
  }
}
