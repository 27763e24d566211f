package import Diagnostics

/// An HTTP route: conditions, changes, and destinations of requests.
///
/// ```swift
/// Match(.prefix("/calls"), .method("GET"), timeout: .seconds(5), retries: 2)
///   .rewriting(path: "/")
///   .split(.to(subset: "stable", weight: 90), .to(subset: "canary", weight: 10))
/// ```
/// A route without conditions matches every request. A route without destinations sends requests to the service's first
/// HTTP port, or otherwise to its first port.
public struct Match: RoutePart, PayloadValue, Equatable {
  package var alternatives: [[Condition]]
  package let name: String?
  package let timeout: Duration?
  package let retries: Retries?
  package let location: FileLocation
  package var destinations: [Destination] = []
  package var rewrite: Rewrite?
  package var redirect: Redirect?
  package var fault: HTTPFault?
  package var cors: CORS?
  package var mirrors: [Mirror] = []
  package var headers: HeaderOperations?

  package struct Rewrite: PayloadValue, Sendable, Equatable {
    package let path: String?
    package let host: String?
  }

  /// Declares a route.
  /// - Parameters:
  ///   - conditions: the conditions, all of which a request must meet.
  ///   - name: the route's name, for metrics and progressive delivery.
  ///   - timeout: the timeout for a request with all its retries; none by default.
  ///   - retries: the retry policy for failed requests; by default, Istio's policy with two retries.
  public init(
    _ conditions: Condition..., name: String? = nil, timeout: Duration? = nil, retries: Retries? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    alternatives = conditions.isEmpty ? [] : [conditions]
    self.name = name
    self.timeout = timeout
    self.retries = retries
    location = FileLocation(file, line, column)
  }

  /// Adds the route to the list.
  public func add(to routes: inout RouteList) { routes.routes.append(.http(self)) }

  private func with(_ change: (inout Match) -> Void) -> Match {
    var copy = self
    change(&copy)
    return copy
  }

  /// Also matches requests that meet all of these conditions, as an alternative to the route's other conditions.
  public func or(_ conditions: Condition...) -> Match { with { $0.alternatives.append(conditions) } }

  /// Sends the requests to these destinations, whose weights must add up to 100.
  public func split(_ destinations: Destination...) -> Match { with { $0.destinations += destinations } }

  /// Sends the requests to one destination.
  public func to(_ destination: Destination) -> Match { with { $0.destinations.append(destination) } }

  /// Rewrites the path or the host of the requests.
  ///
  /// If a prefix matched, only the prefix of the path is replaced; otherwise the whole path. Without a condition on the
  /// path, the prefix is `/`.
  public func rewriting(path: String? = nil, host: String? = nil) -> Match {
    with { $0.rewrite = Rewrite(path: path, host: host) }
  }

  /// Responds with a redirect instead of forwarding the request.
  ///
  /// A destination, a rewrite, or an injected fault in the same route is an error.
  public func redirecting(_ redirect: Redirect) -> Match { with { $0.redirect = redirect } }

  /// Injects faults: delays or aborts a percentage of the requests.
  public func injecting(_ fault: HTTPFault) -> Match { with { $0.fault = fault } }

  /// Sets the CORS policy.
  public func allowing(_ cors: CORS) -> Match { with { $0.cors = cors } }

  /// Mirrors a percentage of the requests, 100 by default, to another service, whose responses are discarded.
  public func mirroring(to destination: Destination, percent: Double = 100) -> Match {
    with { $0.mirrors.append(Mirror(destination: destination, percent: percent)) }
  }

  /// Changes headers of requests and responses.
  public func changingHeaders(_ operations: HeaderOperations) -> Match { with { $0.headers = operations } }

  package struct Mirror: PayloadValue, Sendable, Equatable {
    package let destination: Destination
    package let percent: Double
  }
}

/// A condition on a request.
///
/// A list of conditions can have only one condition on the path, the method, the caller's labels, and each header or
/// query parameter.
public enum Condition: PayloadValue, Sendable, Equatable {
  /// The path begins with the string.
  case prefix(String)
  /// The path equals the string.
  case exact(String)
  /// The whole path matches the RE2 expression.
  case regex(String)
  /// The request has this HTTP method.
  case method(String)
  /// The header with this name matches.
  case header(String, TextMatch)
  /// The query parameter with this name matches.
  case query(String, TextMatch)
  /// The caller's pods have these labels. In a route at a gateway, the condition is an error.
  case sourceLabels(KeyValues)
}

/// A condition on a string.
public enum TextMatch: PayloadValue, Sendable, Equatable, ExpressibleByStringLiteral {
  /// The value equals the string.
  case exact(String)
  /// The value begins with the string.
  case prefix(String)
  /// The whole value matches the RE2 expression.
  case regex(String)
  /// The header or parameter is present, with any value.
  case present

  /// Creates a condition that the value equals the string.
  public init(stringLiteral value: String) { self = .exact(value) }
}

extension Match {
  package init(from reader: inout PayloadReader) throws {
    (
      alternatives, name, timeout, retries, location, destinations, rewrite, redirect, fault, cors, mirrors,
      headers
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      alternatives, name, timeout, retries, location, destinations, rewrite, redirect, fault, cors, mirrors,
      headers)
  }
}

extension Match.Rewrite {
  package init(from reader: inout PayloadReader) throws { (path, host) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(path, host) }
}

extension Match.Mirror {
  package init(from reader: inout PayloadReader) throws { (destination, percent) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(destination, percent) }
}

extension Condition {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .prefix(try reader.next())
    case 1: self = .exact(try reader.next())
    case 2: self = .regex(try reader.next())
    case 3: self = .method(try reader.next())
    case 4: self = .header(try reader.next(), try reader.next())
    case 5: self = .query(try reader.next(), try reader.next())
    case 6: self = .sourceLabels(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .prefix(let text): writer.put(case: 0, text)
    case .exact(let text): writer.put(case: 1, text)
    case .regex(let text): writer.put(case: 2, text)
    case .method(let method): writer.put(case: 3, method)
    case .header(let name, let value): writer.put(case: 4, name, value)
    case .query(let name, let value): writer.put(case: 5, name, value)
    case .sourceLabels(let settings): writer.put(case: 6, settings)
    }
  }
}

extension TextMatch {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .exact(try reader.next())
    case 1: self = .prefix(try reader.next())
    case 2: self = .regex(try reader.next())
    case 3: self = .present
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .exact(let text): writer.put(case: 0, text)
    case .prefix(let text): writer.put(case: 1, text)
    case .regex(let text): writer.put(case: 2, text)
    case .present: writer.put(case: 3)
    }
  }
}
