internal import ChartParameters
internal import Diagnostics
internal import ManifestTree
internal import Portolan

extension SystemExpansion {
  /// The app's namespace in this profile.
  package var namespace: String { system.app.namespace }

  /// Returns the system in another namespace, as if the app declared that namespace.
  package func inNamespace(_ namespace: String) -> SystemExpansion {
    var app = system.app
    app.namespace = namespace
    return SystemExpansion(
      system: SystemModel(
        app: app, profile: system.profile, resources: system.resources, services: system.services,
        textPlace: system.textPlace))
  }

  /// The release name in this profile.
  package var releaseName: String { system.app.releaseName }

  /// The labels and annotations that the spec sets on all objects, or on all pods, in this profile.
  var sharedMetadata: (labels: [String: String], annotations: [String: String]) {
    func joined(_ maps: KeyValues...) -> [String: String] {
      var joined: [String: String] = [:]
      for map in maps { for entry in map.entries { joined[entry.key] = entry.value } }
      return joined
    }
    return (
      joined(system.app.labels, system.app.objectLabels, system.app.podLabels),
      joined(system.app.annotations, system.app.podAnnotations)
    )
  }

  /// The provider of the spot nodes that the first service with such a placement runs on or avoids.
  var spotProvider: SpotProviderTraits? {
    system.services.lazy.compactMap(\.chartProvider).first.map(SpotProviderTraits.init)
  }

  /// How the system is expanded for a chart.
  /// - Parameters:
  ///   - providers: the providers that `spot.provider` can mean.
  ///   - conditions: the conditions for the derived parts that some profiles lack.
  func chartForm(_ providers: [SpotProviderTraits], _ conditions: PartConditions) -> ChartForm {
    let provider = spotProvider.flatMap { own in providers.first { $0.provider == own.provider } }
    var form = ChartForm(
      plainNames: .init(prefix: system.app.namePrefix, namespace: system.app.namespace), provider: provider,
      providers: providers, conditions: conditions)
    form.placedBySpec = Set(system.services.lazy.filter { !form.canDecidePlacement(of: $0) }.map(\.name))
    return form
  }

  /// Returns the system with all objects that chart values can turn on, and without settings that chart values
  /// determine.
  ///
  /// Every Deployment has an autoscaler, and every Deployment and StatefulSet has a disruption budget. Pods whose
  /// placement on spot nodes is a chart value have no placement.
  func expanded(for form: ChartForm) -> SystemExpansion {
    var app = system.app
    app.namePrefix = String(TextPlaceholder.namePrefix)
    app.namespace = String(TextPlaceholder.namespace)
    var resources = system.resources
    var services = system.services
    ExperimentWorkloads.addAnew(to: &services, &resources, app: app)
    services = services.map { service in
      var service = service
      service.completeForChart()
      if service.chartProvider != nil, form.decidesPlacement(of: service) { service.placement.nodes = nil }
      return service
    }
    return SystemExpansion(
      system: SystemModel(
        app: app, profile: system.profile, resources: resources, services: services, chartForm: form))
  }
}

extension Portolan.Service {
  /// The provider of the spot nodes that the service runs on or avoids, if a chart can select another provider.
  var chartProvider: SpotProvider? {
    switch placement.nodes?.value {
    // An on-demand floor is a topology spread with the provider's own label as its key.
    case .spot(let provider, nil), .onDemand(let provider): provider
    case .spot, .nodes, .anywhere, nil: nil
    }
  }

  fileprivate mutating func completeForChart() {
    guard !runsToEnd, workload != .daemonSet else { return }
    if autoscaling == nil, workload == .deployment {
      self = autoscaled(
        from: fewestReplicas, to: Self.maximum(from: fewestReplicas), on: .cpu(percent: 70),
        file: location.file, line: location.line, column: location.column)
    }
    if budget == nil {
      self = disruptionBudget(
        maxUnavailable: 1, file: location.file, line: location.line, column: location.column)
    }
  }

  /// The maximum of an autoscaler that the spec does not declare.
  ///
  /// The maximum depends only on the order of magnitude of the replicas, so that a change to the replicas rarely
  /// changes an unused value.
  private static func maximum(from fewest: Int) -> Int {
    [10, 100, 1000, 10_000].first { $0 >= fewest } ?? fewest
  }
}
