import KubernetesFacts
import ManifestTree

/// A workload with the objects that belong to it.
struct ServiceObjects {
  var workload: Object
  /// The Kubernetes Services that select the workload's pods; its own Service is the first.
  var services: [Object] = []
  var account: Object?
  var autoscaler: Object?
  var budget: Object?
  var destinationRule: Object?
  var routes: [Object] = []
  /// The policies and Sidecar that Portolan derives from calls.
  var policies: [Object] = []
  /// The ServiceMonitor that scrapes the workload's pods.
  var monitor: Object?
  /// The service's routes in VirtualServices that several services share.
  var sharedRoutes: [SharedRoutes] = []
  /// The name of the service without the hash, if the name of the Job ends with a hash of its content.
  var fullName: String?

  /// The service's routes in a VirtualService that several services share.
  struct SharedRoutes {
    let object: Object
    let host: String
    let gateway: String
    /// The routes, by the kind of their protocol.
    var routes: [(field: VirtualServiceField, node: Node)]
  }

  /// The path of the pod template in the workload.
  let templatePath: NodePath

  init(workload: Object) {
    self.workload = workload
    templatePath = WorkloadKind.of(workload.identity.groupKind)?.podTemplate ?? NodePath()
  }

  /// Creates a service of an app; the name of a Job can end with a hash of its content.
  init(workload: Object, _ traits: AppTraits) {
    self.init(workload: workload)
    guard workload.identity.groupKind == .job, traits.isRendered, let own = podLabels[traits.selectorLabel],
      workload.identity.name
        == "\(own)-\(ConfigurationDigest.suffix(ofJob: workload.node["spec"] ?? .map([:])))"
        || workload.identity.name.dropFirst(own.count + 1).utf8.count == 10
          && workload.identity.name.hasPrefix("\(own)-")
    else { return }
    fullName = own
  }

  static func isWorkload(_ object: Object) -> Bool { kinds.contains(object.identity.groupKind) }

  private static let kinds: Set<GroupKind> = [.deployment, .statefulSet, .daemonSet, .job, .cronJob]

  var kind: String { workload.identity.kind }
  /// The name of the service's objects.
  var name: String { fullName ?? workload.identity.name }

  /// The labels by which Portolan's policies select the service's pods.
  func ownSelector(_ traits: AppTraits) -> [(String, String)] {
    isJob ? [(traits.selectorLabel, name)] : selector ?? []
  }

  /// The labels that select the service's pods; empty for a Job, and nil if there are none.
  ///
  /// Expressions in addition to labels become a patch.
  var selector: [(String, String)]? {
    if isJob { return [] }
    guard case .map(let selector)? = workload.node["spec"]?["selector"],
      let pairs = selector["matchLabels"]?.textPairs, !pairs.isEmpty
    else { return nil }
    return pairs
  }

  /// Whether a VirtualService routes HTTP requests to the service.
  var hasHTTPRoutes: Bool { routes.contains { $0.node["spec"]?["http"] != nil } }

  /// Whether the service has routes inside the mesh, and all of them are HTTP routes.
  var hasOnlyHTTPRoutesInMesh: Bool {
    let specs = routes.compactMap { $0.node["spec"] }.filter { spec in
      spec["gateways"]?.list?.contains(.string(IstioGateway.mesh)) ?? true
    }
    return !specs.isEmpty && specs.allSatisfy { $0["http"] != nil && $0["tcp"] == nil && $0["tls"] == nil }
  }

  var isJob: Bool { kind == "Job" || kind == "CronJob" }

  /// The pod template.
  var template: Node? { workload.node[templatePath] }

  var podLabels: [String: String] {
    Dictionary(template?["metadata"]?["labels"]?.textPairs ?? [], uniquingKeysWith: { $1 })
  }

  /// All objects except VirtualServices that several services share.
  var all: [Object] {
    [workload] + services + [account, autoscaler, budget, destinationRule, monitor].compactMap(\.self)
      + routes
      + policies
  }
}

/// The objects of a system by the service that they belong to.
struct ObjectGroups {
  var services: [ServiceObjects] = []
  /// The objects that belong to no service.
  var others: [Object] = []

  /// Groups objects of one namespace.
  /// - Parameter demoted: the objects that must be declared unchanged with `Object`.
  init(_ objects: [Object], namespace: String, demoted: Set<ObjectIdentity>, _ traits: AppTraits) {
    var rest: [Object] = []
    for object in objects {
      let isLocal = (object.identity.namespace ?? namespace) == namespace
      if isLocal, ServiceObjects.isWorkload(object),
        !demoted.contains(object.identity), case let service = ServiceObjects(workload: object, traits),
        service.selector != nil, service.template != nil
      {
        services.append(service)
      } else {
        rest.append(object)
      }
    }
    var index = Index(services)
    for object in rest {
      let isLocal = (object.identity.namespace ?? namespace) == namespace
      if !isLocal || demoted.contains(object.identity) || !adopt(object, &index, traits) {
        others.append(object)
      }
    }
    adoptRoutes(namespace: namespace, demoted: demoted)
    for position in services.indices { services[position].sortServices() }
  }

  /// The positions of the services by name, label, and account.
  private struct Index {
    var byName: [String: Int] = [:]
    var byFullName: [String: Int] = [:]
    var byLabel: [String: [Int]] = [:]
    var byAccount: [String: [Int]] = [:]

