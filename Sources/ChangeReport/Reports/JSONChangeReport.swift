import ClusterDiff
import Diagnostics
import KubernetesFacts
import ManifestTree

extension ChangeSet {
  /// The report for programs, in a stable format that a JSON Schema describes.
  package var json: String {
    var root = NodeMap()
    root["format"] = 1
    root["old"] = .string(oldName)
    root["new"] = .string(newName)
    root["profiles"] = .list(profiles.map(Node.string))
    root["changes"] = .list(entries.map(\.node))
    root["findings"] = .list(findings.map(\.node))
    root["summary"] = summary
    return Node.map(root).indentedJSON.safeJSON + "\n"
  }

  private var summary: Node {
    var objects = NodeMap()
    objects["old"] = .int(Int64(oldCount))
    objects["new"] = .int(Int64(newCount))
    for kind in ChangeEntry.Kind.allCases where kind != .reordered {
      objects[kind.rawValue] = .int(Int64(objectCounts[kind] ?? 0))
    }
    var counts = NodeMap()
    for risk in Risk.allCases {
      counts[risk.rawValue] = .int(
        Int64(entries.count { entry in entry.marks.contains { $0.risk == risk } }))
    }
    var map = NodeMap()
    map["clean"] = .bool(isEmpty)
    map["changes"] = .int(Int64(entries.count))
    map["values"] = .int(Int64(leaves))
    map["objects"] = .map(objects)
    map["risks"] = .map(counts)
    map["requests"] = .list(costs.flatMap(\.nodes))
    return .map(map)
  }
}

extension ChangeEntry {
  fileprivate var node: Node {
    let (old, new) = shown
    var map = NodeMap()
    map["kind"] = .string(kind.rawValue)
    map["place"] = .string(place)
    map["old"] = old ?? .null
    map["new"] = new ?? .null
    if let oldDefault { map["oldDefault"] = oldDefault }
    if let newDefault { map["newDefault"] = newDefault }
    map["values"] = .int(Int64(leaves))
    map["risks"] = .list(
      marks.map {
        ["risk": .string($0.risk.rawValue), "reason": .string($0.reason), "count": .int(Int64($0.count))]
      })
    map["notes"] = .list(notes.map(Node.string))
    map["objects"] = .list(hits.map(\.node))
    return .map(map)
  }
}

extension ChangedObject {
  fileprivate var node: Node {
    var map = NodeMap()
    map["object"] = identity.node
    if let former { map["former"] = former.node }
    map["path"] = .string(path.description)
    map["profiles"] = .list(profiles.map(Node.string))
    map["location"] = location?.node ?? .null
    return .map(map)
  }
}

extension ObjectIdentity {
  fileprivate var node: Node {
    [
      "group": .string(group), "kind": .string(kind), "namespace": namespace.map(Node.string) ?? .null,
      "name": .string(name),
    ]
  }
}

extension Diagnostic {
  fileprivate var node: Node {
    [
      "id": .string(id), "severity": .string(severity.rawValue), "message": .string(message),
      "location": location?.node ?? .null,
    ]
  }
}

extension ProfileCost {
  fileprivate var nodes: [Node] {
    resources.map { name in
      [
        "profile": profile.map(Node.string) ?? .null, "resource": .string(name),
        "old": .string((old[name] ?? .zero).description), "new": .string((new[name] ?? .zero).description),
      ]
    }
  }
}
