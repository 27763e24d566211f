internal import Diagnostics

// Ports, the Kubernetes Services that serve them, and calls.

extension Diagnostic {
  static func repeatedPortName(_ name: String, at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated(
      "port-name", "two ports are named '\(name)'", at: location, first: first,
      fix: "give one of them another name with 'name:'")
  }

  static func portConflict(
    _ number: Int, _ transport: String, at location: FileLocation, first: FileLocation, owner: String
  ) -> Diagnostic {
    fault(
      "port-conflict", "port '\(number)' (\(transport)) is taken by '\(owner)' of the same pod", at: location,
      notes: [Note("'\(owner)' is here", at: first)], fix: "use another port number")
  }

  static func servedPortConflict(
    _ number: Int, _ transport: String, at location: FileLocation, first: FileLocation, owner: String
  ) -> Diagnostic {
    fault(
      "port-conflict", "port '\(number)' (\(transport)) of the Service is taken by '\(owner)'", at: location,
      notes: [Note("'\(owner)' is here", at: first)],
      fix: "serve one of the two at another number with 'servedAt:'")
  }

  static func takenHostPort(_ number: Int, at location: FileLocation, first: FileLocation) -> Diagnostic {
    fault(
      "port-conflict", "port '\(number)' of the node is taken by another port of the same pod", at: location,
      notes: [Note("the other one is here", at: first)], fix: "use another 'hostPort:'")
  }

  static func takenNodePort(
    _ number: Int, _ transport: String, at location: FileLocation, first: FileLocation
  ) -> Diagnostic {
    fault(
      "port-conflict", "node port '\(number)' (\(transport)) is taken by another port of the app",
      at: location,
      notes: [Note("the other one is here", at: first)], fix: "use another 'nodePort:'")
  }

  static func hostPortInHostNetwork(_ hostPort: Int, _ number: Int, at location: FileLocation) -> Diagnostic {
    fault(
      "host-port",
      "host port '\(hostPort)' differs from port '\(number)', expected the same in the node's network",
      at: location, fix: "leave 'hostPort:' out")
  }

  static func unservedNodePort(_ name: String, at location: FileLocation, own: FileLocation?) -> Diagnostic {
    fault(
      "node-port", "port '\(name)' has a node port, but the service's own Service doesn't serve it",
      at: location,
      notes: own.map { [Note("the service's own Service is described here", at: $0)] } ?? [])
  }

  static func nodePortOfInnerService(_ name: String, at location: FileLocation, own: FileLocation?)
    -> Diagnostic
  {
    fault(
      "node-port",
      "port '\(name)' has a node port, but the service's own Service has none of the nodes' ports",
      at: location, notes: own.map { [Note("its type is said here", at: $0)] } ?? [],
      fix: "make it one with 'Expose(as: .nodePort)'")
  }

  static func repeatedExposure(at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated(
      "exposure", "the type of the service's own Service is said twice", at: location, first: first,
      fix: "give the other Service a name")
  }

  static func exposedWithoutPort(_ service: String, at location: FileLocation) -> Diagnostic {
    fault(
      "exposed-without-port", "'\(service)' has no served port, expected one that the Service can serve",
      at: location,
      fix: "add a 'Port(…)'")
  }

  // MARK: Calls

  static func servesNothing(_ service: String, at location: FileLocation, service place: FileLocation)
    -> Diagnostic
  {
    fault(
      "no-served-port", "'\(service)' has no served port, expected one that calls and routes can go to",
      at: location,
      notes: [Note("'\(service)' is declared here", at: place)], fix: "add a 'Port(…)' to '\(service)'")
  }

  static func addressOfWildcard(_ host: String, at location: FileLocation) -> Diagnostic {
    fault(
      "address-of-wildcard", "host '\(host)' stands for many, expected one host for an address in a variable",
      at: location, fix: "leave 'as:' out")
  }

  static func membersOfNoStatefulSet(_ callee: String, at location: FileLocation) -> Diagnostic {
    fault(
      "members-of-no-stateful-set",
      "'.members' requires a StatefulSet: '\(callee)' has no pods with names of their own",
      at: location, fix: "use '.hostAndPort', or declare the service as '.statefulSet'")
  }

  static func undeclaredWildcard(_ host: String, at location: FileLocation) -> Diagnostic {
    fault(
      "undeclared-wildcard",
      "no ServiceEntry has host '\(host)', expected one where a call goes to many hosts",
      at: location, fix: "declare it under 'resources(in:)' with 'ServiceEntry(…, hosts: [\"\(host)\"])'")
  }
}
