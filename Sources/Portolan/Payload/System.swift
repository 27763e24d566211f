/// A system in one profile: what a spec says, as plain values.
package struct System: Sendable, Equatable {
  package var profile: Profile
  package var services: [Service]
  package var resources: AppResources
}

/// What holds for a system in all its profiles.
package struct AppHeader: PayloadValue, Sendable, Equatable {
  package var type: String
  package var name: String
  package var namespace: String
  package var releaseName: String
  package var namePrefix: String
  package var profiles: [Profile]
  package var imageRegistry: String?
  package var selectorLabel: String
  package var labels: Settings
  package var annotations: Settings
  package var podLabels: Settings
  package var podAnnotations: Settings
  package var derivedFromCalls: DerivedFromCalls
}

extension App {
  /// What holds in all profiles.
  package var header: AppHeader {
    AppHeader(
      type: "\(Self.self)", name: name, namespace: namespace, releaseName: releaseName,
      namePrefix: namePrefix, profiles: profiles,
      imageRegistry: imageRegistry, selectorLabel: selectorLabel, labels: labels, annotations: annotations,
      podLabels: podLabels, podAnnotations: podAnnotations, derivedFromCalls: derivedFromCalls)
  }

  /// The system in one profile.
  package func system(in profile: Profile) -> System {
    var resources = AppResources()
    for part in self.resources(in: profile) { part.add(to: &resources) }
    var services = self.services(in: profile)
    if case .on(let collector) = observability(in: profile) {
      services = services.map { $0.traced(by: collector) }
      services.append(collector.service)
      resources.configMaps.append(collector.configMap)
    }
    return System(profile: profile, services: services, resources: resources)
  }
}

extension AppHeader {
  package init(from reader: inout PayloadReader) throws {
    (
      type, name, namespace, releaseName, namePrefix, profiles, imageRegistry, selectorLabel, labels,
      annotations, podLabels, podAnnotations, derivedFromCalls
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      type, name, namespace, releaseName, namePrefix, profiles, imageRegistry, selectorLabel, labels,
      annotations, podLabels, podAnnotations, derivedFromCalls)
  }
}
