import ChartParameters
package import Diagnostics
import KubernetesFacts
package import ManifestTree

/// The values for a chart: the values of a profile, overridden by the user's values.
package struct ChartValues: Sendable {
  private let tree: ValueTree
  /// The default values of the chart, with the profile's values.
  private let defaults: Node
  private let profile: Node
  /// The values from the profile's file and the user.
  private var user: Node
  private var given: [Given] = []
  /// The number of list items that the indexes of all assignments require: a few characters can require 65,537 items.
  private var listItems = 0
  private static let maximumItems = 1_000_000

  /// A value from a user, with the positions of its parts.
  private struct Given {
    let path: [String]
    var file: GivenFile?

    func location(ofPart part: NodePath) -> FileLocation? {
      file?.location(of: NodePath(path.map(NodePath.Step.key) + part.steps))
    }
  }

  /// A document with values below a path.
  private struct GivenFile {
    let document: Documents.Document
    let path: NodePath

    func location(of part: NodePath) -> FileLocation {
      document.map.location(of: NodePath(path.steps + part.steps), in: document.node)
    }
  }

  /// The namespace of the profile in the spec.
  let namespace: String

  package init(_ chart: Chart, profile: String) {
    tree = chart.values
    let position = chart.system.profiles.firstIndex { $0.name == profile } ?? 0
    let profiles = chart.system.profiles.indices.map(tree.values(inProfile:))
    defaults = profiles.first ?? .map([:])
    self.profile = profiles.indices.contains(position) ? profiles[position] : defaults
    user = Node.overlay(of: profiles, profile: position) ?? .map([:])
    let isThere = chart.system.profiles.indices.contains(position)
    namespace = isThere ? chart.system.profiles[position].namespace : chart.system.app
  }

  /// All values, as Helm passes them to the templates.
  var node: Node { profile.overlaid(with: user, defaults: defaults) }

  /// Overrides values with the values from a file.
  /// - Parameter path: the path of the values in the document.
  /// - Returns: the errors for unknown values, which are ignored.
  package mutating func overlay(
    _ document: Documents.Document, at path: NodePath = NodePath()
  ) -> [Diagnostic] {
    guard let node = document.node[path]?.withWholeNumbers, node != .null else { return [] }
    var faults: [Diagnostic] = []
    let file = GivenFile(document: document, path: path)
    if let values = placed(node, in: tree, at: [], of: file, &faults) {
      user = user.merged(with: values)
    }
    return faults
  }

  /// Sets values: `frontend.replicaCount=5`.
  /// - Returns: the errors in them.
  package mutating func set(_ assignment: ValueAssignment) -> [Diagnostic] {
    assignment.singles.flatMap { set($0) }
  }

  private mutating func set(_ single: ValueAssignment.Single) -> [Diagnostic] {
    let keys = single.keys
    if let key = keys.first.flatMap(DependencyKey.init) {
      let value = keys.count > 1 ? .map([:]) : single.value
      return key.accepts(value) ? [] : [.dependencyValue(key, at: nil)]
    }
    switch tree.place(at: keys) {
    case .unknown(let depth, let known):
      return [.unknownValue(keys, depth: depth, known: known, at: nil)]
    case .group: return [.groupOfValues(keys, at: nil)]
    case .parameter(let parameter, _): given.append(Given(path: parameter.path.keys))
    }
    listItems += single.itemCount
    guard listItems <= Self.maximumItems else { return [.tooManyItems(single.path, Self.maximumItems)] }
    guard let values = user.setting(single.value, at: single.path.steps, isCut: single.isCut) else {
      return [.unsettable(single.path)]
    }
    user = values
    return []
  }

  /// The position of a value in a user's file; nil for values of the chart and the command line.
  func location(of path: ValuesPath) -> FileLocation? {
    given.last { $0.path == path.keys }.flatMap { $0.location(ofPart: NodePath()) }
  }

  /// The errors in the given values.
  package var faults: [Diagnostic] {
    var seen: Set<[String]> = []
    let node = node
    return given.reversed().flatMap { given -> [Diagnostic] in
      guard seen.insert(given.path).inserted, case .parameter(let parameter, _) = tree.place(at: given.path)
      else {
        return []
      }
      return parameter.faults(of: node[parameter.path], at: given.location(ofPart:))
    }
    .reversed()
  }

  /// The known values of a map; also records the positions of parameters.
  private mutating func placed(
    _ values: Node, in tree: ValueTree, at keys: [String], of file: GivenFile,
    _ faults: inout [Diagnostic]
  ) -> Node? {
    let here = Given(path: keys, file: file)
    switch tree {
    case .parameter:
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
        if keys.isEmpty, let key = DependencyKey(rawValue: entry.key) {
          if !key.accepts(entry.value) {
            faults.append(
              .dependencyValue(key, at: here.location(ofPart: NodePath([.key(entry.key)]))))
          }
          continue
        }
        guard let child = byKey[entry.key] else {
          faults.append(
            .unknownValue(
              keys + [entry.key], depth: keys.count, known: entries,
              at: here.location(ofPart: NodePath([.key(entry.key)]))))
          continue
        }
        if let value = self.placed(entry.value, in: child, at: keys + [entry.key], of: file, &faults) {
          placed.append(entry.key, value)
        }
      }
      return .map(placed)
    }
  }
}

