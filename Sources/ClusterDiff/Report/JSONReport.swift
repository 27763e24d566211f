package import Diagnostics
package import ManifestTree

extension DriftReport {
  /// The report for programs, in a stable format that is documented in the guide to `portolan diff`.
  package var json: String {
    var root = NodeMap()
    root["format"] = 1
    root["differences"] = .list(differences.map(\.node))
    root["summary"] = summary
    return Node.map(root).indentedJSON.safeJSON + "\n"
  }

  private var summary: Node {
    var map = NodeMap()
    map["compared"] = .int(Int64(comparedCount))
    for kind in Difference.Kind.allCases { map[kind.rawValue] = .int(Int64(count(of: kind))) }
    map["notInDump"] = .int(Int64(uncompared.count))
    map["clean"] = .bool(!hasDrift)
    return .map(map)
  }
}

extension Difference {
  fileprivate var node: Node {
    var map = NodeMap()
    map["object"] = [
      "group": .string(object.group), "kind": .string(object.kind),
      "namespace": object.namespace.map(Node.string) ?? .null, "name": .string(object.name),
    ]
    map["path"] = .string(path.description)
    map["class"] = .string(kind.rawValue)
    let (declared, live) = shown
    map["declared"] = declared ?? .null
    map["live"] = live ?? .null
    if let shownStored { map["stored"] = shownStored }
    if isOrder { map["order"] = true }
    map["manager"] = manager.map { .string($0.name) } ?? .null
    map["operation"] = manager?.operation.map(Node.string) ?? .null
    map["time"] = manager?.time.map(Node.string) ?? .null
    if let subresource = manager?.subresource { map["subresource"] = .string(subresource) }
    map["consequence"] = .string(consequence.rawValue)
    if let sideEffect { map["effect"] = .string(sideEffect.rawValue) }
    if let reason { map["reason"] = .string(reason.rawValue) }
    if let renameOf { map["renameOf"] = .string(renameOf) }
    if let note { map["note"] = .string(note) }
    map["declaredAt"] = declaredAt.map(\.node) ?? .null
    if let liveAt { map["liveAt"] = liveAt.node }
    return .map(map)
  }
}

extension FileLocation {
  package var node: Node {
    ["file": .string(file), "line": .int(Int64(line)), "column": .int(Int64(column))]
  }
}

extension Node {
  /// The tree as indented JSON.
  package var indentedJSON: String {
    var writer = JSONWriter(.indented)
    writer.write(self)
    return writer.text
  }
}
