import KubernetesFacts
package import ManifestTree

/// The declared form of the objects of a dump: without the fields that the server, controllers, and tools add.
///
/// Live objects that controllers or the cluster created are left out. Objects that did not come from a server only lose
/// null fields and empty image pull policies, and are converted from older API versions. ConfigMaps and Secrets keep null
/// fields, and Secrets are not converted.
package enum DeclaredForm {
  package static func objects(of dump: [Object], namespace: String) -> [Object] {
    let isDump = dump.contains { $0.isFromServer }
    let live = isDump ? LiveObjects(dump, in: namespace) : nil
    let definitions = CustomDefinitions(among: dump)
    let scaled = Set(dump.compactMap { ScaleTarget(of: $0)?.identity })
    return dump.concurrentMap { object -> Object? in
      if let live, UndeclaredObject.reason(object, among: live) != nil { return nil }
      var object = object.identity.groupKind == .secret ? object : ServerConversion.of(object)
      if ![.configMap, .secret].contains(object.identity.groupKind) {
        object.node = withoutNulls(object.node, depth: 0)
      }
      guard object.isFromServer else { return object }
      let kind = object.identity.inItsGroup.groupKind
      let rules = SuppressionRule.all.filter { $0.appliesTo(kind) && !$0.isLabelOfTool }
      object.node = without(object.node, rules, of: object.identity, at: NodePath()) ?? object.node
      if scaled.contains(object.identity),
        case .map(var root) = object.node, case .map(var spec)? = root["spec"]
      {
        spec["replicas"] = nil
        root["spec"] = .map(spec)
        object.node = .map(root)
      }
      let schema = SchemaCursor(of: object.identity, in: .newest, definitions)
      object.node = withoutDefaults(object.node, schema, depth: 0)
      return object
    }
    .compactMap(\.self)
  }

  /// A value without null fields and without an empty `imagePullPolicy`, which the server replaces with the default.
  private static func withoutNulls(_ node: Node, depth: Int) -> Node {
    guard depth < 60 else { return node }
    switch node {
    case .map(let map):
      let kept = map.filter {
        $0.value != .null && !($0.key == "imagePullPolicy" && $0.value.text?.isEmpty == true)
      }
      return .map(
        NodeMap(uniqueEntries: kept.map { .init($0.key, withoutNulls($0.value, depth: depth + 1)) }))
    case .list(let list): return .list(list.map { withoutNulls($0, depth: depth + 1) })
    case .null, .bool, .int, .double, .string: return node
    }
  }

  /// A value without the fields that rules cover; nil if nothing remains of a map.
  private static func without(
    _ node: Node, _ rules: [SuppressionRule], of identity: ObjectIdentity, at path: NodePath
  ) -> Node? {
    guard path.steps.count < 60 else { return node }
    switch node {
    case .map(let map):
      var result = NodeMap()
      for entry in map {
        let place = path.key(entry.key)
        let change = Change(path: place, declared: nil, expected: nil, live: entry.value)
        if rules.contains(where: { $0.covers(change, of: identity) }) { continue }
        if let value = without(entry.value, rules, of: identity, at: place) {
          result.append(entry.key, value)
        }
      }
      return result.isEmpty && !map.isEmpty ? nil : .map(result)
    case .list(let list):
      return .list(
        list.enumerated().map {
          without($0.element, rules, of: identity, at: path.index($0.offset)) ?? $0.element
        })
    case .null, .bool, .int, .double, .string: return node
    }
  }

  /// A value without the fields that have their defaults.
  private static func withoutDefaults(_ node: Node, _ schema: SchemaCursor, depth: Int) -> Node {
    guard depth < 60 else { return node }
    switch node {
    case .map(var map):
      for entry in map {
        guard let child = schema.child(entry.key) else { continue }
        map[entry.key] = withoutDefaults(entry.value, child, depth: depth + 1)
      }
      for rule in schema.defaults where map[rule.field] == rule.value {
        var rest = map
        rest[rule.field] = nil
        if rule.applies(to: rest) { map = rest }
      }
      for entry in map.entries {
        var rest = map
        rest[entry.key] = nil
        var filled = rest
        DerivedDefaults.fill(&filled, of: schema.name)
        if filled[entry.key] == entry.value || entry.key == "serviceAccount" && filled.count < rest.count {
          map = rest
        }
      }
      return .map(map)
    case .list(let list):
      let element = schema.element
      return .list(list.map { withoutDefaults($0, element, depth: depth + 1) })
    case .null, .bool, .int, .double, .string: return node
    }
  }
}

extension Object {
  /// Whether the object was read from a server: its metadata has `uid`, `resourceVersion`, or `managedFields`.
  fileprivate var isFromServer: Bool {
    let metadata = node["metadata"]
    return metadata?["uid"] != nil || metadata?["resourceVersion"] != nil || metadata?["managedFields"] != nil
  }
}

extension SuppressionRule {
  /// Whether the rule covers a tool's label, which the owner of the object may have declared.
  fileprivate var isLabelOfTool: Bool { reason == .toolTrace && pattern.text.contains("labels") }
}
