package import Diagnostics

/// A call from one node to another.
package struct GraphEdge: Sendable, Hashable {
  /// The ID of the caller's node.
  package let source: String
  /// The ID of the callee's node.
  package let target: String
  package var state: State
  /// The protocols of the called ports, such as `grpc`.
  package var protocols: [String] = []
  /// The called ports of the Service or host.
  package var ports: [Int] = []
  /// The requests that a gateway routes to the callee.
  package var routes: [Route] = []
  /// The distinct timeouts of the requests, unchanged from the VirtualServices or HTTPRoutes, such as `5s`.
  package var timeouts: [String] = []
  /// The distinct maximum numbers of retries of a request, from the VirtualServices or HTTPRoutes.
  package var retries: [Int] = []
  /// The limits at which the caller's proxy rejects requests, or stops sending them to a failing pod.
  package var breaker: CircuitBreaker?
  /// The origin of the call: a declaration, or a policy.
  package var evidence: [Evidence] = []
  /// The policy that blocks a declared call.
  package var blockedBy: String?
  /// How a change affects the call; nil without a comparison.
  package var change: GraphChange?

  /// The relation of declarations and policies.
  package enum State: String, Sendable, CaseIterable {
    /// Declared and not blocked.
    case declared
    /// Allowed by policies that name caller and callee, but not declared.
    case allowed
    /// Declared, but blocked by policies.
    case blocked
  }

  /// The requests that a route matches.
  package struct Route: Sendable, Hashable {
    package let hosts: [String]
    /// The path: a prefix unchanged, exact paths and expressions with `=` or `~` in front; empty if the route does not
    /// restrict the path.
    ///
    /// For TLS, it is the first server name; for gRPC, the name of the called service; for an IngressRoute of Traefik,
    /// its match expression.
    package let path: String
  }

  /// The limits of a DestinationRule.
  package struct CircuitBreaker: Sendable, Hashable {
    package var consecutiveErrors: Int?
    package var maxEjectionPercent: Int?
    package var maxConnections: Int?
    package var maxPendingRequests: Int?
    package var maxRequests: Int?
  }

  /// The origin of a call: a declaration, or a policy.
  package struct Evidence: Sendable, Hashable {
    /// The object that declares or allows the call, such as `Deployment/cart`, or `Calls` for a declaration in a spec.
    package let object: String
    package let location: FileLocation
  }
}

extension GraphEdge.CircuitBreaker {
  /// Whether the circuit breaker sets any limit.
  package var isEmpty: Bool { self == GraphEdge.CircuitBreaker() }

  /// The limits, as pictures show them.
  package var text: String {
    func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    var parts: [String] = []
    if let consecutiveErrors {
      parts.append(
        consecutiveErrors == 0
          ? "ejects no pods" : "ejects a pod after \(counted(consecutiveErrors, "consecutive error"))")
    }
    if let maxEjectionPercent, consecutiveErrors != 0 {
      parts.append("ejects at most \(maxEjectionPercent)% of pods")
    }
    if let maxConnections { parts.append("at most \(counted(maxConnections, "connection"))") }
    if let maxPendingRequests { parts.append("at most \(counted(maxPendingRequests, "pending request"))") }
    if let maxRequests { parts.append("at most \(counted(maxRequests, "active request"))") }
    return parts.joined(separator: ", ")
  }
}
