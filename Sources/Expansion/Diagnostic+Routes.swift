internal import Diagnostics

// Routes: where they are, what they match, and where they go.

extension Diagnostic {
  static func routingWithoutRoutes(at location: FileLocation) -> Diagnostic {
    fault(
      "no-routes", "no route is listed, expected at least one", at: location,
      fix: "add a 'Match()' for every request")
  }

  static func repeatedRouting(_ service: String, at location: FileLocation, first: FileLocation) -> Diagnostic
  {
    repeated(
      "routing", "the routes to '\(service)' inside the mesh are said twice", at: location, first: first,
      fix: "list all of them in one '.routedInMesh'")
  }

  static func hiddenRoute(
    at location: FileLocation, host: String, gateway: String, first: FileLocation
  ) -> Diagnostic {
    fault(
      "hidden-route", "another route takes the same requests for host '\(host)' through '\(gateway)'",
      at: location,
      notes: [Note("that route is here", at: first)], fix: "give one of the two another path or condition")
  }

  // MARK: Gateways

  static func unknownGateway(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-gateway", "no gateway of the app is named '\(name)'", at: location,
      fix: "declare it under 'resources(in:)', or say 'namespace/\(name)' for one that exists elsewhere")
  }

  static func unservedHost(
    _ host: String, _ gateway: String, at location: FileLocation, listeners: FileLocation
  ) -> Diagnostic {
    fault(
      "unserved-host", "no listener of gateway '\(gateway)' serves host '\(host)'", at: location,
      notes: [Note("'\(gateway)' is declared here", at: listeners)])
  }

  static func unfitRoute(
    _ kind: String, on spoken: String, at location: FileLocation, place: FileLocation
  ) -> Diagnostic {
    fault(
      "unfit-route", "a route for \(kind) can't take connections of '\(spoken)'", at: location,
      notes: [Note("'\(spoken)' is said here", at: place)])
  }

  static func unservedGatewayPort(_ port: Int, ports: [Int], at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-port", "the gateway has no listener for this route at port '\(port)'", at: location,
      fix: "use one of \(ports.map(String.init).joined(separator: ", "))")
  }

  static func foreignServerName(
    _ name: String, hosts: [String], at location: FileLocation, routing: FileLocation
  ) -> Diagnostic {
    fault(
      "unserved-host",
      "server name '\(name)' is not among the routed hosts, expected \(hosts.joined(separator: ", "))",
      at: location, notes: [Note("the hosts are said here", at: routing)])
  }

  static func labelsAtGateway(_ gateway: String, at location: FileLocation) -> Diagnostic {
    fault(
      "labels-at-gateway",
      "a caller's labels aren't known at gateway '\(gateway)', so the route takes nothing",
      at: location, fix: "use 'sourceLabels' inside the mesh alone")
  }

  // MARK: Conditions and times

  static func repeatedCondition(_ subject: String, at location: FileLocation) -> Diagnostic {
    fault(
      "repeated-condition", "two conditions of one route look at \(subject), expected one", at: location,
      fix: "use '.or(…)' for a second way to match")
  }

  static func retriesWithoutAttempts(at location: FileLocation) -> Diagnostic {
    fault(
      "retries-without-attempts", "there are conditions for '0' retries, expected at least one", at: location,
      fix: "use 'retries: 0' alone to switch retries off")
  }

  static func longTry(_ perTry: String, timeout: String, at location: FileLocation) -> Diagnostic {
    fault(
      "long-try", "a try may take '\(perTry)', longer than the whole request with '\(timeout)'", at: location)
  }

  static func unknownRetryCondition(_ name: String, nearest: String?, at location: FileLocation) -> Diagnostic
  {
    fault(
      "unknown-retry-condition", "'\(name)' is no condition for a retry, expected one such as '5xx'",
      at: location,
      fix: didYouMean(nearest))
  }

  // MARK: Treatments

  static func besideRedirect(_ what: String, at location: FileLocation) -> Diagnostic {
    fault(
      "beside-redirect", "the route has \(what) beside a redirect, which never reaches it", at: location,
      fix: "keep one of the two")
  }

  static func credentialsForEveryOrigin(at location: FileLocation) -> Diagnostic {
    fault(
      "cors-credentials", "credentials are allowed for every origin, which browsers refuse", at: location,
      fix: "list the origins, or leave 'credentials:' out")
  }

  static func hostHeader(at location: FileLocation) -> Diagnostic {
    fault(
      "host-header", "header 'host' can't be changed here", at: location,
      fix: "use '.rewriting(host:)' for requests")
  }

  // MARK: Destinations

  static func unknownSubset(
    _ name: String, of service: String, nearest: String?, at location: FileLocation,
    service place: FileLocation
  ) -> Diagnostic {
    fault(
      "unknown-subset", "no subset of '\(service)' is named '\(name)'", at: location,
      notes: [Note("'\(service)' is declared here", at: place)],
      fix: didYouMean(nearest) ?? "add a 'Subset(\"\(name)\", labels: …)' to '\(service)'")
  }

  static func missingWeight(at location: FileLocation) -> Diagnostic {
    fault(
      "missing-weight", "a destination among several has no weight, expected a share in percent",
      at: location,
      fix: "add 'weight:'")
  }

  static func weightSum(_ sum: Int, at location: FileLocation) -> Diagnostic {
    fault("weight-sum", "the weights sum to '\(sum)', expected 100", at: location)
  }
}
