internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension SystemChecks {
  /// Checks service entries for external hosts.
  mutating func checkServiceEntries() {
    let entries = system.resources.serviceEntries
    for entry in entries {
      faults.checkName(entry.name, .subdomain, of: "service entry", at: entry.location)
      if entry.hosts.isEmpty {
        faults.report(
          .empty("hosts", "list of hosts in the service entry", expected: "at least one", at: entry.location))
      }
      if entry.ports.isEmpty { faults.report(.noEntryPorts(of: entry.name, at: entry.location)) }
      for host in entry.hosts {
        faults.checkHost(host, at: entry.location)
        if host.hasPrefix("*"), entry.resolution == .dns, entry.endpoints.isEmpty {
          faults.report(.resolvedWildcard(host, entry.resolution.rawValue, at: entry.location))
        }
      }
      checkEndpoints(of: entry)
      for address in entry.addresses where !IPAddress.accepts(address) && !IPAddress.acceptsRange(address) {
        faults.report(
          .malformed(
            "address", address, "IP address or range",
            expected: "an address or range such as 10.0.0.1 or 10.0.0.0/8",
            at: entry.location))
      }
      checkPorts(of: entry)
    }
    entries.forEachRepeat(of: \.name) { repeated, first in
      faults.report(
        .repeatedDeclaration(
          "service-entry", "service entries", repeated.name, at: repeated.location, first: first.location))
    }
  }

  private mutating func checkEndpoints(of entry: ServiceEntry) {
    switch entry.resolution {
    case .none where !entry.endpoints.isEmpty:
      faults.report(.endpointsWithoutResolution(of: entry.name, at: entry.location))
    case .static where entry.endpoints.isEmpty:
      faults.report(.missingEndpoints(of: entry.name, at: entry.location))
    default: break
    }
    for endpoint in entry.endpoints where !IPAddress.accepts(endpoint) {
      switch entry.resolution {
      case .none: break
      case .dns: faults.checkHost(endpoint, at: entry.location)
      case .static where endpoint.hasPrefix(SocketAddress.prefix):
        if entry.ports.count != 1 {
          faults.report(.portsOfSocket(endpoint, count: entry.ports.count, at: entry.location))
        }
      case .static:
        faults.report(
          .malformed(
            "address", endpoint, "endpoint", expected: "an IP address, or 'unix://' and a path",
            at: entry.location))
      }
    }
  }

  private mutating func checkPorts(of entry: ServiceEntry) {
    for port in entry.ports {
      faults.checkNumber(port.number, in: PortNumber.all, of: "port number", at: port.location)
      faults.checkName(port.name, .label, of: "port", at: port.location)
      if port.protocol == .udp || port.protocol == .sctp {
        faults.report(
          .unsupportedProtocol(port.protocol.rawValue, of: "an Istio service entry", at: port.location))
      }
    }
    entry.ports.forEachRepeat(of: \.name) { repeated, first in
      faults.report(.repeatedPortName(repeated.name, at: repeated.location, first: first.location))
    }
    entry.ports.forEachRepeat(of: \.number) { repeated, first in
      faults.report(
        .repeatedEntryPort(repeated.number, at: repeated.location, first: first.location))
    }
  }
}
