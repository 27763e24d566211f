internal import Diagnostics
internal import Portolan

extension SystemChecks {
  /// Reports a service account that several services share: Istio identifies callers by account, so a policy that
  /// admits one of them admits all.
  mutating func checkSharedAccounts() {
    guard system.app.derivedFromCalls.contains(.authorizationPolicies) else { return }
    var members: [String: [Int]] = [:]
    for position in system.services.indices {
      members[system.serviceAccountName(of: system.services[position]), default: []].append(position)
    }
    guard members.contains(where: { $0.value.count > 1 }) else { return }
    for target in system.services.indices
    where system.services[target].servesTraffic && system.services[target].has(.policies) {
      let name = system.services[target].name
      let admitted = admittedServices(of: target)
      let names = Set(admitted.map(\.name))
      var seen: Set<String> = []
      for caller in admitted {
        let account = system.serviceAccountName(of: caller)
        guard seen.insert(account).inserted, let sharing = members[account], sharing.count > 1 else {
          continue
        }
        // The message names only three, and says whether there are more, so the search stops at four.
        var first: [Portolan.Service] = []
        for position in sharing where first.count < 4 {
          let service = system.services[position]
          if !names.contains(service.name), service.name != name { first.append(service) }
        }
        if first.isEmpty { continue }
        let call = caller.calls.first { $0.callee.isService(name) }
        faults.report(
          .sharedAccount(
            account, of: first.map { ($0.name, $0.location) }, to: name,
            at: call?.location ?? caller.location))
      }
    }
  }

  /// The services that call the service at a position, or that the service authorizes.
  private func admittedServices(of position: Int) -> [Portolan.Service] {
    let authorized = system.services[position].extraPolicies.flatMap(\.services)
    return system.callers(of: position).map(\.service) + authorized.compactMap(system.service(named:))
  }
}

extension Calls.Callee {
  fileprivate func isService(_ name: String) -> Bool {
    guard case .service(name, _) = self else { return false }
    return true
  }
}
