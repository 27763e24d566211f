/// A system in one profile, as plain values.
package struct System: Sendable, Equatable {
  package var profile: Profile
  package var app: AppHeader
  package var services: [Service]
  package var resources: AppResources
}

/// The settings of a whole system in one profile.
///
/// The type, name, profiles, selector label, defaults, and form of hosts are the same in all profiles.
package struct AppHeader: PayloadValue, Sendable, Equatable {
  package var type: String
  package var name: String
  package var namespace: String
  package var releaseName: String
  package var namePrefix: String
  package var profiles: [Profile]
  package var imageRegistry: String?
  package var selectorLabel: String
  package var labels: KeyValues
  package var objectLabels: KeyValues
  package var annotations: KeyValues
  package var podLabels: KeyValues
  package var podAnnotations: KeyValues
  package var derivedFromCalls: DerivedFromCalls
  package var defaults: ServiceDefaults
  package var qualifiesHosts: Bool
}

extension App {
  /// The settings of the whole system in a profile.
  package func header(in profile: Profile) -> AppHeader {
    AppHeader(
      type: "\(Self.self)", name: name, namespace: namespace(in: profile),
      releaseName: releaseName(in: profile), namePrefix: namePrefix(in: profile), profiles: profiles,
      imageRegistry: imageRegistry(in: profile), selectorLabel: selectorLabel, labels: labels(in: profile),
      objectLabels: objectLabels(in: profile), annotations: annotations(in: profile),
      podLabels: podLabels(in: profile),
      podAnnotations: podAnnotations(in: profile), derivedFromCalls: derivedFromCalls(in: profile),
      defaults: defaults, qualifiesHosts: qualifiesHosts)
  }

  package func system(in profile: Profile) -> System {
    var resources = AppResources()
    for part in self.resources(in: profile) { part.add(to: &resources) }
    resources.experiments = experiments(in: profile)
    var services = self.services(in: profile)
    if case .on(let collector) = observability(in: profile) {
      services = services.map { $0.traced(by: collector) }
      services.append(collector.service)
      resources.configMaps.append(collector.configMap)
    }
    if defaults != .all { services = services.map { $0.with { $0.appDefaults = defaults } } }
    return System(profile: profile, app: header(in: profile), services: services, resources: resources)
  }
}

extension AppHeader {
  package init(from reader: inout PayloadReader) throws {
    (
      type, name, namespace, releaseName, namePrefix, profiles, imageRegistry, selectorLabel, labels,
      objectLabels, annotations, podLabels, podAnnotations, derivedFromCalls, defaults, qualifiesHosts
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      type, name, namespace, releaseName, namePrefix, profiles, imageRegistry, selectorLabel, labels,
      objectLabels, annotations, podLabels, podAnnotations, derivedFromCalls, defaults, qualifiesHosts)
  }
}
