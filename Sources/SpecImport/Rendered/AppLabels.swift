import KubernetesFacts
import ManifestTree

/// The labels of a system's objects in one profile that the app declares once.
///
/// A service or resource whose objects have another value for a key declares that value. Patches remove the labels from
/// the few objects that lack them.
struct AppLabels: Sendable {
  /// The labels of all objects and of all pods.
  var pods: [(String, String)] = []
  /// The labels of all objects, but not of pods.
  var objects: [(String, String)] = []

  var all: [(String, String)] { pods + objects }

  /// The labels of a service's objects with those that the app renders there.
  /// - Parameter labels: the labels that all objects of the service have.
  func ofObjects(_ labels: [(String, String)]) -> [(String, String)] {
    let known = Set(labels.map(\.0))
    return labels + all.filter { !known.contains($0.0) }
  }
}

extension AppLabels {
  /// Finds the labels that all services and resources of each profile have, most of them with the same value.
  /// - Returns: the labels of each profile, with the same keys.
  static func found(in systems: [SystemMapping], _ traits: AppTraits) -> [AppLabels] {
    let candidates = systems.map { Candidates($0, traits) }
    guard let first = candidates.first, candidates.allSatisfy({ $0.declarations > 1 }) else { return [] }
    var labels = systems.map { _ in AppLabels() }
    for key in first.keys {
      let values = candidates.map { $0.value(of: key) }
      let places = Set(candidates.map { $0.isOfPods(key) })
      guard values.allSatisfy({ $0 != nil }), places.count == 1, let isOfPods = places.first ?? nil else {
        continue
      }
      for (position, value) in values.enumerated() {
        guard let value else { continue }
        if isOfPods {
          labels[position].pods.append((key, value))
        } else {
          labels[position].objects.append((key, value))
        }
      }
    }
    return labels
  }

  /// The labels that the services and resources of a profile have in common.
  private struct Candidates {
    /// The keys in the order of the first service.
    private(set) var keys: [String] = []
    private var services: [(labels: [String: String], pods: [String: String], common: [String: String])] = []
    /// The labels of the objects that parts of the app declare.
    private var resources: [[String: String]] = []
    private let excluded: Set<String>

    var declarations: Int { services.count + resources.count }

    init(_ system: SystemMapping, _ traits: AppTraits) {
      var excluded: Set<String> = [traits.selectorLabel, RecommendedLabel.name]
      if traits.isRendered { excluded.formUnion(RecommendedLabel.keys) }
      for service in system.services {
        excluded.formUnion((service.selector ?? []).map(\.0))
        let labels = ServiceLabels.ofObjects(of: service)
        if services.isEmpty { keys = labels.map(\.0) }
        services.append(
          (Self.map(labels), service.podLabels, Self.map(ServiceLabels.common(of: service))))
      }
      self.excluded = excluded
      resources = system.sharedObjects.map { Self.map(ServiceLabels.labels(of: $0)) }
    }

    private static func map(_ labels: [(String, String)]) -> [String: String] {
      Dictionary(labels, uniquingKeysWith: { $1 })
    }

    /// The value that at least three quarters of the services and resources have; nil without such a value, or if one of
    /// them lacks the label.
    func value(of key: String) -> String? {
      guard !excluded.contains(key) else { return nil }
      let values = services.map { $0.labels[key] } + resources.map { $0[key] }
      let found = values.compactMap(\.self)
      guard found.count == values.count, let value = found.mostFrequent,
        found.count(where: { $0 == value }) * 4 >= found.count * 3
      else { return nil }
      return value
    }

    /// Whether the pods of all services have the label; nil if only some have it.
    func isOfPods(_ key: String) -> Bool? {
      if services.allSatisfy({ $0.common[key] != nil }) { return true }
      return services.contains { $0.pods[key] != nil } ? nil : false
    }
  }
}
