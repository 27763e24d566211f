internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The variables with the addresses of a container's callees; they precede the other variables, which may refer to
  /// them.
  func callAddresses(of container: Portolan.Container) -> [Core.EnvVar] {
    container.calls.compactMap { call in
      guard let variable = call.variable, let address = address(of: call) else { return nil }
      return Core.EnvVar(name: variable, value: address)
    }
  }

  private func address(of call: Calls) -> String? {
    let host: String
    let port: Int
    // The pods of a StatefulSet have the StatefulSet's name and a number. The domain contains a DNS name for each of them.
    var pods: (owner: String, numbers: Range<Int>, domain: String)?
    switch call.callee {
    case .service(let name, let portName):
      guard let callee = service(named: name), let served = callee.servedPort(portName) else { return nil }
      (host, port) = (serviceName(of: callee), served.servedNumber)
      if case .statefulSet(_, _, _, let ordinal) = callee.workload {
        let first = max(0, min(ordinal ?? 0, ClosedRange.kubernetesMaximum))
        let count = max(1, min(callee.fewestReplicas, 1000))
        pods = (fullName(of: callee), first..<first + count, governingServiceName(of: callee))
      }
    case .host(let name, let number, _, _):
      (host, port) = (name, number)
    case .other(let other, let number, _, _):
      (host, port) = (other.host, number)
    case .cluster: return nil
    }
    switch call.address {
    case .hostAndPort: return "\(host):\(port)"
    case .host: return host
    case .url(let scheme, let path): return "\(scheme)://\(host):\(port)\(path)"
    case .members(let lastPort):
      // The checks report a callee that is not a StatefulSet.
      let (owner, numbers, domain) = pods ?? (host, 0..<1, host)
      let names = numbers.map { "\(owner)-\($0).\(domain)" }
      return names.joined(separator: ":\(port),") + (lastPort ? ":\(port)" : "")
    }
  }

  /// A variable of a container.
  func envVar(_ env: Env) -> Core.EnvVar {
    var source = Core.EnvVarSource()
    switch env.source {
    case .literal(let text): return Core.EnvVar(name: env.name, value: text)
    case .secret(let name, let key, let optional):
      source.secretKeyRef = Core.KeySelector(
        name: objectName(ofSecret: name), key: key, optional: optional)
    case .configMap(let name, let key, let optional):
      source.configMapKeyRef = Core.KeySelector(
        name: objectName(ofConfigMap: name), key: key, optional: optional)
    case .field(let path): source.fieldRef = Core.ObjectFieldSelector(fieldPath: path)
    case .resource(let resource, let container, let divisor):
      source.resourceFieldRef = Core.ResourceFieldSelector(
        containerName: container, resource: resource, divisor: divisor?.rawValue)
    }
    return Core.EnvVar(name: env.name, valueFrom: source)
  }

  /// The variables of a container from all keys of a ConfigMap or Secret.
  func envFrom(_ source: EnvFrom) -> Core.EnvFromSource {
    return switch source.source {
    case .configMap(let name):
      Core.EnvFromSource(
        prefix: source.prefix,
        configMapRef: Core.EnvSource(name: objectName(ofConfigMap: name), optional: source.optional))
    case .secret(let name):
      Core.EnvFromSource(
        prefix: source.prefix,
        secretRef: Core.EnvSource(name: objectName(ofSecret: name), optional: source.optional)
      )
    }
  }
}
