internal import KubernetesFacts
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
      return HostPattern(otherHost).isNarrower(than: HostPattern(host)) ? AccessRule(host: otherHost) : nil
    case (.byPosition(let otherPosition), .byPosition(let position)):
      return isSame && otherPosition < position ? other.match : nil
    case (.byRank(let otherRank, let otherPosition), .byRank(let rank, let position)):
      if otherRank == rank { return isSame && otherPosition < position ? other.match : nil }
      return rank.lexicographicallyPrecedes(otherRank) ? other.match : nil
    default: return nil
    }
  }
}

extension AccessRule {
  /// The rule for the requests to a host or a pattern of hosts.
  init(host: String) {
    self.init(HostPattern(host).isOfAll ? [:] : ["host": .texts([host.lowercased()])])
  }
}

extension HostPattern {
  /// The rank of a host by how specific it is: its length if it has no wildcard, otherwise 0; then its length.
  static func rank(_ text: String) -> [Int] { [text.hasPrefix("*") ? 0 : text.count, text.count] }
}

/// The numbers of rules by host name, to find rules that can match a common host.
struct HostTable: Sendable {
  private var numbers: [HostPattern: [Int]] = [:]
  private var patternsOfMany: Set<HostPattern> = []

  mutating func add(_ number: Int, for host: String) {
    let host = HostPattern(host)
    numbers[host, default: []].append(number)
    if host.isOfMany { patternsOfMany.insert(host) }
  }

  /// The numbers of the rules whose host names can match a host that this one also matches.
  func numbers(overlapping host: String) -> [Int] {
    let host = HostPattern(host)
    let candidates = host.isOfMany ? Array(numbers.keys) : [host] + patternsOfMany
    return candidates.filter(host.overlaps).flatMap { numbers[$0] ?? [] }.sorted()
  }
}
