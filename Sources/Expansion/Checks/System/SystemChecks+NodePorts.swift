internal import Diagnostics
internal import KubernetesFacts
import KubernetesTypes
internal import Portolan

extension SystemChecks {
  /// Reports duplicate node ports.
  mutating func checkNodePorts() {
    var owners: [Endpoint: FileLocation] = [:]
    for service in system.services {
      for port in service.allPorts {
        guard let number = port.nodePort else { continue }
        let endpoint = Endpoint(number: number, transport: port.protocol.transportName)
        if let first = owners[endpoint] {
          faults.report(.takenNodePort(number, endpoint.transport, at: port.location, first: first))
        } else {
          owners[endpoint] = port.location
        }
      }
    }
  }
}

/// A port number of a transport.
struct Endpoint: Hashable {
  let number: Int
  let transport: String
}

extension PortProtocol {
  /// The transport of the protocol.
  var transportName: String { transport?.rawValue ?? "TCP" }
}
