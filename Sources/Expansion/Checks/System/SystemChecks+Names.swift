internal import Diagnostics
internal import KubernetesFacts
internal import Portolan

extension SystemChecks {
  /// Reports duplicate service names.
  mutating func checkServiceNames() {
    for position in system.services.indices {
      let name = system.services[position].name
      guard let first = index.position(ofService: name), first != position else { continue }
      let service = system.services[position]
      faults.report(
        .repeatedService(service.name, at: service.location, first: system.services[first].location))
    }
  }

  /// Reports duplicate names of objects of the same kind.
  ///
  /// Most objects of a service have the service's full name, so this name represents all of them.
  mutating func checkObjectNames() {
    var owners: [String: Int] = [:]
    var names = ObjectNames()
    for (position, service) in system.services.enumerated()
    where index.position(ofService: service.name) == position {
      let name = system.fullName(of: service)
      if let first = owners[name] {
        let owner = system.services[first]
        let location = service.metadata.fullName?.location ?? service.location
        faults.report(.repeatedFullName(name, at: location, first: owner.location, owner: owner.name))
        continue
      }
      owners[name] = position
      claimOwnNames(of: service, named: name, in: &names)
    }
    for (position, service) in system.services.enumerated()
    where index.position(ofService: service.name) == position {
      claimGivenNames(of: service, in: &names)
    }
    for merged in system.mergedRoutings() {
      claim(.virtualService, merged.name, at: merged.location, by: .routes(merged.gateway), in: &names)
    }
    for external in system.resources.externalServices {
      claim(.service, external.name, at: external.location, by: .externalService, in: &names)
    }
    claimSharedNames(in: &names)
    for object in system.resources.objects {
      guard let facts = FreeObjectFacts(object),
        facts.namespace ?? system.app.namespace == system.app.namespace
      else {
        continue
      }
      if let position = owners[facts.name], system.services[position].hasOwnObject(of: facts.kind) {
        let owner = system.services[position]
        faults.report(
          .repeatedObjectName(
            facts.kind.kind, facts.name, at: object.location, first: owner.location,
            owner: "service '\(owner.name)'"))
        continue
      }
      claim(facts.kind, facts.name, at: object.location, by: .freeObject, in: &names)
    }
  }

  /// Duplicate declarations are reported elsewhere; here the declarations are compared with free objects.
  private func claimSharedNames(in names: inout ObjectNames) {
    let resources = system.resources
    func claim(_ kind: GroupKind, _ name: String, _ location: FileLocation) {
      _ = names.claim(kind, name, at: location, by: .declaredObject)
    }
    for declared in resources.configMaps { claim(.configMap, declared.name, declared.location) }
    for declared in resources.secrets {
      if case .demo = declared.content { claim(.secret, declared.name, declared.location) }
    }
    for declared in resources.claims { claim(.persistentVolumeClaim, declared.name, declared.location) }
    for declared in resources.priorityClasses { claim(.priorityClass, declared.name, declared.location) }
    for declared in resources.gateways { claim(.istioGateway, declared.name, declared.location) }
    for declared in resources.serviceEntries { claim(.serviceEntry, declared.name, declared.location) }
  }

  private mutating func claimOwnNames(
    of service: Portolan.Service, named name: String, in names: inout ObjectNames
  ) {
    let owner = ObjectNames.Owner.service(service.name)
    let governing = system.ownGoverningServiceName(of: service)
    if service.servesTraffic {
      claim(.service, system.serviceName(of: service), at: service.location, by: owner, in: &names)
    }
    if let governing, governing != system.serviceName(of: service) || !service.servesTraffic {
      claim(.service, governing, at: service.location, by: owner, in: &names)
    }
    if service.traffic.ruleName == nil, !service.traffic.isEmpty || !service.subsets.isEmpty {
      claim(.destinationRule, name, at: service.location, by: owner, in: &names)
    }
    if let routing = service.routings.first(where: { $0.gateway == nil && $0.name == nil }) {
      claim(.virtualService, name, at: routing.location, by: owner, in: &names)
    }
  }

  private mutating func claimGivenNames(of service: Portolan.Service, in names: inout ObjectNames) {
    let owner = ObjectNames.Owner.service(service.name)
    for expose in service.exposures {
      guard let name = expose.name else { continue }
      claim(.service, name, at: expose.location, by: owner, in: &names)
    }
    for routing in service.routings {
      guard let name = routing.name else { continue }
      claim(.virtualService, name, at: routing.location, by: owner, in: &names)
    }
    if let name = service.traffic.ruleName {
      claim(.destinationRule, name.value, at: name.location, by: owner, in: &names)
    }
  }

  private mutating func claim(
    _ kind: GroupKind, _ name: String, at location: FileLocation, by owner: ObjectNames.Owner,
    in names: inout ObjectNames
  ) {
    guard let first = names.claim(kind, name, at: location, by: owner) else { return }
    faults.report(
      .repeatedObjectName(
        kind.kind, name, at: location, first: first.location, owner: first.owner.description))
  }
}

/// The used names of objects, with their owners.
struct ObjectNames {
  private var claims: [Claim] = []
  /// The positions of the claims, by kind and name.
  private var positions: [GroupKind: [String: Int]] = [:]

  /// What an object belongs to.
  enum Owner: CustomStringConvertible {
    case service(String)
    /// The routes of several services through a gateway.
    case routes(String)
    case externalService
    case declaredObject
    case freeObject

    /// The owner in a message.
    var description: String {
      switch self {
      case .service(let name): "service '\(name)'"
      case .routes(let gateway): "the routes through gateway '\(gateway)'"
      case .externalService: "an external service"
      case .declaredObject: "an object that the app declares here"
      case .freeObject: "an 'Object' of the app"
      }
    }
  }

  struct Claim {
    let owner: Owner
    let location: FileLocation
  }

  /// Registers a name; returns the earlier claim if the name is already used.
  mutating func claim(_ kind: GroupKind, _ name: String, at location: FileLocation, by owner: Owner)
    -> Claim?
  {
    if let first = positions[kind]?[name] { return claims[first] }
    positions[kind, default: [:]][name] = claims.count
    claims.append(Claim(owner: owner, location: location))
    return nil
  }
}

extension Portolan.Service {
  /// Whether the service has an object of a kind, and the object has the service's full name.
  fileprivate func hasOwnObject(of kind: GroupKind) -> Bool {
    switch kind {
    case .serviceAccount: account == .own
    case .deployment: workload == .deployment
    case .statefulSet: isStatefulSet
    case .daemonSet: workload == .daemonSet
    case .job, .cronJob: runsToEnd
    case .horizontalPodAutoscaler: autoscaling.map { $0.name == nil } ?? false
    case .podDisruptionBudget: budget.map { $0.name == nil } ?? false
    default: false
    }
  }
}
