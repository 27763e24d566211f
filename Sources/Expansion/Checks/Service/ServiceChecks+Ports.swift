internal import Diagnostics
import KubernetesFacts
import KubernetesTypes
internal import Portolan

extension ServiceChecks {
  /// Checks the ports of the pod: their numbers and names, and conflicts between them.
  mutating func checkPorts() {
    for port in ports { check(port) }
    for container in service.initContainers {
      for port in container.container.ports { check(port) }
    }
    ports.forEachRepeat(of: \.name) { repeated, first in
      faults.report(.repeatedPortName(repeated.name, at: repeated.location, first: first.location))
    }
    ports.filter { $0.inPod != .undeclared }.forEachRepeat(of: \.endpoint) { repeated, first in
      faults.report(
        .portConflict(
          repeated.number, repeated.endpoint.transport, at: repeated.location, first: first.location,
          owner: first.name))
    }
    ports.filter { $0.hostPort != nil }.forEachRepeat(of: \.hostEndpoint) { repeated, first in
      faults.report(
        .takenHostPort(repeated.hostPort ?? 0, at: repeated.location, first: first.location))
    }
  }

  private mutating func check(_ port: Port) {
    let location = port.location
    faults.checkNumber(port.number, in: PortNumber.all, of: "port number", at: location)
    if case .number(let number) = port.servedAt {
      faults.checkNumber(number, in: PortNumber.all, of: "Service port", at: location)
    }
    faults.checkNumber(port.nodePort, in: PortNumber.ofNodes, of: "node port", at: location)
    faults.checkNumber(port.hostPort, in: PortNumber.all, of: "host port", at: location)
    faults.checkName(port.name, .portName, of: "port", at: location)
    if let spoken = port.appProtocol { faults.checkQualifiedName(spoken, of: "appProtocol", at: location) }
    if let hostPort = port.hostPort, hostPort != port.number, service.isRelaxed(.hostNetwork) {
      faults.report(.hostPortInHostNetwork(hostPort, port.number, at: location))
    }
  }

  /// Checks the Kubernetes Services of the pods.
  mutating func checkExposures() {
    var conflicts: Set<String> = []
    let own = service.exposures.first { $0.name == nil }
    if !served.isEmpty { checkServedNumbers(of: own, &conflicts) }
    for expose in service.exposures {
      check(expose)
      if expose.name != nil { checkServedNumbers(of: expose, &conflicts) }
    }
    service.exposures.filter { $0.name == nil }.forEachRepeat(of: \.name) { repeated, first in
      faults.report(.repeatedExposure(at: repeated.location, first: first.location))
    }
    checkNodePorts(own)
  }

  /// Reports a port that a Service serves on the same number as another port, once for all Services.
  private mutating func checkServedNumbers(of expose: Expose?, _ conflicts: inout Set<String>) {
    let names = expose?.ports ?? []
    let ports = names.isEmpty ? served : served.filter { names.contains($0.name) }
    ports.forEachRepeat(of: \.servedEndpoint) { repeated, first in
      let isSameConflict = repeated.endpoint == first.endpoint && repeated.servedAt == first.servedAt
      guard !isSameConflict, conflicts.insert("\(first.location) \(repeated.location)").inserted else {
        return
      }
      faults.report(
        .servedPortConflict(
          repeated.servedNumber, repeated.endpoint.transport, at: repeated.location, first: first.location,
          owner: first.name))
    }
  }

  private mutating func check(_ expose: Expose) {
    let location = expose.location
    if let name = expose.name { faults.checkName(name, .serviceName, of: "service", at: location) }
    faults.checkAnnotations(expose.annotations, at: location)
    faults.checkLabels(expose.labels, at: location)
    if let selector = expose.selector {
      faults.checkLabels(selector, at: location)
      if selector.isEmpty {
        faults.report(.empty("selector", "selector", expected: "at least one label", at: location))
      }
      let labels = system.podLabels(of: service, system.commonMetadata(of: service))
      let missing = selector.entries.first { label in
        labels[label.key] != label.value && !PodKey.ofControllers.contains(label.key)
      }
      if let missing {
        faults.report(
          .selectsNoPod(
            missing.key, missing.value, actual: labels[missing.key], of: service.name, at: location))
      }
    }
    for name in expose.ports where !served.contains(where: { $0.name == name }) {
      reportUnknownPort(name, of: service.name, ports, at: location)
    }
    expose.ports.forEachRepeat(of: \.self) { name, _ in
      faults.report(.repeatedKey(name, of: "port", at: location))
    }
    if served.isEmpty, expose.name == nil || expose.type != .headless {
      faults.report(.exposedWithoutPort(service.name, at: location))
    }
    let timeouts = FieldLimits.sessionAffinityTimeout
    faults.seconds(
      expose.affinity?.timeout, from: timeouts.lowerBound, to: timeouts.upperBound,
      of: "session affinity timeout", at: location)
    guard case .loadBalancer(let balancer) = expose.type else { return }
    for range in balancer.sourceRanges where !IPAddress.acceptsRange(range) {
      faults.report(
        .malformed(
          "address", range, "CIDR range", expected: "an address range such as 10.0.0.0/8", at: location))
    }
    if let address = balancer.address, !IPAddress.accepts(address) {
      faults.report(
        .malformed("address", address, "IP address", expected: "an address such as 10.0.0.1", at: location))
    }
    if let name = balancer.className {
      faults.checkQualifiedName(name, of: "load balancer class", at: location)
    }
  }

  /// Reports node ports of ports that the service's own Service does not serve, and of Services that are not of type
  /// NodePort or LoadBalancer.
  private mutating func checkNodePorts(_ own: Expose?) {
    for port in ports where port.nodePort != nil {
      let names = own?.ports ?? []
      guard port.servedAt != .nowhere, names.isEmpty || names.contains(port.name) else {
        faults.report(
          .unservedNodePort(
            port.name, isHidden: port.servedAt == .nowhere, at: port.location, own: own?.location))
        continue
      }
      switch own?.type ?? system.ownServiceType(of: service) {
      case .nodePort, .loadBalancer: break
      case .clusterIP, .headless:
        faults.report(.nodePortOfInnerService(port.name, at: port.location, own: own?.location))
      }
    }
  }
}

extension Port {
  var endpoint: Endpoint { Endpoint(number: number, transport: `protocol`.transportName) }
  fileprivate var servedEndpoint: Endpoint {
    Endpoint(number: servedNumber, transport: `protocol`.transportName)
  }
  fileprivate var hostEndpoint: Endpoint {
    Endpoint(number: hostPort ?? 0, transport: `protocol`.transportName)
  }
}
