internal import Diagnostics

// Messages about ports, the Kubernetes Services that serve them, and calls.

extension Diagnostic {
  static func repeatedPortName(_ name: String, at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated(
      "port-name", "two ports are named '\(name)'", at: location, first: first,
      fix: "rename one of the two with 'name:'")
  }

  static func portConflict(
    _ number: Int, _ transport: String, at location: FileLocation, first: FileLocation, owner: String
  ) -> Diagnostic {
    fault(
      "port-conflict", "port \(number) (\(transport)) is already used by port '\(owner)' in the same pod",
      at: location,
      notes: [Note("'\(owner)' is declared here", at: first)], fix: "use another port number")
  }

  static func servedPortConflict(
    _ number: Int, _ transport: String, at location: FileLocation, first: FileLocation, owner: String
  ) -> Diagnostic {
    fault(
      "port-conflict", "port \(number) (\(transport)) of the Service is already used by port '\(owner)'",
      at: location,
      notes: [Note("'\(owner)' is declared here", at: first)],
      fix: "serve one of the two on another port with 'servedAt:'")
  }

  static func takenHostPort(_ number: Int, at location: FileLocation, first: FileLocation) -> Diagnostic {
    fault(
      "port-conflict", "host port \(number) is already used by another port of the same pod", at: location,
      notes: [Note("the other port is here", at: first)], fix: "use another 'hostPort:'")
  }

  static func takenNodePort(_ number: Int, at location: FileLocation, first: FileLocation) -> Diagnostic {
    fault(
      "port-conflict", "node port \(number) is already used by another port of the app", at: location,
      notes: [Note("the other port is here", at: first)], fix: "use another 'nodePort:'")
  }

  static func hostPortInHostNetwork(_ hostPort: Int, _ number: Int, at location: FileLocation) -> Diagnostic {
    fault(
      "host-port",
      "on the host network, the host port must be the container port, \(number), not \(hostPort)",
      at: location, fix: "remove 'hostPort:'")
  }

  /// - Parameter isHidden: whether the port itself is declared with `servedAt: .nowhere`.
  static func unservedNodePort(
    _ name: String, isHidden: Bool, at location: FileLocation, own: FileLocation?
  ) -> Diagnostic {
    fault(
      "node-port", "port '\(name)' has a node port, but its Service does not serve the port",
      at: location,
      notes: own.map { [Note("the Service is configured here", at: $0)] } ?? [],
      fix: isHidden
        ? "remove 'servedAt: .nowhere' or 'nodePort:'"
        : "add '\(name)' to 'ports:' of the 'Expose', or remove 'nodePort:'")
  }

  static func nodePortOfInnerService(_ name: String, at location: FileLocation, own: FileLocation?)
    -> Diagnostic
  {
    fault(
      "node-port",
      "port '\(name)' sets a node port, which requires a Service of type NodePort or LoadBalancer",
      at: location, notes: own.map { [Note("the type of the Service is set here", at: $0)] } ?? [],
      fix: "set the type with 'Expose(as: .nodePort)', or remove 'nodePort:'")
  }

  static func repeatedExposure(at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated(
      "exposure", "the Service is configured twice", at: location, first: first,
      fix: "keep one 'Expose', or create a second Service with a name: 'Expose(\"admin\", as: …)'")
  }

  static func exposedWithoutPort(_ service: String, at location: FileLocation) -> Diagnostic {
    fault(
      "exposed-without-port", "'Expose' requires a served port on service '\(service)'",
      at: location,
      fix: "add a 'Port(…)', or serve a declared port with 'servedAt:'")
  }

  // MARK: Calls

  static func servesNothing(_ service: String, at location: FileLocation, service place: FileLocation)
    -> Diagnostic
  {
    fault(
      "no-served-port", "calls and routes to '\(service)' require a served port",
      at: location,
      notes: [Note("'\(service)' is declared here", at: place)],
      fix: "add a 'Port(…)' to '\(service)', or serve one of its ports with 'servedAt:'")
  }

  static func addressOfWildcard(_ host: String, at location: FileLocation) -> Diagnostic {
    fault(
      "address-of-wildcard", "wildcard host '\(host)' has no address for an environment variable",
      at: location, fix: "remove 'as:'")
  }

  static func membersOfNoStatefulSet(_ callee: String, at location: FileLocation) -> Diagnostic {
    fault(
      "members-of-no-stateful-set",
      "'.members' requires a StatefulSet of this app, but '\(callee)' is not one",
      at: location, fix: "use '.hostAndPort', or declare the service as '.statefulSet'")
  }

  static func undeclaredWildcard(_ host: String, at location: FileLocation) -> Diagnostic {
    fault(
      "undeclared-wildcard",
      "call to wildcard host '\(host)' requires a ServiceEntry with this host",
      at: location,
      fix: "declare the ServiceEntry in 'resources(in:)': 'ServiceEntry(…, hosts: [\"\(host)\"])'")
  }
}
