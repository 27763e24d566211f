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
    var names = ObjectNames(serviceCount: system.services.count)
    var positions: [Int] = []
    for position in system.services.indices
    where index.position(ofService: system.services[position].name) == position {
      let name = system.fullName(of: system.services[position])
      if let first = names.claim(fullName: name, at: position) {
        let service = system.services[position]
        let owner = system.services[first]
        let location = service.metadata.fullName?.location ?? service.location
        faults.report(.repeatedFullName(name, at: location, first: owner.location, owner: owner.name))
      } else {
        positions.append(position)
      }
    }
    for position in positions { claimGivenNames(of: system.services[position], in: &names) }
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

  /// Claims the names of a service's objects that differ from its full name.
  private mutating func claimGivenNames(of service: Portolan.Service, in names: inout ObjectNames) {
    let owner = ObjectNames.Owner.service(service.name)
    let serviceName = service.servesTraffic ? service.metadata.serviceName?.value : nil
    let governing = system.ownGoverningServiceName(of: service)
    if serviceName != nil || governing != nil {
      let fullName = system.fullName(of: service)
      if let serviceName, serviceName != fullName {
        claim(.service, serviceName, at: service.location, by: owner, in: &names)
      }
      if let governing, governing != fullName, governing != serviceName {
        claim(.service, governing, at: service.location, by: owner, in: &names)
      }
    }
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
    var first = names.position(ofFullName: name).flatMap { position in
      system.locationOfOwnObject(of: kind, at: position).map {
        ObjectNames.Claim(owner: .service(system.services[position].name), location: $0)
      }
    }
    if first == nil { first = names.claim(kind, name, at: location, by: owner) }
    guard let first else { return }
    faults.report(
      .repeatedObjectName(
        kind.kind, name, at: location, first: first.location, owner: first.owner.description))
  }
}

/// The used names of objects, with their owners.
struct ObjectNames {
  /// The positions of the services, by full name.
  private var services: [String: Int] = [:]
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

  init(serviceCount: Int) { services.reserveCapacity(serviceCount) }

  /// The position of the service with a full name.
  func position(ofFullName name: String) -> Int? { services[name] }

  /// Registers the full name of a service; returns the position of the earlier service if the name is already used.
  mutating func claim(fullName name: String, at position: Int) -> Int? {
    if let first = services[name] { return first }
    services[name] = position
    return nil
  }

  /// Registers the name of an object that is not a service's full name; returns the earlier claim if the name is
  /// already used.
  mutating func claim(_ kind: GroupKind, _ name: String, at location: FileLocation, by owner: Owner)
    -> Claim?
  {
    if let first = positions[kind]?[name] { return claims[first] }
    positions[kind, default: [:]][name] = claims.count
    claims.append(Claim(owner: owner, location: location))
    return nil
  }
}

extension SystemModel {
  /// The location of a service's object of a kind that has the service's full name; nil if there is no such object.
  fileprivate func locationOfOwnObject(of kind: GroupKind, at position: Int) -> FileLocation? {
    let service = services[position]
    if kind == .virtualService {
      return service.routings.first { $0.gateway == nil && $0.name == nil }?.location
    }
    return hasOwnObject(of: kind, service) ? service.location : nil
  }

  private func hasOwnObject(of kind: GroupKind, _ service: Portolan.Service) -> Bool {
    switch kind {
    case .service:
      let fullName = fullName(of: service)
      return service.servesTraffic && serviceName(of: service) == fullName
        || ownGoverningServiceName(of: service) == fullName
    case .destinationRule:
      return service.traffic.ruleName == nil && (!service.traffic.isEmpty || !service.subsets.isEmpty)
    case .serviceAccount: return service.account == .own
    case .deployment: return service.workload == .deployment
    case .statefulSet: return service.isStatefulSet
    case .daemonSet: return service.workload == .daemonSet
    case .job, .cronJob: return service.runsToEnd
    case .horizontalPodAutoscaler: return service.autoscaling.map { $0.name == nil } ?? false
    case .podDisruptionBudget: return service.budget.map { $0.name == nil } ?? false
    default: return false
    }
  }
}
