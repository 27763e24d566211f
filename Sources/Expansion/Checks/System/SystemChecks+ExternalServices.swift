internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension SystemChecks {
  /// Checks Services without pods.
  mutating func checkExternalServices() {
    for external in system.resources.externalServices {
      let location = external.location
      faults.checkName(external.name, .serviceName, of: "service", at: location)
      faults.checkLabels(external.labels, at: location)
      faults.checkAnnotations(external.annotations, at: location)
      if let host = external.host {
        faults.checkName(host, .subdomain, of: "host", at: location)
      } else if external.ports.isEmpty {
        faults.report(
          .empty("ports", "list of ports", expected: "a host, or at least one port", at: location))
      }
      for port in external.ports {
        faults.checkNumber(port.number, in: PortNumber.all, of: "port number", at: port.location)
        if !port.name.isEmpty || external.ports.count > 1 {
          faults.checkName(port.name, .label, of: "port", at: port.location)
        }
      }
      external.ports.forEachRepeat(of: \.name) { repeated, first in
        faults.report(.repeatedPortName(repeated.name, at: repeated.location, first: first.location))
      }
    }
  }
}