    init(_ services: [ServiceObjects]) {
      for (position, service) in services.enumerated() {
        byName["\(service.kind)/\(service.name)"] = position
        if byFullName[service.name] == nil { byFullName[service.name] = position }
        if !service.isJob {
          for (key, value) in service.podLabels { byLabel["\(key)=\(value)", default: []].append(position) }
        }
        if let account = PodAccount.declared(in: service.template?["spec"]) {
          byAccount[account, default: []].append(position)
        }
      }
    }
  }

  /// Assigns an object to the service that it belongs to; false if there is none.
  private mutating func adopt(_ object: Object, _ index: inout Index, _ traits: AppTraits) -> Bool {
    if traits.isRendered, let isTaken = adoptDerived(object, index, traits) { return isTaken }
    switch object.identity.groupKind {
    case .service:
      guard let selector = object.node["spec"]?["selector"]?.textPairs, !selector.isEmpty,
        object.node["spec"]?["type"]?.text != ServiceTypeName.externalName,
        let position = service(selectedBy: selector, named: object.identity.name, index)
      else { return false }
      services[position].services.append(object)
    case .serviceAccount:
      guard let users = index.byAccount[object.identity.name], let first = users.first,
        users.count == 1 || !traits.isRendered
      else { return false }
      // If several services use the account, the service with the account's name declares it.
      services[users.first { services[$0].name == object.identity.name } ?? first].account = object
    case .horizontalPodAutoscaler:
      let target = object.node["spec"]?["scaleTargetRef"]
      guard let kind = target?["kind"]?.text, ["Deployment", "StatefulSet"].contains(kind),
        target?["apiVersion"]?.text == WorkloadKind.apiVersion, let name = target?["name"]?.text,
        let position = index.byName["\(kind)/\(name)"], services[position].autoscaler == nil
      else { return false }
      services[position].autoscaler = object
    case .podDisruptionBudget:
      guard case .map(let selector)? = object.node["spec"]?["selector"], selector.count == 1,
        let pairs = selector["matchLabels"]?.textPairs, !pairs.isEmpty,
        let position = service(selectedBy: pairs, named: object.identity.name, index),
        services[position].budget == nil, services[position].hasSelector(pairs)
      else { return false }
      services[position].budget = object
    default: return false
    }
    return true
  }

  /// Assigns a policy, Sidecar, or ServiceMonitor to the service for which Portolan derives it; nil for other kinds.
  private mutating func adoptDerived(_ object: Object, _ index: Index, _ traits: AppTraits) -> Bool? {
    let isMonitor = object.identity.groupKind == .serviceMonitor
    let kind = DerivedKind(object.identity.groupKind)
    guard isMonitor || kind != nil else { return nil }
    guard let position = index.byFullName[object.identity.name] else { return false }
    let path = kind?.selectorPath ?? ["selector", "matchLabels"]
    let pairs = path.reduce(object.node["spec"]) { $0?[$1] }?.textPairs ?? []
    let own = services[position].ownSelector(traits)
    guard
      Dictionary(pairs, uniquingKeysWith: { $1 }) == Dictionary(own, uniquingKeysWith: { $1 }), !own.isEmpty
    else { return false }
    if isMonitor {
      services[position].monitor = object
    } else {
      services[position].policies.append(object)
    }
    return true
  }

  /// The service whose pods have all the labels: the service with the given name, or the first service.
  private func service(selectedBy selector: [(String, String)], named name: String, _ index: Index) -> Int? {
    let candidates = selector.map { index.byLabel["\($0.0)=\($0.1)"] ?? [] }.min { $0.count < $1.count } ?? []
    var first: Int?
    for position in candidates {
      let labels = services[position].podLabels
      guard selector.allSatisfy({ labels[$0.0] == $0.1 }) else { continue }
      if services[position].name == name { return position }
      if first == nil
        || services[position].hasSelector(selector) && !(services[first ?? 0].hasSelector(selector))
      {
        first = position
      }
    }
    return first
  }

  /// Assigns VirtualServices and DestinationRules to the services that receive their requests.
  private mutating func adoptRoutes(namespace: String, demoted: Set<ObjectIdentity>) {
    var owners: [String: Int] = [:]
    for (position, service) in services.enumerated() {
      for object in service.services.prefix(1) where owners[object.identity.name] == nil {
        owners[object.identity.name] = position
      }
    }
    var rest: [Object] = []
    for object in others {
      let isLocal =
        (object.identity.namespace ?? namespace) == namespace && !demoted.contains(object.identity)
      func owner(_ host: String?) -> Int? {
        guard let host else { return nil }
        return owners[RouteMapping.localName(host, namespace: namespace)]
      }
      switch object.identity.groupKind {
      case .destinationRule where isLocal:
        if let position = owner(object.node["spec"]?["host"]?.text), services[position].destinationRule == nil
        {
          services[position].destinationRule = object
          continue
        }
      case .virtualService where isLocal:
        if let position = RouteMapping.owners(of: object).lazy.compactMap({ owner($0) }).first {
          services[position].routes.append(object)
          continue
        }
      default: break
      }
      rest.append(object)
    }
    others = rest
  }
}

extension ServiceObjects {
  func hasSelector(_ pairs: [(String, String)]) -> Bool {
    guard let selector else { return false }
    return Dictionary(selector, uniquingKeysWith: { $1 }) == Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  /// Puts the Service with the workload's name first; if there is none, the first Service with the workload's selector.
  fileprivate mutating func sortServices() {
    let own =
      services.firstIndex { $0.identity.name == name }
      ?? services.firstIndex { hasSelector($0.node["spec"]?["selector"]?.textPairs ?? []) } ?? 0
    guard own > 0, own < services.count else { return }
    services.insert(services.remove(at: own), at: 0)
  }
}
