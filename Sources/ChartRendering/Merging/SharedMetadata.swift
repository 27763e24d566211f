import ChartParameters
import ManifestTree

/// The labels or annotations that are set on all objects and differ between profiles; each is one value of the chart.
struct SharedMetadata: Sendable {
  /// The path of the group that contains their values.
  let path: ValuesPath
  /// The value in each profile, by key.
  let values: [String: [String?]]

  /// Collects the keys whose values differ between profiles.
  /// - Parameter profiles: the labels or annotations of each profile.
  init(_ path: ValuesPath, _ profiles: [[String: String]]) {
    self.path = path
    var values: [String: [String?]] = [:]
    for key in Set(profiles.flatMap(\.keys)) {
      let texts = profiles.map { $0[key] }
      if texts.contains(where: { $0 != texts.first }) { values[key] = texts }
    }
    self.values = values
  }

  /// Whether a profile does not have the key.
  func isOptional(_ key: String) -> Bool { values[key]?.contains { $0 == nil } ?? false }

  /// Whether the profiles' nodes at a place are the shared values of a key.
  func values(of key: String, fit nodes: ProfileNodes) -> Bool {
    guard let texts = values[key] else { return false }
    return zip(texts, nodes).allSatisfy { text, node in
      switch node {
      case .elsewhere: true
      case .absent: text == nil
      case .node(let node): node.text.map { $0 == text } ?? false
      }
    }
  }

  /// The parameters of the chart.
  func parameters(_ what: String, _ type: ParameterType) -> [ChartParameter] {
    values.sorted { $0.key < $1.key }.map { key, texts in
      ChartParameter(
        path: path.key(key.camelCased), documentation: "Value of the \(what) `\(key)` on all objects",
        type: type,
        isNullable: isOptional(key), values: texts.map { $0.map(Node.string) ?? .null })
    }
  }
}

extension ServicePresence {
  /// The labels or annotations of all objects, for a place in the metadata of an object or pod.
  func sharedMetadata(at place: NodePath) -> SharedMetadata? {
    guard place.steps.count > 2, place.steps[place.steps.count - 3] == .key("metadata") else { return nil }
    return switch place.steps[place.steps.count - 2] {
    case .key("labels"): labels
    case .key("annotations"): annotations
    default: nil
    }
  }
}
