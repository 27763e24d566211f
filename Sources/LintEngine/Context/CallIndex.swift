/// Who calls whom, as far as the manifests say: a Service's host in a setting is a call.
package struct CallIndex: Sendable {
  private let calls: [[Call]]
  private let callers: [HostIndex.Name: [Call]]

  package init(_ workloads: [Workload], _ addresses: AddressIndex, _ hosts: HostIndex) {
    calls = workloads.map { workload in
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

  /// The calls of a Service, in the order of the callers.
  package func calls(to service: Service) -> [Call] {
    callers[HostIndex.Name(namespace: service.namespace, name: service.name)] ?? []
  }

  /// The calls of a workload, in the order of the manifest.
  package func calls(of workload: Workload) -> [Call] { calls[workload.number] }
}

/// A workload's call of a Service.
package struct Call: Sendable {
  package let caller: Workload
  package let service: Service
  /// The Service's port; nil if the caller does not say one.
  package let port: Int?
  /// The value that names the Service.
  package let field: ManifestField

  package init(caller: Workload, service: Service, port: Int?, field: ManifestField) {
    self.caller = caller
    self.service = service
    self.port = port
    self.field = field
  }

  /// Where the Service sends the call to: the pods' port, by number or name; nil if nobody says.
  package var targetPort: ManifestField? {
    let ports = service.ports
    let called =
      port.map { number in ports.first { $0["port"].int == number } } ?? (ports.count == 1 ? ports[0] : nil)
    return called.map { $0["targetPort"].exists ? $0["targetPort"] : $0["port"] }
  }
}
