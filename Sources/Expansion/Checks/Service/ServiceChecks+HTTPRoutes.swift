internal import Diagnostics
internal import KubernetesFacts
internal import Portolan

extension ServiceChecks {
  /// Checks an HTTP route: its conditions, actions, and destinations.
  mutating func check(_ match: Match, in routing: Routing) {
    for conditions in match.alternatives { check(conditions, in: routing, at: match.location) }
    if match.redirect == nil {
      check(match.destinations, .http, in: routing, at: match.location)
    } else {
      checkBesideRedirect(match)
    }
    for mirror in match.mirrors {
      check(mirror.destination, .http, in: routing)
      faults.checkPercent(
        mirror.percent, of: "percentage of mirrored requests", at: mirror.destination.location)
    }
    checkTimes(of: match)
    if let rewrite = match.rewrite { check(rewrite, at: match.location) }
    if let redirect = match.redirect { check(redirect, at: match.location) }
    if let fault = match.fault { check(fault, at: match.location) }
    if let cors = match.cors { check(cors, at: match.location) }
    if let headers = match.headers { check(headers, at: match.location) }
  }

  // MARK: Conditions

  private mutating func check(_ conditions: [Condition], in routing: Routing, at location: FileLocation) {
    for condition in conditions {
      switch condition {
      case .prefix(let path), .exact(let path): faults.checkAbsolutePath(path, of: "path", at: location)
      case .regex(let text): checkExpression(text, at: location)
      case .method(let method): faults.checkToken(method, of: "HTTP method", at: location)
      case .header(let name, let text):
        faults.checkToken(name, of: "header name", at: location)
        check(text, at: location)
      case .query(let name, let text):
        if name.isEmpty {
          faults.report(
            .empty("query", "query parameter name", expected: "a name such as 'page'", at: location))
        }
        check(text, at: location)
      case .sourceLabels(let labels):
        faults.checkLabels(labels, at: location)
        if let gateway = routing.gateway { faults.report(.labelsAtGateway(gateway, at: location)) }
      }
    }
    conditions.forEachRepeat(of: \.subject) { repeated, _ in
      faults.report(.repeatedCondition(repeated.subject, at: location))
    }
  }

  private mutating func check(_ text: TextMatch, at location: FileLocation) {
    switch text {
    case .exact, .present: break
    case .prefix(let text):
      if text.isEmpty {
        faults.report(.empty("prefix", "prefix", expected: "a string, or '.present'", at: location))
      }
    case .regex(let text): checkExpression(text, at: location)
    }
  }

  /// Checks the length of an expression: Istio accepts 1 to 1,024 bytes.
  ///
  /// The RE2 syntax is not checked here.
  private mutating func checkExpression(_ text: String, at location: FileLocation) {
    let (size, limit) = (text.utf8.count, RegularExpressionForm.istioLimit)
    guard !(1...limit).contains(size) else { return }
    faults.report(
      .fault(
        "malformed-expression", "regular expression must have 1 to \(limit) bytes, not \(size)", at: location)
    )
  }

  // MARK: Times

  private mutating func checkTimes(of match: Match) {
    let location = match.location
    let timeout = faults.milliseconds(match.timeout, of: "timeout", at: location)
    guard let retries = match.retries else { return }
    let hasDetails = retries.perTry != nil || !retries.conditions.isEmpty
    if retries.attempts == 0, hasDetails {
      faults.report(.retriesWithoutAttempts(at: location))
    } else {
      faults.checkCount(retries.attempts, from: hasDetails ? 1 : 0, of: "number of retries", at: location)
    }
    let perTry = faults.milliseconds(retries.perTry, of: "per-try timeout", at: location)
    if let timeout, let perTry, perTry > timeout {
      faults.report(
        .longTry(retries.perTry?.rawValue ?? "", timeout: match.timeout?.rawValue ?? "", at: location))
    }
    for condition in retries.conditions where !RetryTrigger.accepts(condition.rawValue) {
      let nearest = nearestName(to: condition.rawValue, among: RetryTrigger.names)
      faults.report(.unknownRetryCondition(condition.rawValue, nearest: nearest, at: location))
    }
  }

  // MARK: Actions

  private mutating func checkBesideRedirect(_ match: Match) {
    if let destination = match.destinations.first {
      faults.report(.besideRedirect("a destination", at: destination.location))
    }
    if match.rewrite != nil { faults.report(.besideRedirect("a rewrite", at: match.location)) }
    if match.fault != nil { faults.report(.besideRedirect("an injected fault", at: match.location)) }
  }

  private mutating func check(_ rewrite: Match.Rewrite, at location: FileLocation) {
    if rewrite.path == nil, rewrite.host == nil {
      faults.report(.empty("rewrite", "rewrite", expected: "a path or a host", at: location))
    }
    if let path = rewrite.path { faults.checkAbsolutePath(path, of: "path", at: location) }
    if let host = rewrite.host { checkAuthority(host, at: location) }
  }

