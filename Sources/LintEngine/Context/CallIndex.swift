internal import ManifestTree

/// The calls between workloads that the manifests show: a Service's host in a setting counts as a call.
package struct CallIndex: Sendable {
  private let calls: [[Call]]
  private let callers: [HostIndex.Name: [Call]]

  package init(_ workloads: [Workload], _ addresses: AddressIndex, _ hosts: HostIndex) {
    calls = workloads.concurrentMap { workload in
      addresses.settings(of: workload).flatMap { setting in
        setting.addresses.compactMap { address in
          guard let service = hosts.service(for: address.host, from: workload.namespace) else { return nil }
          return Call(caller: workload, service: service, port: address.port, field: setting.field)
        }
      }
    }
    callers = Dictionary(grouping: calls.joined()) {
      HostIndex.Name(namespace: $0.service.namespace, name: $0.service.name)
    }
  }

  /// The calls to a Service, in the order of the callers.
  package func calls(to service: Service) -> [Call] {
    callers[HostIndex.Name(namespace: service.namespace, name: service.name)] ?? []
  }

  /// The calls of a workload, in the order of the manifest.
  package func calls(of workload: Workload) -> [Call] { calls[workload.number] }
}

/// A call from a workload to a Service.
package struct Call: Sendable {
  package let caller: Workload
  package let service: Service
  /// The Service's port; nil if the caller does not specify one.
  package let port: Int?
  /// The value that contains the Service's host.
  package let field: ManifestField

  package init(caller: Workload, service: Service, port: Int?, field: ManifestField) {
    self.caller = caller
    self.service = service
    self.port = port
    self.field = field
  }

  /// The pods' port to which the Service forwards the call, as a number or name; nil if unknown.
  package var targetPort: ManifestField? {
    let ports = service.ports
    let called =
      port.map { number in ports.first { $0["port"].int == number } } ?? (ports.count == 1 ? ports[0] : nil)
    return called.map { $0["targetPort"].exists ? $0["targetPort"] : $0["port"] }
  }
}
