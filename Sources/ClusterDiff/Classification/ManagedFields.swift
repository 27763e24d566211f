import ManifestTree

/// The managers of the fields of a live object.
struct ManagedFields {
  private let entries: [(manager: FieldManager, fields: Node)]

  init(of object: Node) {
    guard case .list(let list)? = object["metadata"]?["managedFields"] else {
      entries = []
      return
    }
    entries = list.compactMap { node in
      guard let name = node["manager"]?.text, let fields = node["fieldsV1"] else { return nil }
      let manager = FieldManager(
        name: name, operation: node["operation"]?.text, time: node["time"]?.text,
        subresource: node["subresource"]?.text)
      let isAutoscaler = object["kind"]?.text == "HorizontalPodAutoscaler"
      return (manager, isAutoscaler ? AutoscalerConversion.heldInVersion2(fields) : fields)
    }
  }

  /// Whether the dump contains managers.
  var isKnown: Bool { !entries.isEmpty }

  /// The managers of the value at a path, the latest first; without managers, the managers of the nearest ancestor.
  /// - Parameters:
  ///   - path: the path, with the keys of elements.
  ///   - place: the same path with their indices; nil if it has no elements.
  ///   - object: the live object.
  func holders(of path: NodePath, at place: NodePath? = nil, in object: Node) -> [FieldManager] {
    var best: (depth: Int, managers: [FieldManager]) = (0, [])
    let keys = entries.isEmpty ? [] : Self.keys(of: path, at: place ?? path, in: object)
    for entry in entries {
      let depth = Self.depth(of: keys, in: entry.fields)
      if depth > best.depth { best = (depth, []) }
      if depth == best.depth, depth > 0 { best.managers.append(entry.manager) }
    }
    return Self.latestFirst(best.managers)
  }

  /// The managers of an element in a set or in the owner references, at a path of keys.
  func holders(of element: Node, in path: NodePath) -> [FieldManager] {
    var names = ["v:" + element.json]
    if let uid = element["uid"] { names.append("k:" + Node.map(["uid": uid]).json) }
    let managers = entries.filter { entry in
      let fields = path.steps.reduce(Optional(entry.fields)) { node, step in
        if case .key(let key) = step { node?["f:" + key] } else { nil }
      }
      return names.contains { fields?[$0] != nil }
    }
    return Self.latestFirst(managers.map(\.manager))
  }

  /// The managers of the object itself, without those of subresources such as `status` and `scale`, the latest first.
  var writers: [FieldManager] {
    Self.latestFirst(entries.map(\.manager).filter { $0.subresource == nil })
  }

  /// The managers that applied the object: those of the annotation that client-side `kubectl apply` writes, otherwise
  /// those of server-side applies, otherwise the first writer.
  func appliers(in object: Node) -> [FieldManager] {
    let noted = holders(of: LastApplied.annotation, in: object)
    if !noted.isEmpty { return noted }
    let applied = entries.map(\.manager).filter { $0.operation == "Apply" }
    return applied.isEmpty ? Array(writers.suffix(1)) : applied
  }

  private static func latestFirst(_ managers: [FieldManager]) -> [FieldManager] {
    managers.enumerated().sorted {
      ($1.element.time ?? "", $1.offset) < ($0.element.time ?? "", $0.offset)
    }.map(\.element)
  }

  /// How many steps of the path a manager's fields contain.
  private static func depth(of keys: [[String]], in fields: Node) -> Int {
    var (node, depth) = (fields, 0)
    for alternatives in keys {
      guard let next = alternatives.lazy.compactMap({ node[$0] }).first else { break }
      (node, depth) = (next, depth + 1)
    }
    // A non-empty map on the path is managed only if the manager has it as a whole.
    if depth < keys.count, case .map(let map) = node, !map.isEmpty { return 0 }
    return depth
  }

  /// The keys of `fieldsV1` for each step: `f:name` for fields, `k:{…}` for elements with keys, and `i:0` for indices.
  private static func keys(of path: NodePath, at place: NodePath, in object: Node) -> [[String]] {
    var node: Node? = object
    return zip(path.steps, place.steps).map { step, plain in
      node = node?[NodePath([plain])]
      switch step {
      case .key(let key): return ["f:" + key]
      case .index(let index): return ["i:\(index)"]
      case .element(let selectors): return elementKeys(selectors, node)
      }
    }
  }

  private static func elementKeys(_ selectors: [NodePath.Selector], _ element: Node?) -> [String] {
    var keys: [String] = []
    func append(_ names: [String]) {
      var map = NodeMap()
      for name in names {
        guard
          let value = element?[name] ?? selectors.first(where: { $0.key == name }).map({ .string($0.value) })
        else { return }
        map.append(name, value)
      }
      keys.append("k:" + Node.map(map).json)
    }
    append(selectors.map(\.key))
    // The path shows a Service's ports by name, but `fieldsV1` identifies them by port and protocol.
    append(["port", "protocol"])
    return keys
  }
}
