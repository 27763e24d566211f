import ManifestTree

/// Which files and services the profiles have, so that a difference between profiles can be traced to a service.
struct ServicePresence: Sendable {
  /// A file of the chart, with what each profile has of it; nil where it has none.
  struct File: Sendable {
    let name: String
    let service: String?
    let variants: [ChartSource.File?]
    let traits: [ChartSource.Service?]
  }

  let files: [File]
  /// The names of the profiles.
  let profiles: [String]
  let labels: SharedMetadata
  let annotations: SharedMetadata
  private let services: [(name: String, isThere: [Bool])]

  init(_ source: ChartSource) {
    profiles = source.profiles.map(\.name)
    labels = SharedMetadata(ValuesPath(["commonLabels"]), source.profiles.map(\.labels))
    annotations = SharedMetadata(ValuesPath(["commonAnnotations"]), source.profiles.map(\.annotations))
    let names = Self.merged(source.profiles.map { $0.files.map(\.name) })
    let byName = source.profiles.map { profile in
      Dictionary(profile.files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let traits = source.profiles.map { profile in
      Dictionary(profile.services.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
    files = names.map { name in
      let traits = traits.map { $0[name] }
      return File(
        name: name, service: traits.contains { $0 != nil } ? name : nil,
        variants: byName.map { $0[name] }, traits: traits)
    }
    services = files.compactMap { file in
      let isThere = file.traits.map { $0 != nil }
      return file.service != nil && isThere.contains(false) ? (file.name, isThere) : nil
    }
  }

  /// Whether a ConfigMap of a name holds the rates and durations of an experiment that a Job runs.
  func isSettings(ofExperiment configMap: String) -> Bool {
    guard configMap.hasSuffix("-settings") else { return false }
    let name = configMap.dropLast("-settings".count)
    return files.contains { file in
      file.name == name
        && file.variants.contains { variant in
          variant?.objects.contains {
            $0.identity.kind == "Job" && $0.node["spec"]?["suspend"] == .bool(true)
          }
            ?? false
        }
    }
  }

  /// The seconds that an experiment of a Job lasts in each profile; nil where it has none or they are malformed.
  func durations(ofExperiment name: String) -> [Int64?] {
    guard let shared = files.first(where: { $0.service == nil && $0.hasConfigMap("\(name)-settings") }) else {
      return []
    }
    return shared.variants.map { variant in
      let settings = variant?.objects.first {
        $0.identity.kind == "ConfigMap" && $0.identity.name.unmarked == "\(name)-settings"
      }
      return settings?.node["data"]?["duration"]?.text.flatMap { Int64($0) }
    }
  }

  /// When a part is there, if that follows from a service that is there in the same profiles and that the part names.
  func condition(of variants: Variants) -> Condition? {
    let wanted = variants.map { $0 == .elsewhere ? nil : $0.node != nil }
    for service in services where zip(wanted, service.isThere).allSatisfy({ $0 == nil || $0 == $1 }) {
      if variants.nodes.allSatisfy({ $0.mentions(service.name) }) {
        return .isTrue(Chart.key(of: service.name).key("enabled"))
      }
    }
    return nil
  }

  /// Lists in one, each name once: what a later list has more comes behind its neighbour there.
  static func merged(_ lists: [[String]]) -> [String] {
    guard var merged = lists.first else { return [] }
    for list in lists.dropFirst() where list != merged {
      var positions = Dictionary(
        merged.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      var result: [String] = []
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

extension ServicePresence.File {
  fileprivate func hasConfigMap(_ name: String) -> Bool {
    variants.contains { variant in
      variant?.objects.contains { $0.identity.kind == "ConfigMap" && $0.identity.name.unmarked == name }
        ?? false
    }
  }
}

extension Node {
  /// Whether a text in it has a name.
  fileprivate func mentions(_ name: String) -> Bool {
    switch self {
    case .string(let text): text.contains(name)
    case .list(let list): list.contains { $0.mentions(name) }
    case .map(let map): map.contains { $0.key.contains(name) || $0.value.mentions(name) }
    case .null, .bool, .int, .double: false
    }
  }
}