  private mutating func check(_ redirect: Redirect, at location: FileLocation) {
    if redirect.path == nil, redirect.host == nil, redirect.scheme == nil, redirect.port == nil {
      faults.report(
        .empty("redirect", "redirect", expected: "a path, host, scheme, or port", at: location))
    }
    if let path = redirect.path { faults.checkAbsolutePath(path, of: "path", at: location) }
    if let host = redirect.host { checkAuthority(host, at: location) }
    if let scheme = redirect.scheme, scheme != "http", scheme != "https" {
      faults.report(
        .outOfRange("'\(scheme)'", "redirect scheme", expected: "'http' or 'https'", at: location))
    }
    faults.checkNumber(redirect.port, in: PortNumber.all, of: "redirect port", at: location)
    if let code = redirect.code, !RedirectCode.supported.contains(code) {
      faults.report(
        .outOfRange("\(code)", "redirect status", expected: RedirectCode.words, at: location))
    }
  }

  /// Checks a host with an optional port.
  private mutating func checkAuthority(_ text: String, at location: FileLocation) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let hasPort = parts.count == 2 && Int(parts[1]).map(PortNumber.all.contains) == true
    faults.checkHost(hasPort ? String(parts[0]) : text, wildcard: false, at: location)
  }

  private mutating func check(_ fault: HTTPFault, at location: FileLocation) {
    if fault.delay == nil, fault.abort == nil {
      faults.report(.empty("fault", "injected fault", expected: "a delay or an abort", at: location))
    }
    if let delay = fault.delay {
      faults.milliseconds(delay.time, of: "delay", at: location)
      faults.checkPercent(delay.percent, of: "percentage of delayed requests", at: location)
    }
    guard let abort = fault.abort else { return }
    faults.checkPercent(abort.percent, of: "percentage of aborted requests", at: location)
    switch abort.status {
    case .http(let status): faults.checkNumber(status, in: 200...599, of: "HTTP status", at: location)
    case .grpc(let status):
      guard !GRPCStatus.names.contains(status) else { return }
      let nearest = nearestName(to: status.uppercased(), among: GRPCStatus.names)
      faults.report(
        .malformed(
          "grpc-status", status, "gRPC status", expected: "a status such as 'UNAVAILABLE'",
          suggestion: nearest,
          at: location))
    }
  }

  private mutating func check(_ cors: CORS, at location: FileLocation) {
    for origin in cors.origins {
      switch origin {
      case .exact(""), .prefix(""):
        faults.report(
          .empty("origin", "origin", expected: "an origin such as 'https://shop.example.com'", at: location))
      case .present:
        faults.report(
          .fault(
            "empty-origin", "CORS origin must be a string, '.prefix(…)', or '.regex(…)', not '.present'",
            at: location, fix: "use '*' to allow every origin"))
      case .regex(let text): checkExpression(text, at: location)
      case .exact, .prefix: break
      }
    }
    if cors.credentials == true, cors.origins.contains(where: \.isEveryOrigin) {
      faults.report(.credentialsForEveryOrigin(at: location))
    }
    for method in cors.methods where method != "*" {
      faults.checkToken(method, of: "HTTP method", at: location)
    }
    for header in cors.headers + cors.exposed where header != "*" {
      faults.checkToken(header, of: "header name", at: location)
    }
    faults.seconds(cors.maxAge, from: 1, of: "CORS max age", at: location)
  }

  private mutating func check(_ headers: HeaderOperations, at location: FileLocation) {
    for (operations, isRequest) in [(headers.request, true), (headers.response, false)] {
      for entries in [operations.set, operations.add] {
        for header in entries.entries where !(isRequest && header.key == ":authority") {
          checkHeader(header.key, mayBeHost: isRequest, at: location)
        }
        faults.checkRepeatedKeys(entries, of: "header", at: location)
      }
      for name in operations.remove { checkHeader(name, mayBeHost: false, at: location) }
    }
  }

  private mutating func checkHeader(_ name: String, mayBeHost: Bool, at location: FileLocation) {
    faults.checkToken(name, of: "header name", at: location)
    if !mayBeHost, name.lowercased() == "host" { faults.report(.hostHeader(at: location)) }
  }
}

extension Condition {
  /// The part of a request that the condition matches; each part can have only one condition.
  fileprivate var subject: String {
    switch self {
    case .prefix, .exact, .regex: "the path"
    case .method: "the method"
    case .header(let name, _): "header '\(name.lowercased())'"
    case .query(let name, _): "query parameter '\(name)'"
    case .sourceLabels: "the caller's labels"
    }
  }
}

extension TextMatch {
  fileprivate var isEveryOrigin: Bool {
    switch self {
    case .exact(let text): CORSOrigin.isAnyWebsite(exact: text)
    case .prefix(let text): CORSOrigin.isAnyWebsite(prefix: text)
    case .regex(let text): CORSOrigin.isAnyWebsite(regex: text)
    case .present: true
    }
  }
}
