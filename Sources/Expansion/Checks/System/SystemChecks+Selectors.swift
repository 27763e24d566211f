internal import Diagnostics
import KubernetesTypes
internal import Portolan

extension SystemChecks {
  /// Reports a custom selector that selects pods of several services.
  ///
  /// Services are looked up by one label of the selector, so that the time is linear in the number of services.
  mutating func checkSelectors() {
    let services = system.services
    guard services.contains(where: { $0.metadata.selector != nil }) else { return }
    var owners: [Label: [Int]] = [:]
    let labels = services.map { service in
      service.runsToEnd ? StringMap() : system.podLabels(of: service, system.commonMetadata(of: service))
    }
    for (position, labels) in labels.enumerated() {
      for label in labels.entries {
        owners[Label(key: label.key, value: label.value), default: []].append(position)
      }
    }
    for (position, service) in services.enumerated() where !service.runsToEnd {
      let selector = system.selector(of: service)
      let candidates = selector.entries.map { owners[Label(key: $0.key, value: $0.value)] ?? [] }
      guard let fewest = candidates.min(by: { $0.count < $1.count }) else { continue }
      // Only the first other service that is selected is reported.
      let other = fewest.prefix(Self.compared).first { other in
        other != position && services[other].name != service.name
          && selector.entries.allSatisfy { labels[other][$0.key] == $0.value }
      }
      guard let other else { continue }
      let location = service.metadata.selector?.location ?? service.location
      faults.report(
        .overlappingSelector(
          service.name, services[other].name, at: location, other: services[other].location))
    }
  }

  /// The maximum number of services with a common label that are compared with a selector.
  private static let compared = 100
}

/// A label with its value.
private struct Label: Hashable {
  let key: String
  let value: String
}