extension ValueTree {
  /// What is at the end of a path.
  enum Place {
    case parameter(ChartParameter, rest: [String])
    case group
    /// The key at this depth is unknown; the known keys of its group.
    case unknown(depth: Int, known: [Entry])
  }

  func place(at keys: [String]) -> Place {
    var tree = self
    for (depth, key) in keys.enumerated() {
      switch tree {
      case .parameter(let parameter): return .parameter(parameter, rest: Array(keys[depth...]))
      case .group(let entries):
        guard let entry = entries.first(where: { $0.key == key }) else {
          return .unknown(depth: depth, known: entries)
        }
        tree = entry.tree
      }
    }
    if case .parameter(let parameter) = tree { return .parameter(parameter, rest: []) }
    return .group
  }
}

extension Diagnostic {
  fileprivate static func unknownValue(
    _ keys: [String], depth: Int, known: [ValueTree.Entry], at location: FileLocation?
  ) -> Diagnostic {
    let near = ValueTree.suggestion(for: keys[depth], among: known).map { path in
      "did you mean '\((keys[..<depth] + path + keys[(depth + 1)...]).joined(separator: "."))'?"
    }
    return Diagnostic(
      "values/unknown", .error, "unknown value '\(keys[...depth].joined(separator: "."))'",
      at: location,
      fix: near
        ?? "run 'portolan render SPEC --format helm --output FOLDER', and read values.yaml for all values")
  }

  fileprivate static func dependencyValue(_ key: DependencyKey, at location: FileLocation?) -> Diagnostic {
    let expected =
      switch key {
      case .global: "a map"
      case .enabled: "true or false"
      }
    return Diagnostic(
      "values/malformed", .error, "invalid value for '\(key.rawValue)': expected \(expected)", at: location)
  }

  fileprivate static func unsettable(_ path: NodePath) -> Diagnostic {
    Diagnostic(
      "values/malformed", .error,
      "cannot set '\(path)': each key in the path requires a map, and each index requires a list",
      at: nil, fix: "correct the path, or set the values in a file with --values")
  }

  fileprivate static func tooManyItems(_ path: NodePath, _ limit: Int) -> Diagnostic {
    Diagnostic(
      "values/too-many-items", .error,
      "cannot set '\(path)': the indexes in all assignments must not require more than \(limit) list items",
      at: nil, fix: "set the list in a file, and pass the file with --values")
  }

  fileprivate static func groupOfValues(_ keys: [String], at location: FileLocation?) -> Diagnostic {
    let name = keys.isEmpty ? "the file" : "'\(keys.joined(separator: "."))'"
    return Diagnostic(
      "values/group", .error, "invalid value for \(name): expected a map", at: location)
  }
}
