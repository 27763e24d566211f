public import Diagnostics
import KubernetesFacts
public import ManifestTree

/// The values with which a chart's manifests are made: a profile's, with what users lay over them.
public struct ChartValues: Sendable {
  private let tree: ValueTree
  private(set) var node: Node
  private var given: [Given] = []

  /// A value that a user gave, and where its parts stand.
  private struct Given {
    let path: [String]
    var document: Documents.Document?

    func location(ofPart part: NodePath) -> FileLocation? {
      document.map { $0.map.location(of: NodePath(path.map(NodePath.Step.key) + part.steps), in: $0.node) }
    }
  }

  /// The namespace that the spec names for the profile.
  let namespace: String

  /// The values of a profile of a chart.
  public init(_ chart: Chart, profile: String) {
    tree = chart.values
    let position = chart.source.profiles.firstIndex { $0.name == profile } ?? 0
    node = tree.values(inProfile: position)
    let isThere = chart.source.profiles.indices.contains(position)
    namespace = isThere ? chart.source.profiles[position].namespace : chart.source.app
  }

  /// Lays a file's values over those that are there.
  /// - Returns: what has no place among them; it is left out.
  public mutating func overlay(_ document: Documents.Document) -> [Diagnostic] {
    guard document.node != .null else { return [] }
    var faults: [Diagnostic] = []
    if let values = placed(document.node, in: tree, at: [], of: document, &faults) {
      node = node.overlaid(with: values)
    }
    return faults
  }

  /// Sets one value: `frontend.replicaCount=5`; a dot within a key is written `\.`.
  /// - Returns: what is wrong with it.
  public mutating func set(_ assignment: ValueAssignment) -> [Diagnostic] {
    let value: Node
    switch tree.place(at: assignment.keys) {
    case .unknown(let depth, let known):
      return [.unknownValue(assignment.keys, depth: depth, known: known, at: nil)]
    case .group:
      return [.groupOfValues(assignment.keys, at: nil)]
    case .setting(let setting, let rest):
      value = assignment.value(of: setting.type, at: rest)
      given.append(Given(path: setting.path.keys))
    }
    node = node.overlaid(with: assignment.keys.reversed().reduce(value) { .map([$1: $0]) })
    return []
  }

  /// What of the given values is not what their settings accept.
  public var faults: [Diagnostic] {
    var seen: Set<[String]> = []
    return given.reversed().flatMap { given -> [Diagnostic] in
      guard seen.insert(given.path).inserted, case .setting(let setting, _) = tree.place(at: given.path)
      else {
        return []
      }
      return setting.faults(of: node[setting.path], at: given.location(ofPart:))
    }
    .reversed()
      + autoscalersOutOfRange.map { service, fewest, most in
        let cause = given.last { $0.path.first == service && Self.counts.contains($0.path.last ?? "") }
        return .autoscalerOutOfRange(
          service, fewest: fewest, most: most, at: cause?.location(ofPart: NodePath()))
      }
  }

  /// The values that bound the number of pods.
  private static let counts: Set<String> = ["replicaCount", "minReplicas", "maxReplicas"]

  /// What of some values has a place in a tree; notes where settings were given.
  private mutating func placed(
    _ values: Node, in tree: ValueTree, at keys: [String], of document: Documents.Document,
    _ faults: inout [Diagnostic]
  ) -> Node? {
    let here = Given(path: keys, document: document)
    switch tree {
    case .setting:
      given.append(here)
      return values
    case .group(let entries):
      guard case .map(let map) = values else {
        faults.append(.groupOfValues(keys, at: here.location(ofPart: NodePath())))
        return nil
      }
      let byKey = Dictionary(entries.map { ($0.key, $0.tree) }, uniquingKeysWith: { first, _ in first })
      var placed = NodeMap()
      for entry in map {
        guard let child = byKey[entry.key] else {
          faults.append(
            .unknownValue(
              keys + [entry.key], depth: keys.count, known: entries.map(\.key),
              at: here.location(ofPart: NodePath([.key(entry.key)]))))
          continue
        }
        if let value = self.placed(entry.value, in: child, at: keys + [entry.key], of: document, &faults) {
          placed.append(entry.key, value)
        }
      }
      return .map(placed)
    }
  }
}

extension ValueTree {
  /// What stands at the end of a path.
  enum Place {
    case setting(Setting, rest: [String])
    case group
    /// The key at a depth is none of those known there.
    case unknown(depth: Int, known: [String])
  }

  func place(at keys: [String]) -> Place {
    var tree = self
    for (depth, key) in keys.enumerated() {
      switch tree {
      case .setting(let setting): return .setting(setting, rest: Array(keys[depth...]))
      case .group(let entries):
        guard let entry = entries.first(where: { $0.key == key }) else {
          return .unknown(depth: depth, known: entries.map(\.key))
        }
        tree = entry.tree
      }
    }
    if case .setting(let setting) = tree { return .setting(setting, rest: []) }
    return .group
  }
}

extension Diagnostic {
  fileprivate static func unknownValue(
    _ keys: [String], depth: Int, known: [String], at location: FileLocation?
  ) -> Diagnostic {
    let near = nearestName(to: keys[depth], among: known).map { name in
      "did you mean '\((keys[..<depth] + [name] + keys[(depth + 1)...]).joined(separator: "."))'?"
    }
    return Diagnostic(
      "values/unknown", .error, "the chart has no value '\(keys[...depth].joined(separator: "."))'",
      at: location,
      fix: near ?? "its values are in the values.yaml that --format helm writes")
  }

  fileprivate static func groupOfValues(_ keys: [String], at location: FileLocation?) -> Diagnostic {
    let name = keys.isEmpty ? "the file" : "'\(keys.joined(separator: "."))'"
    return Diagnostic(
      "values/group", .error, "\(name) holds other values, expected a map of them", at: location)
  }
}
