internal import Diagnostics
internal import KubernetesFacts

// Messages about routes: their gateways, conditions, and destinations.

extension Diagnostic {
  static func routingWithoutRoutes(inMesh: Bool, at location: FileLocation) -> Diagnostic {
    fault(
      "no-routes", "'.\(inMesh ? "routedInMesh" : "routed")' requires at least one route", at: location,
      fix: "add 'Match()' to match every HTTP request, or 'TCPMatch()' to match every TCP connection")
  }

  static func repeatedRouting(_ service: String, at location: FileLocation, first: FileLocation) -> Diagnostic
  {
    repeated(
      "routing", "mesh routes to '\(service)' are set twice", at: location, first: first,
      fix: "list all of them in one '.routedInMesh'")
  }

  static func hiddenRoute(
    at location: FileLocation, host: String, gateway: String, first: FileLocation
  ) -> Diagnostic {
    fault(
      "hidden-route",
      "another route matches the same requests for host '\(host)' through gateway '\(gateway)'",
      at: location,
      notes: [Note("the other route is here", at: first)],
      fix:
        "change a condition of one of the two routes, such as the path or port, or remove one of the routes")
  }

  // MARK: Gateways

  static func unknownGateway(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-gateway", "unknown gateway '\(name)'", at: location,
      fix:
        "declare the Gateway in 'resources(in:)', or use 'namespace/\(name)' for a Gateway from outside the app"
    )
  }

  static func unservedHost(
    _ hosts: [String], _ gateway: String, at location: FileLocation, listeners: FileLocation
  ) -> Diagnostic {
    fault(
      "unserved-host",
      "no listener of gateway '\(gateway)' serves \(hosts.count == 1 ? "host" : "any of the hosts") \(hosts.quoted.listed)",
      at: location,
      notes: [Note("'\(gateway)' is declared here", at: listeners)],
      fix:
        "correct the \(hosts.count == 1 ? "host" : "hosts"), or add \(hosts.count == 1 ? "the host" : "one of them") to a listener"
    )
  }

  static func unfitRoute(
    _ kind: String, on spoken: String, mode: String = "", at location: FileLocation, place: FileLocation
  ) -> Diagnostic {
    fault(
      "unfit-route", "\(kind) routes do not support protocol '\(spoken)'\(mode)", at: location,
      notes: [Note("'\(spoken)' is set here", at: place)],
      fix: "use the route for this protocol ('Match', 'TCPMatch', or 'TLSMatch'), or change the protocol")
  }

  static func unservedGatewayPort(_ port: Int, ports: [Int], at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-port", "no listener of the gateway accepts this route on port \(port)", at: location,
      fix: "use port \(Set(ports).sorted().map(String.init).oneOf)")
  }

  static func foreignServerName(
    _ name: String, hosts: [String], at location: FileLocation, routing: FileLocation
  ) -> Diagnostic {
    fault(
      "unserved-host",
      "server name '\(name)' must match \(hosts.count > 1 ? "one of the routed hosts" : "the routed host") \(hosts.quoted.oneOf)",
      at: location, notes: [Note("the hosts are set here", at: routing)])
  }

  static func labelsAtGateway(_ gateway: String, at location: FileLocation) -> Diagnostic {
    fault(
      "labels-at-gateway",
      "'sourceLabels' requires a mesh route: at gateway '\(gateway)', Istio does not compare source labels with the clients' labels",
      at: location, fix: "use 'sourceLabels' only in '.routedInMesh'")
  }

  // MARK: Conditions and times

  static func repeatedCondition(_ subject: String, at location: FileLocation) -> Diagnostic {
    fault(
      "repeated-condition", "route has two conditions on \(subject)", at: location,
      fix: "remove one of the two, or move one to '.or(…)' as an alternative")
  }

  static func retriesWithoutAttempts(at location: FileLocation) -> Diagnostic {
    fault(
      "retries-without-attempts", "retry conditions and 'perTry:' require at least 1 retry, not 0",
      at: location,
      fix: "raise the number of retries, or use only 'retries: 0' to disable retries")
  }

  static func longTry(_ perTry: String, timeout: String, at location: FileLocation) -> Diagnostic {
    fault(
      "long-try", "per-try timeout must be at most the request timeout '\(timeout)', not '\(perTry)'",
      at: location)
  }

  static func unknownRetryCondition(_ name: String, nearest: String?, at location: FileLocation) -> Diagnostic
  {
    fault(
      "unknown-retry-condition", "unknown retry condition '\(name)'",
      at: location,
      fix: didYouMean(nearest)
        ?? "use a condition of Envoy, such as '5xx', or a status code of HTTP, such as '503'")
  }

  // MARK: Actions

  static func besideRedirect(_ what: String, at location: FileLocation) -> Diagnostic {
    fault(
      "beside-redirect", "\(what) and a redirect are mutually exclusive", at: location,
      fix: "keep one of the two")
  }

  static func credentialsForEveryOrigin(at location: FileLocation) -> Diagnostic {
    fault(
      "cors-credentials",
      "CORS credentials are allowed for every origin: any website can send requests as the user and read the responses",
      at: location,
      fix: "list the origins, or, if browsers need not send credentials, remove 'credentials:'")
  }

  static func hostHeader(at location: FileLocation) -> Diagnostic {
    fault(
      "host-header", "header changes cannot remove 'host', or set or add 'host' in a response", at: location,
      fix: "remove the change, or use '.rewriting(host:)' to change the host of requests")
  }

  // MARK: Destinations

  static func unknownSubset(
    _ name: String, of service: String, nearest: String?, at location: FileLocation,
    service place: FileLocation
  ) -> Diagnostic {
    fault(
      "unknown-subset", "unknown subset '\(name)' in service '\(service)'", at: location,
      notes: [Note("'\(service)' is declared here", at: place)],
      fix: didYouMean(nearest) ?? "add a 'Subset(\"\(name)\", labels: …)' to '\(service)'")
  }

  static func missingWeight(at location: FileLocation) -> Diagnostic {
    fault(
      "missing-weight", "a route with several destinations requires a weight (percent) for each of them",
      at: location,
      fix: "add 'weight:'")
  }

  static func weightSum(_ sum: Int, at location: FileLocation) -> Diagnostic {
    fault("weight-sum", "weights of a route must add up to \(RouteWeight.sum), not \(sum)", at: location)
  }
}
