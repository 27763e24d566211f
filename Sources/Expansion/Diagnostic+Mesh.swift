internal import Diagnostics

// Messages about gateways, service entries, and mesh security.

extension Diagnostic {
  static func noListeners(of gateway: String, at location: FileLocation) -> Diagnostic {
    fault("no-listeners", "gateway '\(gateway)' requires at least one listener", at: location)
  }

  static func repeatedListenerName(_ name: String, at location: FileLocation, first: FileLocation)
    -> Diagnostic
  {
    repeated(
      "listener", "two listeners on the gateway are named '\(name)'", at: location, first: first,
      fix: "rename one of the two with 'name:'")
  }

  static func shortHost(_ host: String, at location: FileLocation) -> Diagnostic {
    fault(
      "short-host", "invalid gateway host '\(host)': use a name with a dot, or '*'", at: location,
      fix: "use the full name, such as '\(host).example.com'")
  }

  static func listenerConflict(
    _ number: Int, _ spoken: String, _ other: String, at location: FileLocation, first: FileLocation
  ) -> Diagnostic {
    let protocols = spoken == other ? "protocol '\(spoken)'" : "protocols '\(spoken)' and '\(other)'"
    return fault(
      "listener-conflict",
      "two listeners with \(protocols) cannot share port \(number) of the gateway",
      at: location, notes: [Note("the other listener is here", at: first)],
      fix: "use another port, or use only HTTP protocols or only TLS protocols on this port")
  }

  static func repeatedHost(_ host: String, port: Int, at location: FileLocation, first: FileLocation?)
    -> Diagnostic
  {
    fault(
      "repeated-host", "host '\(host)' is listed twice for port \(port) of the gateway", at: location,
      notes: first.map { [Note("the first listener for host '\(host)' is here", at: $0)] } ?? [],
      fix: first == nil ? "keep one of the two" : "remove the host from one listener, or use another port")
  }

  static func unsupportedProtocol(_ name: String, of what: String, at location: FileLocation) -> Diagnostic {
    fault("unsupported-protocol", "\(what) does not support protocol '\(name)'", at: location)
  }

  static func listenerWithoutTLS(_ spoken: String, at location: FileLocation) -> Diagnostic {
    fault(
      "listener-without-tls", "a listener with protocol '\(spoken)' requires 'tls:'", at: location,
      fix: "add 'tls: .simple(credential: …)' or 'tls: .passthrough'")
  }

  static func listenerWithTLS(_ spoken: String, at location: FileLocation) -> Diagnostic {
    fault(
      "listener-with-tls",
      "a listener with protocol '\(spoken)' does not support TLS credentials or passthrough: use '.https' or '.tls'",
      at: location)
  }

  static func redirectFromHTTPS(_ spoken: String, at location: FileLocation) -> Diagnostic {
    fault(
      "redirect-from-https", "a listener with protocol '\(spoken)' cannot redirect to HTTPS: use '.http'",
      at: location)
  }

  static func noEntryPorts(of entry: String, at location: FileLocation) -> Diagnostic {
    fault("no-ports", "service entry '\(entry)' requires at least one port", at: location)
  }

  static func resolvedWildcard(_ host: String, _ resolution: String, at location: FileLocation) -> Diagnostic
  {
    fault(
      "resolved-wildcard",
      "wildcard host '\(host)' without endpoints requires resolution 'NONE', not '\(resolution)'",
      at: location, fix: "remove 'resolution', replace the wildcard with host names, or add 'endpoints'")
  }

  static func missingEndpoints(of entry: String, at location: FileLocation) -> Diagnostic {
    fault(
      "missing-endpoints", "service entry '\(entry)' with resolution 'STATIC' requires endpoints",
      at: location, fix: "add 'endpoints' with the addresses of the servers, or use 'resolution: .dns'")
  }

  static func endpointsWithoutResolution(of entry: String, at location: FileLocation) -> Diagnostic {
    fault(
      "endpoints-without-resolution",
      "endpoints of service entry '\(entry)' require resolution 'STATIC' or 'DNS', not 'NONE'",
      at: location,
      fix: "set 'resolution: .static', or '.dns' if an endpoint is a host name, or remove 'endpoints'")
  }

  static func portsOfSocket(_ endpoint: String, count: Int, at location: FileLocation) -> Diagnostic {
    fault(
      "ports-of-socket",
      "endpoint '\(endpoint)' requires exactly one port in the service entry, not \(count)", at: location)
  }

  /// The warning about a credential that the proxies of callers ignore.
  ///
  /// - Parameter isOfClient: whether the credential contains a client certificate, as for mutual TLS.
  static func gatewayCredential(
    _ credential: String, isOfClient: Bool, of service: String, callers: [String], at location: FileLocation
  ) -> Diagnostic {
    let names = listed(callers.map { "'\($0)'" })
    let selected =
      "move the service's traffic policy to a DestinationRule that you declare as an 'Object' with 'workloadSelector'"
    return doubt(
      "gateway-credential",
      "credential '\(credential)' applies only at gateways: the sidecars of \(names) connect to service "
        + "'\(service)' without TLS",
      at: location,
      fix: isOfClient
        ? selected
        : "\(selected), or, if a public authority signed the server's certificate, use '.simple' without a credential"
    )
  }

  static func repeatedEntryPort(_ number: Int, at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated(
      "entry-port", "port \(number) is listed twice in the service entry", at: location, first: first,
      fix: "keep one of the two")
  }

  // MARK: Security

  static func repeatedPeerAuthentication(
    _ service: String?, at location: FileLocation, first: FileLocation
  ) -> Diagnostic {
    let scope = service.map { "service '\($0)'" } ?? "the namespace"
    return repeated(
      "peer-authentication", "PeerAuthentication is declared twice for \(scope)", at: location, first: first,
      fix: "keep one of the two")
  }

  static func portModesWithoutService(at location: FileLocation) -> Diagnostic {
    fault(
      "port-modes-without-service", "port modes require a service", at: location,
      fix: "set the service with 'for:'")
  }

  static func repeatedDenial(_ what: String, at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated(
      "denial", "'DenyByDefault' is declared twice for the \(what)", at: location, first: first,
      fix: "remove one of the two, or set '\(what): false' in one of them")
  }

  /// - Parameter others: at most four services with the account that are not admitted otherwise; three are named.
  static func sharedAccount(
    _ account: String, of others: [(name: String, place: FileLocation)], to callee: String,
    at location: FileLocation
  ) -> Diagnostic {
    let named = others.prefix(3)
    let names = (named.map { "'\($0.name)'" } + (others.count > 3 ? ["other services"] : [])).listed
    return doubt(
      "shared-account",
      "service account '\(account)' is shared: the AuthorizationPolicy of '\(callee)' also admits \(names)",
      at: location,
      notes: named.map {
        Note("'\($0.name)' uses account '\(account)' and does not call '\(callee)'", at: $0.place)
      },
      fix: "use a separate service account for the caller")
  }
}
