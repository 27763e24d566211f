internal import Diagnostics
internal import KubernetesFacts
import KubernetesTypes
internal import Portolan

extension SystemChecks {
  /// Reports duplicate node ports.
  ///
  /// The API server allocates a node port to one port of one Service, whatever its protocol. Only ports of the same
  /// Service that have the same number and different protocols can share a node port.
  mutating func checkNodePorts() {
    var owners: [Int: (service: Int, port: Port)] = [:]
    for position in system.services.indices {
      for port in system.services[position].allPorts {
        guard let number = port.nodePort else { continue }
        guard let first = owners[number] else {
          owners[number] = (position, port)
          continue
        }
        let isShared =
          first.service == position && first.port.servedNumber == port.servedNumber
          && first.port.protocol.transportName != port.protocol.transportName
        if !isShared { faults.report(.takenNodePort(number, at: port.location, first: first.port.location)) }
      }
    }
  }
}

/// A port number with its transport protocol.
struct Endpoint: Hashable {
  let number: Int
  let transport: String
}

extension PortProtocol {
  /// The name of the transport protocol; `TCP` if the protocol determines none.
  var transportName: String { transport?.rawValue ?? TransportProtocol.default }
}
