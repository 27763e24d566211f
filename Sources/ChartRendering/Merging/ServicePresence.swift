import ChartParameters
import KubernetesFacts
import ManifestTree

/// The files of each profile, and the services and calls that each profile has.
struct ServicePresence: Sendable {
  /// A file of the chart, with its version in each profile.
  struct File: Sendable {
    let name: String
    /// The path of the values of the file's service; nil for files of the whole system.
    let path: ValuesPath?
    /// The file in each profile; nil if the profile does not have it.
    let profiles: [ParameterizedSystem.File?]
    /// The labels and annotations that the service's objects share and that differ between profiles.
    fileprivate(set) var labels: SharedMetadata?
    fileprivate(set) var annotations: SharedMetadata?

    /// The name of the file's service.
    var service: String? { path == nil ? nil : name }
  }

  private(set) var files: [File]
  /// The names of the profiles.
  let profiles: [String]
  let labels: SharedMetadata
  let annotations: SharedMetadata
  /// The values of the parameters that enable services and calls, in each profile.
  private let switches: [ValuesPath: [Bool]]
  /// The parameters that enable calls.
  private let calls: Set<ValuesPath>

  init(_ system: ParameterizedSystem) {
    profiles = system.profiles.map(\.name)
    let names = Self.merged(system.profiles.map { $0.files.map(\.name) })
    let byName = system.profiles.map { profile in
      Dictionary(profile.files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
    files = names.map { name in
      let profiles = byName.map { $0[name] }
      let path = profiles.lazy.compactMap { $0?.service }.first
      // A profile without objects of the whole system lacks each of these objects.
      let empty = path == nil ? ParameterizedSystem.File(name: name, service: nil) : nil
      return File(name: name, path: path, profiles: profiles.map { $0 ?? empty })
    }
    let labelDifferences = MetadataDifferences("labels", in: files)
    let annotationDifferences = MetadataDifferences("annotations", in: files)
    labels = SharedMetadata(.labels, system.profiles.map(\.labels), labelDifferences)
    annotations = SharedMetadata(
      .annotations, system.profiles.map(\.annotations), annotationDifferences)
    for (number, values) in labelDifferences.ofFiles(except: labels.values) {
      guard let path = files[number].path else { continue }
      files[number].labels = SharedMetadata(.labels, of: path, values)
    }
    for (number, values) in annotationDifferences.ofFiles(except: annotations.values) {
      guard let path = files[number].path else { continue }
      files[number].annotations = SharedMetadata(.annotations, of: path, values)
    }
    var switches: [ValuesPath: [Bool]] = [:]
    for file in files {
      if let path = file.path { switches[path.key("enabled")] = file.profiles.map { $0 != nil } }
    }
    for (parameter, values) in system.calls { switches[parameter.path] = values.map { $0 == true } }
    self.switches = switches
    calls = Set(system.calls.map(\.parameter.path))
  }

  /// The condition that expansion attached to a part, if it is true exactly in the profiles that have the part.
  ///
  /// A part that all profiles have needs a condition only if it depends on the value of a call.
  func condition(of nodes: ProfileNodes, _ parameters: ParameterTree?) -> Condition? {
    guard let condition = parameters?.condition else { return nil }
    guard nodes.hasGaps || dependsOnCall(condition) else { return nil }
    for (profile, node) in nodes.enumerated() where node != .elsewhere {
      guard holds(condition, in: profile) == (node.node != nil) else { return nil }
    }
    return condition
  }

  private func dependsOnCall(_ condition: Condition) -> Bool {
    switch condition {
    case .isTrue(let path): calls.contains(path)
    case .all(let conditions), .any(let conditions): conditions.contains(where: dependsOnCall)
    case .isFalse, .isSet, .isUnset, .isFilled, .isOn, .isOneOf, .isProfile: false
    }
  }

  private func holds(_ condition: Condition, in profile: Int) -> Bool {
    switch condition {
    case .isTrue(let path): switches[path]?[profile] ?? true
    case .all(let conditions): conditions.allSatisfy { holds($0, in: profile) }
    case .any(let conditions): conditions.contains { holds($0, in: profile) }
    case .isFalse, .isSet, .isUnset, .isFilled, .isOn, .isOneOf, .isProfile: false
    }
  }

  /// Merges lists into one: an element that only a later list has follows the element before it in that list.
  static func merged<Element: Hashable>(_ lists: [[Element]]) -> [Element] {
    guard var merged = lists.first else { return [] }
    for list in lists.dropFirst() where list != merged {
      var positions = Dictionary(
        merged.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      var result: [Element] = []
      var next = 0
      for name in list {
        guard let position = positions[name] else {
          result.append(name)
          positions[name] = -1
          continue
        }
        if position >= next {
          result += merged[next...position]
          next = position + 1
        }
      }
      merged = result + merged[next...]
    }
    return merged
  }
}
