import ManifestTree

/// Finds the routes with which services receive more requests from outside than before, computed on sets of hosts,
/// paths, and other properties of requests.
///
/// A rule only receives the requests that no rule before it takes.
struct RouteGrowth {
  private let old: RouteTable
  private let new: RouteTable

  /// - Parameters:
  ///   - old: the routes before the change, and the Services.
  ///   - new: the routes after the change, and the Services.
  init(old: (routes: [Object], services: [Object]), new: (routes: [Object], services: [Object])) {
    (self.old, self.new) = (RouteTable(old.routes, old.services), RouteTable(new.routes, new.services))
  }

  /// The marks by object: the object with the rule, or the object whose change leaves requests to another object's
  /// rule.
  func marks() -> [ObjectIdentity: [RiskMark]] {
    var marks: [ObjectIdentity: [RiskMark]] = [:]
    let changed = Set(
      new.fields.filter { old.fields[$0.key] != $0.value }.keys)
    let ended = Set(old.fields.filter { new.fields[$0.key] != $0.value }.keys)
    for (number, rule) in new.rules.enumerated()
    where changed.contains(rule.object) && marks[rule.object] == nil {
      if let mark = mark(of: number, "routes requests", " that it did not route before") {
        marks[rule.object] = [mark]
      }
    }
    // An unchanged rule can receive the requests that a changed or removed rule took before. The mark belongs to the
    // changed or removed object.
    for former in old.rules where ended.contains(former.object) && marks[former.object] == nil {
      for number in new.rules(beside: former) where !changed.contains(new.rules[number].object) {
        guard new.rules[number].shadow(of: former) != nil,
          let mark = mark(of: number, "lets another rule route requests", "")
        else {
          continue
        }
        marks[former.object] = [mark]
        break
      }
    }
    return marks
  }

  /// The mark of a rule that sends more requests to one of its destinations than before.
  private func mark(of number: Int, _ verb: String, _ end: String) -> RiskMark? {
    let rule = new.rules[number]
    let shadows = new.shadows(of: number)
    for destination in rule.destinations {
      let former = old.rules(to: destination, for: rule.host).map {
        (match: old.rules[$0].match, shadows: old.shadows(of: $0))
      }
      let space = AccessSpace(
        of: [rule.match] + shadows + former.flatMap { [$0.match] + $0.shadows })
      guard let box = space.box(rule.match) else { continue }
      let covered = former.flatMap { rule -> [AccessBox] in
        guard let box = space.box(rule.match) else { return [] }
        return space.pieces(of: box, without: rule.shadows.compactMap(space.box)) ?? []
      }
      // The requests that other rules take also count as covered.
      let taken = shadows.compactMap(space.box)
      if let rest = space.remainder(of: box, without: taken + covered) {
        let text = EntranceGrowth.text(of: rest, in: space)
        let name = old.hasOtherPort(than: destination) ? destination.nameWithPort : destination.name
        return RiskMark(.opensAccess, "\(verb)\(text) to '\(name)'\(end)")
      }
    }
    return nil
  }
}

/// The rules of all routes of one side.
private struct RouteTable {
  /// The parts of the routes that determine which requests they route.
  private(set) var fields: [ObjectIdentity: [Node?]] = [:]
  private(set) var rules: [RoutedRequests] = []
  private var byTable: [String: HostTable] = [:]
  private var byService: [RouteDestination.Service: HostTable] = [:]
  private var ports: [RouteDestination.Service: Set<String?>] = [:]

  init(_ objects: [Object], _ services: [Object]) {
    let servicePorts = ServicePorts(services)
    for object in objects {
      fields[object.identity] = EntranceGrowth.decisiveFields(of: object)
      rules += RouteRules.rules(object).map { rule in
        var rule = rule
        rule.destinations = rule.destinations.map(servicePorts.resolve)
        return rule
      }
    }
    for (number, rule) in rules.enumerated() {
      byTable[rule.table, default: HostTable()].add(number, for: rule.host)
      for destination in rule.destinations {
        byService[destination.service, default: HostTable()].add(number, for: rule.host)
        ports[destination.service, default: []].insert(destination.port)
      }
    }
  }

  /// The rules of a table that can match the same hosts as one of them.
  func rules(beside rule: RoutedRequests) -> [Int] {
    byTable[rule.table]?.numbers(overlapping: rule.host) ?? []
  }

  /// The rules to a destination that can match a host.
  func rules(to destination: RouteDestination, for host: String) -> [Int] {
    (byService[destination.service]?.numbers(overlapping: host) ?? []).filter { number in
      rules[number].destinations.contains { $0.isSame(as: destination) }
    }
  }

  /// Whether rules send requests to a destination's Service, but none of them to the destination's port.
  func hasOtherPort(than destination: RouteDestination) -> Bool {
    ports[destination.service].map { !$0.contains(destination.port) && !$0.contains(nil) } ?? false
  }

  /// The requests that other rules take away from a rule.
  func shadows(of number: Int) -> [AccessRule] {
    Array(Set(rules(beside: rules[number]).compactMap { rules[number].shadow(of: rules[$0]) }))
  }
}
