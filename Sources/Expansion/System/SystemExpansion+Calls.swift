package import Diagnostics
internal import KubernetesFacts
internal import KubernetesTypes
internal import Portolan

/// A call of a spec, for commands that draw or trace calls which the rendered objects may not show.
package struct ExpandedCall: Sendable {
  /// The labels that select the caller's pods.
  package let podLabels: [String: String]
  /// The namespace of the caller.
  package let namespace: String
  /// The called Service or host, as the caller resolves it.
  package let host: String
  /// The called port; nil for the API server of the cluster.
  package let port: Int?
  /// The protocol of the port, as Istio names it.
  package let protocolName: String?
  /// The position of the declaration.
  package var location: FileLocation
}

extension SystemExpansion {
  /// The calls that the services declare.
  package var calls: [ExpandedCall] {
    system.services.flatMap { service -> [ExpandedCall] in
      let labels = Dictionary(
        system.selector(of: service).entries.map { ($0.key, $0.value) },
        uniquingKeysWith: { first, _ in first })
      return service.calls.compactMap { call in
        guard let target = system.target(of: call) else { return nil }
        return ExpandedCall(
          podLabels: labels, namespace: system.app.namespace, host: target.host, port: target.port,
          protocolName: target.name, location: call.location)
      }
    }
  }
}

extension SystemModel {
  fileprivate func target(of call: Calls) -> (host: String, port: Int?, name: String?)? {
    switch call.callee {
    case .service(let name, let port):
      guard let callee = service(named: name), let served = callee.servedPort(port) else { return nil }
      return (serviceName(of: callee), served.servedNumber, nil)
    case .host(let name, let port, let `protocol`, _): return (name, port, `protocol`.rawValue)
    case .other(let other, let port, let `protocol`, _): return (other.host, port, `protocol`.rawValue)
    case .cluster(.kubernetesAPI): return (ServiceHost.kubernetesAPI, nil, nil)
    }
  }
}
