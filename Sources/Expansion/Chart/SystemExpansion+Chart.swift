internal import ManifestTree
internal import Portolan

/// The facts about a service that a chart needs in addition to its objects.
public struct ServiceTraits: Sendable {
  /// The service's name in the spec.
  public let name: String
  /// The number of its pods, or the minimum of its autoscaler.
  public let replicas: Int
  /// Whether the spec declares an autoscaler for it.
  public let isAutoscaled: Bool
  /// Whether the spec declares a disruption budget for it.
  public let hasBudget: Bool
}

extension SystemExpansion {
  /// The facts about the services, in the order of the spec.
  public var traits: [ServiceTraits] {
    system.services.map { service in
      ServiceTraits(
        name: service.name, replicas: service.fewestReplicas, isAutoscaled: service.autoscaling != nil,
        hasBudget: service.budget != nil)
    }
  }

  /// The app's namespace in this profile.
  public var namespace: String { system.app.namespace }

  /// The same system in another namespace, as if the app declared it.
  public func inNamespace(_ namespace: String) -> SystemExpansion {
    var app = system.app
    app.namespace = namespace
    return SystemExpansion(
      system: SystemModel(
        app: app, profile: system.profile, resources: system.resources, services: system.services,
        textPlace: system.textPlace))
  }

  /// The release name in this profile.
  public var releaseName: String { system.app.releaseName }

  /// The app's prefix of service names in this profile.
  public var namePrefix: String { system.app.namePrefix }

  /// The labels and annotations of all objects, or of all pods, in this profile.
  public var sharedMetadata: (labels: [String: String], annotations: [String: String]) {
    func joined(_ maps: KeyValues...) -> [String: String] {
      var joined: [String: String] = [:]
      for map in maps { for entry in map.entries { joined[entry.key] = entry.value } }
      return joined
    }
    return (
      joined(system.app.labels, system.app.podLabels),
      joined(system.app.annotations, system.app.podAnnotations)
    )
  }

  /// The provider of the spot nodes that the first such service uses or avoids.
  public var spotProvider: SpotProviderTraits? {
    system.services.lazy.compactMap(\.chartProvider).first.map(SpotProviderTraits.init)
  }

  /// The same system with placeholders for chart values, and with everything that a chart can enable: an autoscaler for
  /// every Deployment and a disruption budget for every long-running workload.
  public func marked(provider: SpotProviderTraits?) -> SystemExpansion {
    var app = system.app
    app.namePrefix = String(ChartMark.namePrefix)
    app.namespace = String(ChartMark.namespace)
    var resources = system.resources
    var services = system.services
    ExperimentWorkloads.addAnew(to: &services, &resources, app: app)
    services = services.map { service in
      var service = service
      if let provider { service.markProvider(provider.provider) }
      service.completeForChart()
      return service
    }
    return SystemExpansion(
      system: SystemModel(
        app: app, profile: system.profile, resources: resources, services: services, isMarked: true,
        plainNames: .init(prefix: system.app.namePrefix, namespace: system.app.namespace)))
  }
}

extension Portolan.Service {
  /// The provider of the spot nodes that the service uses or avoids, if a chart can replace it.
  fileprivate var chartProvider: SpotProvider? {
    switch placement.nodes?.value {
    // An on-demand floor is a spread over the provider's own label.
    case .spot(let provider, nil), .onDemand(let provider): provider
    case .spot, .nodes, .anywhere, nil: nil
    }
  }

  fileprivate mutating func markProvider(_ provider: SpotProvider) {
    guard chartProvider == provider, let nodes = placement.nodes else { return }
    let mark = SpotProvider.label(
      String(ChartMark.spotLabel), String(ChartMark.spotValue), notice: "1000000s")
    switch nodes.value {
    case .spot: placement.nodes = Located(.spot(mark), at: nodes.location)
    case .onDemand: placement.nodes = Located(.onDemand(mark), at: nodes.location)
    case .nodes, .anywhere: break
    }
  }

  fileprivate mutating func completeForChart() {
    guard !runsToEnd, workload != .daemonSet else { return }
    if autoscaling == nil, workload == .deployment {
      self = autoscaled(from: fewestReplicas, to: max(2, 2 * fewestReplicas), on: .cpu(percent: 70))
    }
    if budget == nil { self = disruptionBudget(maxUnavailable: 1) }
  }
}
