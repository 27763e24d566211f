internal import Diagnostics
internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

/// A system in one profile, with the relations between its parts.
///
/// The model never changes, and all threads share it. The model is a class so that a closure that uses it retains one
/// reference instead of those of all parts.
final class SystemModel: Sendable {
  let app: AppHeader
  let profile: Profile
  let resources: AppResources
  let services: [Portolan.Service]
  /// The labels of every object.
  let sharedLabels: StringMap

  /// The settings of an expansion for a chart; nil if it is not for a chart.
  let chartForm: ChartForm?
  /// Returns the position of the first character of a multi-line string in the spec.
  let textPlace: SystemExpansion.TextPlace

  private let positions: [String: Int]
  private let plainNames: PlainNames
  /// The positions of the services by the plain names of their Services.
  private let plainPositions: [String: Int]
  private let callers: [[CallEdges.Caller]]
  private let routedCallees: [[CallEdges.Callee]]
  private let entrances: [[Entrance]]

  /// The name prefix and the namespace in the spec, which free objects use in their references.
  ///
  /// In a chart, the other objects have placeholders instead.
  struct PlainNames: Sendable {
    let prefix: String
    let namespace: String
  }

  init(
    app: AppHeader, profile: Profile, resources: AppResources, services: [Portolan.Service],
    chartForm: ChartForm? = nil, textPlace: @escaping SystemExpansion.TextPlace = { _ in nil }
  ) {
    self.app = app
    self.textPlace = textPlace
    self.chartForm = chartForm
    self.profile = profile
    self.resources = resources
    self.services = services
    sharedLabels = (app.defaults.contains(.labels) ? Self.recommendedLabels(of: app) : [:])
      .merging(StringMap(app.labels))
    var positions: [String: Int] = [:]
    positions.reserveCapacity(services.count)
    // Services are large, so code that needs only a few of their parts uses positions and does not copy them.
    for position in services.indices where positions[services[position].name] == nil {
      positions[services[position].name] = position
    }
    let plainNames =
      chartForm?.plainNames ?? PlainNames(prefix: app.namePrefix, namespace: app.namespace)
    let entrances = Self.entrances(app: app, resources, services, positions, plainNames)
    var plainPositions: [String: Int] = [:]
    for position in services.indices {
      for name in Self.plainNames(of: services[position], plainNames.prefix) where plainPositions[name] == nil
      {
        plainPositions[name] = position
      }
    }
    let edges = CallEdges(
      services, positions: positions,
      hosts: HostedServices(namespace: plainNames.namespace, positions: plainPositions), entrances: entrances)
    self.plainNames = plainNames
    self.plainPositions = plainPositions
    self.positions = positions
    self.entrances = entrances
    callers = edges.callers
    routedCallees = edges.routedCallees
  }

  /// The names of a service's Services with the name prefix in the spec.
  private static func plainNames(of service: Portolan.Service, _ prefix: String) -> [String] {
    let name = service.metadata.fullName?.value ?? prefix + service.name
    return [service.metadata.serviceName?.value ?? name] + service.exposures.compactMap(\.name)
      + (service.isStatefulSet ? ["\(name)-headless"] : [])
  }

  /// The recommended labels of all objects of an app.
  static func recommendedLabels(of app: AppHeader) -> StringMap {
    [RecommendedLabel.partOf: app.name, RecommendedLabel.managedBy: RecommendedLabel.portolan]
  }

  /// The names of the services in the order of the spec.
  var serviceNames: some Sequence<String> { services.indices.lazy.map { [services] in services[$0].name } }

  /// The service with a name in the spec.
  func service(named name: String) -> Portolan.Service? { positions[name].map { services[$0] } }

  /// A name of one of the system's Services in the spec, with the prefix that the objects have.
  func prefixed(_ name: String) -> String {
    guard let position = plainPositions[name], services[position].metadata.fullName == nil,
      services[position].metadata.serviceName?.value != name, name.hasPrefix(plainNames.prefix)
    else { return name }
    return app.namePrefix + name.dropFirst(plainNames.prefix.count)
  }

  /// The services of the system, by the host names that refer to them.
  var hostedServices: HostedServices {
    HostedServices(namespace: plainNames.namespace, positions: plainPositions)
  }

  /// The services that call the service at a position, directly or redirected by routes, without duplicates and in
  /// order, with the called ports.
  func callers(of position: Int) -> [(service: Portolan.Service, ports: [Port], reasons: [PartReason])] {
    callers[position].map { (services[$0.caller], $0.ports, $0.reasons) }
  }

  /// The reason for the parts that are derived from a call.
  func reason(of call: Calls, from caller: Portolan.Service) -> PartReason {
    .call(.init(caller: caller.name, callee: call.name(in: services, hostedServices)))
  }

  /// The services to which routes redirect a service's calls, in addition to the services that it calls.
  func routedCallees(of position: Int) -> [CallEdges.Callee] { routedCallees[position] }

  /// The ways other than calls in which requests reach the service at a position.
  func entrances(of position: Int) -> [Entrance] { entrances[position] }

  /// The name of a service's objects: its name with the app's prefix, unless it declares a full name.
  func fullName(of service: Portolan.Service) -> String {
    service.metadata.fullName?.value ?? app.namePrefix + service.name
  }

  /// The name of a service's own Kubernetes Service, at which callers reach it.
  func serviceName(of service: Portolan.Service) -> String {
    service.metadata.serviceName?.value ?? fullName(of: service)
  }

  /// The host of a service in routes and traffic policies.
  func meshHost(of service: Portolan.Service) -> String {
    let name = serviceName(of: service)
    return app.qualifiesHosts ? ServiceHost.fullName(of: name, in: app.namespace) : name
  }

  /// The labels that select a service's pods: those in the spec, or the app's selector label.
  func selector(of service: Portolan.Service) -> StringMap {
    service.metadata.selector.map { StringMap($0.value) } ?? [app.selectorLabel: fullName(of: service)]
  }

  /// The metadata of an object of the whole system.
  func sharedMetadata(
    named name: String, labels: StringMap = [:], annotations: StringMap = [:]
  ) -> Meta.ObjectMeta {
    Meta.ObjectMeta(
      name: name, namespace: app.namespace,
      labels: sharedLabels.merging(StringMap(app.objectLabels)).merging(labels),
      annotations: StringMap(app.annotations).merging(annotations))
  }

  /// The service account of a service's pods.
  func serviceAccountName(of service: Portolan.Service) -> String {
    switch service.account {
    case .own: fullName(of: service)
    case .named(let name), .owned(let name): name
    case .namespaceDefault: PodDefaults.serviceAccount
    }
  }
}
