internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The Gateway with one server for each listener.
  func gateway(_ declared: Portolan.Gateway) -> Istio.Gateway {
    Istio.Gateway(
      metadata: sharedMetadata(named: declared.name),
      spec: Istio.GatewaySpec(
        selector: StringMap(declared.selector),
        servers: declared.listeners.map { listener in
          Istio.Server(
            port: Istio.ServerPort(
              number: listener.number, name: listener.name, protocol: listener.protocol.meshProtocol),
            hosts: listener.hosts, tls: listener.tls.map(serverTLS))
        }))
  }

  private func serverTLS(_ tls: ServerTLS) -> Istio.ServerTLSSettings {
    switch tls {
    case .simple(let credential, let version):
      .init(
        mode: .simple, credentialName: credential,
        minProtocolVersion: version.flatMap { Istio.TLSProtocol(rawValue: $0.rawValue) })
    case .mutual(let credential, let version):
      .init(
        mode: .mutual, credentialName: credential,
        minProtocolVersion: version.flatMap { Istio.TLSProtocol(rawValue: $0.rawValue) })
    case .passthrough: .init(mode: .passthrough)
    case .redirectToHTTPS: .init(httpsRedirect: true)
    }
  }

  /// The ServiceEntry of external hosts.
  func serviceEntry(_ declared: Portolan.ServiceEntry) -> Istio.ServiceEntry {
    Istio.ServiceEntry(
      metadata: sharedMetadata(named: declared.name),
      spec: Istio.ServiceEntrySpec(
        hosts: declared.hosts, addresses: declared.addresses,
        ports: declared.ports.map { port in
          Istio.ServicePort(number: port.number, name: port.name, protocol: port.protocol.meshProtocol)
        },
        location: declared.inMesh ? .meshInternal : .meshExternal,
        resolution: Istio.Resolution(rawValue: declared.resolution.rawValue),
        endpoints: declared.endpoints.map { Istio.WorkloadEntry(address: $0) }))
  }
}

extension PortProtocol {
  /// The protocol in Istio's gateways and service entries, which support fewer names than port names do.
  fileprivate var meshProtocol: Istio.PortProtocol {
    switch self {
    case .http: .http
    case .http2: .http2
    case .https: .https
    case .grpc: .grpc
    case .grpcWeb: .grpcWeb
    case .tls: .tls
    case .mongo: .mongo
    case .tcp, .mysql, .redis, .udp, .sctp: .tcp
    }
  }
}
