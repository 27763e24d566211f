internal import Diagnostics
internal import Portolan

extension SystemChecks {
  /// Checks the mutual TLS and deny-all settings of the mesh.
  mutating func checkMeshSecurity() {
    let declared = system.resources.peerAuthentications
    for authentication in declared { check(authentication) }
    declared.forEachRepeat(of: \.service) { repeated, first in
      faults.report(
        .repeatedPeerAuthentication(repeated.service, at: repeated.location, first: first.location))
    }
    let denials = system.resources.denials
    denials.filter(\.network).forEachRepeat(of: \.network) { repeated, first in
      faults.report(.repeatedDenial("network", at: repeated.location, first: first.location))
    }
    denials.filter(\.mesh).forEachRepeat(of: \.mesh) { repeated, first in
      faults.report(.repeatedDenial("mesh", at: repeated.location, first: first.location))
    }
  }

  private mutating func check(_ authentication: PeerAuthentication) {
    let location = authentication.location
    authentication.portModes.forEachRepeat(of: \.port) { mode, _ in
      faults.report(.repeatedKey("\(mode.port)", of: "mode for port", at: location))
    }
    guard let name = authentication.service else {
      if !authentication.portModes.isEmpty { faults.report(.portModesWithoutService(at: location)) }
      return
    }
    guard let position = index.position(ofService: name) else {
      faults.report(.unknownService(name, at: location), misspelling: name, of: .service)
      return
    }
    let numbers = system.services[position].allPorts.map(\.number)
    for mode in authentication.portModes where !numbers.contains(mode.port) {
      faults.report(.unknownPort(mode.port, of: name, ports: numbers.map(String.init), at: location))
    }
  }
}
