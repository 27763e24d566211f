import ManifestTree

/// Finds the gateways and routes that accept more requests from outside than before, computed on sets of hosts, paths,
/// and destinations.
struct EntranceGrowth {
  private let rules: @Sendable (Object) -> [AccessRule]
  private let noun: String

  /// The listeners of gateways.
  static let gateways = EntranceGrowth(rules: GatewayRules.rules, noun: "accepts requests")
  /// The routes to services.
  static let routes = EntranceGrowth(rules: RouteRules.rules, noun: "routes requests")

  /// The marks by object.
  func marks(old: [Object], new: [Object]) -> [ObjectIdentity: [RiskMark]] {
    let before = Dictionary(old.map { ($0.identity, $0) }, uniquingKeysWith: { $1 })
    let changed = new.filter { object in
      before[object.identity].map { $0.node["spec"] != object.node["spec"] } ?? true
    }
    guard !changed.isEmpty else { return [:] }
    var index: [String: [AccessRule]] = [:]
    for rule in old.flatMap(rules) { index[Self.key(of: rule), default: []].append(rule) }
    var marks: [ObjectIdentity: [RiskMark]] = [:]
    for object in changed {
      for rule in rules(object) {
        let former = (index[Self.key(of: rule)] ?? []) + (Self.key(of: rule).isEmpty ? [] : index[""] ?? [])
        let space = AccessSpace(of: [rule] + former)
        guard let box = space.box(rule),
          let rest = space.remainder(of: box, without: former.compactMap(space.box))
        else {
          continue
        }
        marks[object.identity] = [
          RiskMark(.opensAccess, "\(noun)\(Self.text(of: rest, in: space)) that it did not before")
        ]
        break
      }
    }
    return marks
  }

  /// The destination or gateway of a rule, by which rules that can overlap are found.
  private static func key(of rule: AccessRule) -> String {
    guard
      case .exact(let name)? = (rule.constraints["destination"] ?? rule.constraints["gateway"])?.first?
        .patterns.first
    else { return "" }
    return name
  }

  private static func text(of box: AccessBox, in space: AccessSpace) -> String {
    var text = ""
    if case .text(let host)? = space.value(of: "host", in: box) {
      text += AttributeDomain.isOther(.text(host)) ? " for other hosts" : " for host '\(host)'"
    }
    if case .text(let path)? = space.value(of: "path", in: box), !AttributeDomain.isOther(.text(path)) {
      text += " at '\(path)'"
    }
    if case .number(let port)? = space.value(of: "port", in: box) { text += " on port \(port)" }
    if case .text(let name)? = space.value(of: "destination", in: box), name != "none" {
      text += " to '\(name.prefix { $0 != "." })'"
    }
    return text
  }
}
