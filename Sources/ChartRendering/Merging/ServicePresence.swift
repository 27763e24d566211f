import ChartParameters
import KubernetesFacts
import ManifestTree

/// The files and services of each profile, to find the service that explains a difference between profiles.
struct ServicePresence: Sendable {
  /// A file of the chart, with its version in each profile.
  struct File: Sendable {
    let name: String
    /// The path of the values of the file's service; nil for files of the whole system.
    let path: ValuesPath?
    /// The file in each profile; nil if the profile does not have it.
    let profiles: [ParameterizedSystem.File?]

    /// The name of the file's service.
    var service: String? { path == nil ? nil : name }
  }

  let files: [File]
  /// The names of the profiles.
  let profiles: [String]
  let labels: SharedMetadata
  let annotations: SharedMetadata
  private let services: [(name: String, isThere: [Bool])]

  init(_ system: ParameterizedSystem) {
    profiles = system.profiles.map(\.name)
    labels = SharedMetadata(ValuesPath(["commonLabels"]), system.profiles.map(\.labels))
    annotations = SharedMetadata(ValuesPath(["commonAnnotations"]), system.profiles.map(\.annotations))
    let names = Self.merged(system.profiles.map { $0.files.map(\.name) })
    let byName = system.profiles.map { profile in
      Dictionary(profile.files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
    files = names.map { name in
      let profiles = byName.map { $0[name] }
      return File(
        name: name, path: profiles.lazy.compactMap { $0?.service }.first, profiles: profiles)
    }
    services = files.compactMap { file in
      let isThere = file.profiles.map { $0 != nil }
      return file.service != nil && isThere.contains(false) ? (file.name, isThere) : nil
    }
  }

  /// The condition for a part that mentions a service and that exists in the same profiles as the service.
  func condition(of nodes: ProfileNodes) -> Condition? {
    let wanted = nodes.map { $0 == .elsewhere ? nil : $0.node != nil }
    let named = services.filter { service in
      zip(wanted, service.isThere).allSatisfy { $0 == nil || $0 == $1 }
        && nodes.nodes.allSatisfy { $0.mentions(service.name) }
    }
    // The part 'cart-db-config' belongs to the service 'cart-db' and not to 'cart'.
    return named.max { $0.name.utf8.count < $1.name.utf8.count }.map {
      .isTrue(ValuesPath(ofService: $0.name).key("enabled"))
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

extension Node {
  /// Whether a string in the node contains a service's name: `cart.shop` and `cart-config` contain `cart`, `carts` does
  /// not.
  fileprivate func mentions(_ name: String) -> Bool {
    switch self {
    case .string(let text): text.hasLabel(name)
    case .list(let list): list.contains { $0.mentions(name) }
    case .map(let map): map.contains { $0.key.hasLabel(name) || $0.value.mentions(name) }
    case .null, .bool, .int, .double: false
    }
  }
}

extension String {
  /// Whether the string contains a DNS label that equals a name, or begins with the name and '-'.
  fileprivate func hasLabel(_ name: String) -> Bool {
    utf8.split(whereSeparator: { !$0.isLabelByte }).contains { label in
      label.starts(with: name.utf8)
        && (label.count == name.utf8.count || label.dropFirst(name.utf8.count).first == .dash)
    }
  }
}
