import ChartParameters
import Diagnostics
import KubernetesFacts
import ManifestTree

/// Merges the profiles' versions of one file into templates, and collects their parameters.
///
/// The places of the system's own parameters are already marked. Every other difference between profiles becomes a
/// parameter here.
struct FileMerge {
  let file: ServicePresence.File
  let presence: ServicePresence
  var parameters: [ChartParameter] = []
  var definitions: [Definition] = []
  var diagnostics: [Diagnostic] = []
  /// Whether a part depends on the value `profile`.
  var usesProfile = false
  private var places: [ValuesPath: Int] = [:]

  /// The result for a file.
  struct Merged: Sendable {
    let file: Chart.File
    let parameters: [ChartParameter]
    let definitions: [Definition]
    let diagnostics: [Diagnostic]
    let usesProfile: Bool
  }

  init(_ file: ServicePresence.File, _ presence: ServicePresence) {
    self.file = file
    self.presence = presence
    parameters.reserveCapacity(32)
    places.reserveCapacity(32)
  }

  mutating func merged() -> Merged {
    if let path = file.path {
      note(
        path.key("enabled"), "Render all objects of service \(file.name)",
        .bool,
        file.profiles.map { .bool($0 != nil) })
    }
    let objects = objects().map { merge($0) }
    var own = Chart.File(name: file.name, service: file.service, objects: objects)
    // Most shared files have nothing to check.
    if file.path != nil || objects.contains(where: { $0.identity.kind == "VirtualService" }) {
      let values = ValueTree(parameters)
      let profiles = file.profiles.indices.map { values.values(inProfile: $0) }
      if let path = file.path { own.checks = ValueChecks(of: objects, profiles.map { $0[path] ?? .null }) }
      for object in objects { own.checks.addRoutes(of: object, profiles) }
    }
    return Merged(
      file: own, parameters: parameters,
      definitions: definitions, diagnostics: diagnostics, usesProfile: usesProfile)
  }

  /// An object of the file in all profiles.
  struct Object {
    /// The object in the first profile that has the object.
    var first: ParameterizedSystem.Object
    var nodes: ProfileNodes
  }

  private func objects() -> [Object] {
    var places: [ObjectIdentity: Int] = [:]
    var objects: [Object] = []
    for (profile, own) in file.profiles.enumerated() {
      for object in own?.objects ?? [] {
        if let place = places[object.identity] {
          objects[place].nodes[profile] = .node(object.node)
          objects[place].first.parameters.merge(object.parameters)
          if object.condition?.asks(.namespacePolicies) ?? false {
            objects[place].first.condition = object.condition
          }
        } else {
          places[object.identity] = objects.count
          var nodes = ProfileNodes(file.profiles) { $0 == nil ? .elsewhere : .absent }
          nodes[profile] = .node(object.node)
          objects.append(Object(first: object, nodes: nodes))
        }
      }
    }
    // The objects keep the order that they have in the profiles.
    let lists = file.profiles.compactMap { $0?.objects.map(\.identity) }
    if lists.contains(where: { $0 != lists.first }) {
      var added: Set<ObjectIdentity> = []
      objects = ServicePresence.merged(lists).compactMap { identity in
        added.insert(identity).inserted ? places[identity].map { objects[$0] } : nil
      }
    }
    return objects.inApplyOrder { ApplyOrder.rank(of: $0.first.identity) }
  }

  /// The values of a parameter that are not at its place in the objects; nil if no profile has one.
  ///
  /// A profile without the parameter has the value of the first profile with it.
  func values(of path: ValuesPath) -> [Node]? {
    guard let first = file.profiles.lazy.compactMap({ $0?.values[path] }).first else { return nil }
    return file.profiles.map { $0?.values[path] ?? first }
  }

  /// Adds a parameter and returns its path: two fields share a parameter only if their values are the same.
  @discardableResult
  mutating func note(
    _ path: ValuesPath, _ documentation: String, _ type: ParameterType, nullable: Bool = false,
    _ values: [Node]
  ) -> ValuesPath {
    var path = path
    var number = 2
    let last = path.keys.last ?? ""
    while let place = places[path] {
      if parameters[place].values == values { return path }
      path = ValuesPath(path.keys.dropLast() + ["\(last)\(number)"])
      number += 1
    }
    places[path] = parameters.count
    parameters.append(
      ChartParameter(
        path: path, documentation: documentation, type: type, isNullable: nullable, values: values))
    return path
  }

  /// The number of collected results, to undo later ones.
  struct Noted {
    let parameters: Int
    let definitions: Int
    let diagnostics: Int
    let usesProfile: Bool
  }

  var noted: Noted {
    Noted(
      parameters: parameters.count, definitions: definitions.count, diagnostics: diagnostics.count,
      usesProfile: usesProfile)
  }

  /// Undoes the results of an attempt that failed.
  mutating func forget(since before: Noted) {
    for parameter in parameters[before.parameters...] { places[parameter.path] = nil }
    parameters.removeSubrange(before.parameters...)
    definitions.removeSubrange(before.definitions...)
    diagnostics.removeSubrange(before.diagnostics...)
    usesProfile = before.usesProfile
  }
}
