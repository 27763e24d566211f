internal import ChartParameters
internal import KubernetesFacts
internal import ManifestTree
internal import Portolan

/// The conditions for derived parts of objects, if some profiles lack these parts.
///
/// A part that is derived from a service exists in a chart if the service is enabled. A call that some profiles lack,
/// although they have both services, is a value of the caller.
struct PartConditions: Sendable {
  /// The services that some profiles lack.
  private let services: Set<String>
  private let calls: [PartReason.Call: ValuesPath]
  /// The parameters of the calls, with their values in each profile.
  let parameters: [SystemParameters.Values]

  /// Whether all parts exist in all profiles.
  var isEmpty: Bool { services.isEmpty && calls.isEmpty }

  /// Collects the differences between profiles.
  init(_ expansions: [SystemExpansion]) {
    guard expansions.count > 1 else {
      (services, calls, parameters) = ([], [:], [])
      return
    }
    let names = expansions.map { Set($0.serviceNames) }
    let all = names.reduce(into: Set<String>()) { $0.formUnion($1) }
    services = all.filter { name in names.contains { !$0.contains(name) } }
    var known: [PartReason.Call: [Bool]] = [:]
    var ordered: [PartReason.Call] = []
    for (profile, expansion) in expansions.enumerated() {
      let system = expansion.system
      let hosts = system.hostedServices
      for service in system.services {
        for call in service.calls {
          let call = PartReason.Call(
            caller: service.name, callee: call.name(in: system.services, hosts))
          if known[call] == nil {
            known[call] = expansions.map { _ in false }
            ordered.append(call)
          }
          known[call]?[profile] = true
        }
      }
    }
    var calls: [PartReason.Call: ValuesPath] = [:]
    var parameters: [SystemParameters.Values] = []
    for call in ordered {
      let isDeclared = known[call] ?? []
      let isPossible = names.map { names in
        names.contains(call.caller) && (names.contains(call.callee) || !all.contains(call.callee))
      }
      guard isDeclared != isPossible else { continue }
      let first = zip(isPossible, isDeclared).first { $0.0 }?.1 ?? true
      let path = ValuesPath(ofService: call.caller).keys(["calls", call.callee.camelCased])
      calls[call] = path
      parameters.append(
        (
          Parameter(
            path,
            "Render the address of \(call.callee), and the rules of policies that allow the calls to it",
            .bool),
          zip(isPossible, isDeclared).map { .bool($0 ? $1 : first) }
        ))
    }
    self.calls = calls
    self.parameters = parameters
  }

  /// The condition for a derived part; nil if the part always exists.
  /// - Parameter own: the service whose file contains the part.
  func condition(of reasons: [PartReason], in own: String? = nil) -> ChartParameters.Condition? {
    if isEmpty || reasons.isEmpty { return nil }
    var conditions: [ChartParameters.Condition] = []
    for reason in reasons {
      guard let condition = condition(of: reason, in: own) else { return nil }
      if !conditions.contains(condition) { conditions.append(condition) }
    }
    return conditions.count == 1 ? conditions.first : .any(conditions)
  }

  private func condition(of reason: PartReason, in own: String?) -> ChartParameters.Condition? {
    switch reason {
    case .service(let name): isEnabled(name, in: own)
    case .call(let call):
      .both(
        .both(isEnabled(call.caller, in: own), isEnabled(call.callee, in: own)),
        calls[call].map(ChartParameters.Condition.isTrue))
    case .redirect(let call, let target):
      .both(condition(of: .call(call), in: own), isEnabled(target, in: own))
    }
  }

  private func isEnabled(_ name: String, in own: String?) -> ChartParameters.Condition? {
    guard name != own, services.contains(name) else { return nil }
    return .isTrue(ValuesPath(ofService: name).key("enabled"))
  }
}

/// The services that use each ConfigMap, Secret, and claim of the whole system.
struct SharedObjectUses: Sendable {
  private var users: [Use: [PartReason]] = [:]

  private struct Use: Hashable {
    let kind: String
    let name: String
  }

  init(by services: [Portolan.Service]) {
    for service in services {
      var uses: [Use] = []
      for reference in service.configurationReferences {
        uses.append(Use(kind: reference.isSecret ? "Secret" : "ConfigMap", name: reference.name))
      }
      for volume in service.volumes {
        if case .claim(let name, _) = volume.source {
          uses.append(Use(kind: "PersistentVolumeClaim", name: name))
        }
      }
      for use in Set(uses) { users[use, default: []].append(.service(service.name)) }
    }
  }

  /// The reasons for an object: the services that use it.
  func reasons(forObjectOf kind: String, named name: String) -> [PartReason] {
    users[Use(kind: kind, name: name)] ?? []
  }
}
