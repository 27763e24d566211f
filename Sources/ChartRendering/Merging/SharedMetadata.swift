import ChartParameters
import ManifestTree

/// The labels or annotations that several objects share and that differ between profiles; each is one value of the
/// chart or of a service.
struct SharedMetadata: Sendable {
  /// The path of the group that contains their values.
  let path: ValuesPath
  /// The value in each profile, by key.
  private(set) var values: [String: [String?]]
  /// The paths of the values, by key.
  private var paths: [String: ValuesPath] = [:]
  /// The keys of all objects; other keys are only on some objects.
  private var general: Set<String> = []
  /// The type of the values.
  let type: ParameterType
  /// The word for one of them: `label` or `annotation`.
  private let noun: String

  /// The labels or annotations of the whole system.
  /// - Parameters:
  ///   - profiles: the labels or annotations of all objects in each profile.
  ///   - differences: the labels or annotations of single objects.
  init(_ kind: Kind, _ profiles: [[String: String]], _ differences: MetadataDifferences) {
    var values: [String: [String?]] = [:]
    for key in Set(profiles.flatMap(\.keys)) {
      let texts = profiles.map { $0[key] }
      if texts.contains(where: { $0 != texts.first }) { values[key] = texts }
    }
    self.init(kind, of: nil, values)
    general = Set(values.keys)
    self.values.merge(differences.ofSystem(except: values)) { known, _ in known }
    paths = numberedPaths()
  }

  /// The labels or annotations of a service; of the whole system if `service` is nil.
  init(_ kind: Kind, of service: ValuesPath?, _ values: [String: [String?]]) {
    path = (service ?? ValuesPath()).key(kind.group)
    type = kind == .labels ? .text(.labelValue) : .text(.any)
    noun = kind == .labels ? "label" : "annotation"
    self.values = values
    paths = numberedPaths()
  }

  /// The paths of the values: keys with the same name in the values, such as `team` and `Team`, get a number.
  private func numberedPaths() -> [String: ValuesPath] {
    var counts: [String: Int] = [:]
    return values.keys.sorted().reduce(into: [:]) { paths, key in
      let name = key.camelCased
      let number = counts[name, default: 0] + 1
      counts[name] = number
      paths[key] = path.key(number == 1 ? name : "\(name)_\(number)")
    }
  }

  enum Kind: String {
    case labels
    case annotations

    /// The key of the group that contains their values.
    var group: String { self == .labels ? "commonLabels" : "commonAnnotations" }
  }

  /// The path of a key's value.
  func path(of key: String) -> ValuesPath { paths[key] ?? path.key(key.camelCased) }

  /// The description of a key's value.
  func documentation(of key: String) -> String {
    let objects =
      if path.keys.count > 1 {
        "the service's objects that have it"
      } else if general.contains(key) {
        "all objects"
      } else {
        "all objects that have it"
      }
    return "Value of the \(noun) `\(key)` on \(objects)"
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
  var parameters: [ChartParameter] {
    values.sorted { $0.key < $1.key }.map { key, texts in
      ChartParameter(
        path: path(of: key), documentation: documentation(of: key), type: type,
        isNullable: isOptional(key), values: texts.map { $0.map(Node.string) ?? .null })
    }
  }
}

extension ServicePresence {
  /// The labels or annotations that are shared at a place in the metadata of an object or pod: those of the file's
  /// service, and those of the whole system.
  func sharedMetadata(at place: NodePath, in file: File) -> [SharedMetadata] {
    guard place.steps.count > 2, place.steps[place.steps.count - 3] == .key("metadata") else { return [] }
    return switch place.steps[place.steps.count - 2] {
    case .key("labels"): [labels, file.labels].compactMap { $0 }
    case .key("annotations"): [annotations, file.annotations].compactMap { $0 }
    default: []
    }
  }
}
