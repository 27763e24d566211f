import ManifestTree

/// The requests from outside that a rule of a route matches, and where it sends them.
struct RoutedRequests: Sendable {
  let object: ObjectIdentity
  /// The host name, or an empty text or `*` for any.
  let host: String
  /// The requests that match, even if another rule takes some of them.
  var match: AccessRule
  /// The services that receive the requests; none if the rule itself answers or redirects the requests.
  var destinations: [RouteDestination]
  /// The set of rules from which one is selected for a request: the rules of a gateway, or of an Ingress class.
  let table: String
  let order: Order

  /// How rules with common requests are ordered.
  enum Order: Sendable {
    /// The most specific host is selected first, and then the first rule of the object at this position that matches.
    /// If none of these rules matches, the rules of other hosts do not apply.
    case byHost(String, position: Int)
    /// The first rule of the object that matches is selected.
    case byPosition(Int)
    /// The rule with the highest rank is selected, and then the first of the object at this position.
    case byRank([Int], position: Int)
    /// Unknown: it depends on the implementation.
    case unknown
  }

  /// The requests that another rule takes away from this one; nil if there are none.
  func shadow(of other: RoutedRequests) -> AccessRule? {
    guard other.table == table else { return nil }
    let isSame = other.object == object
    switch (other.order, order) {
    case (.byHost(let otherHost, let otherPosition), .byHost(let host, let position)):
      if otherHost == host { return isSame && otherPosition < position ? other.match : nil }
      return RouteHost.isNarrower(otherHost, than: host) ? RouteHost.rule(otherHost) : nil
    case (.byPosition(let otherPosition), .byPosition(let position)):
      return isSame && otherPosition < position ? other.match : nil
    case (.byRank(let otherRank, let otherPosition), .byRank(let rank, let position)):
      if otherRank == rank { return isSame && otherPosition < position ? other.match : nil }
      return rank.lexicographicallyPrecedes(otherRank) ? other.match : nil
    default: return nil
    }
  }
}

/// Host names of routes, in which `*` at the start matches any labels.
enum RouteHost {
  static func rule(_ text: String) -> AccessRule {
    text.isEmpty || text == "*" ? AccessRule() : AccessRule(["host": .texts([text.lowercased()])])
  }

  /// Whether a pattern is more specific than another pattern that contains it.
  static func isNarrower(_ one: String, than other: String) -> Bool {
    guard one != other else { return false }
    if other.isEmpty || other == "*" { return !(one.isEmpty || one == "*") }
    return other.hasPrefix("*") && one.hasSuffix(other.dropFirst())
  }

  /// The rank of a host by how specific it is: its length if it has no wildcard, otherwise 0; then its length.
  static func rank(_ text: String) -> [Int] { [text.hasPrefix("*") ? 0 : text.count, text.count] }
}

/// The numbers of rules by host name, to find rules that can match a common host.
struct HostTable: Sendable {
  private var byHost: [String: [Int]] = [:]
  private var patterns: Set<String> = []

  mutating func add(_ number: Int, for host: String) {
    let host = host.lowercased()
    byHost[host, default: []].append(number)
    if host.isEmpty || host.hasPrefix("*") { patterns.insert(host) }
  }

  /// The numbers of the rules whose host names can match a host that this one also matches.
  func numbers(overlapping host: String) -> [Int] {
    let host = host.lowercased()
    let isPattern = host.isEmpty || host.hasPrefix("*")
    let all = isPattern ? Array(byHost.keys) : [host] + patterns
    return all.filter { Self.overlap($0, host) }.flatMap { byHost[$0] ?? [] }.sorted()
  }

  private static func isAny(_ host: String) -> Bool { host.isEmpty || host == "*" }

  private static func overlap(_ one: String, _ other: String) -> Bool {
    one == other || isAny(one) || isAny(other) || RouteHost.isNarrower(one, than: other)
      || RouteHost.isNarrower(other, than: one)
  }
}
