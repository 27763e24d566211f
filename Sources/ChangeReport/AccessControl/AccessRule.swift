/// Requests that a rule describes: those whose attributes satisfy all constraints.
struct AccessRule: Hashable, Sendable {
  /// The constraints by attribute; an attribute without one can have any value.
  var constraints: [String: [AccessConstraint]] = [:]

  init(_ constraints: [String: AccessConstraint] = [:]) {
    self.constraints = constraints.mapValues { [$0] }
  }

  /// Adds a constraint to an attribute's constraints.
  mutating func require(_ attribute: String, _ constraint: AccessConstraint) {
    constraints[attribute, default: []].append(constraint)
  }

  /// The rule with the additional constraints of another rule.
  func and(_ other: AccessRule) -> AccessRule {
    var rule = self
    rule.constraints.merge(other.constraints, uniquingKeysWith: +)
    return rule
  }
}

/// The domains of all attributes of some rules.
struct AccessSpace: Sendable {
  private var domains: [String: AttributeDomain] = [:]

  init(of rules: some Sequence<AccessRule>) {
    var constraints: [String: Set<AccessConstraint>] = [:]
    for rule in rules {
      for (attribute, own) in rule.constraints { constraints[attribute, default: []].formUnion(own) }
    }
    for (attribute, own) in constraints { domains[attribute] = AttributeDomain(of: own, named: attribute) }
  }

  /// The box of a rule; nil if no request satisfies it.
  func box(_ rule: AccessRule) -> AccessBox? {
    var sides: [String: ValueBits] = [:]
    for (attribute, constraints) in rule.constraints {
      guard let values = domains[attribute]?.values else { continue }
      let bits = ValueBits(count: values.count) { position in
        constraints.allSatisfy { $0.admits(values[position]) }
      }
      if bits.isEmpty { return nil }
      sides[attribute] = bits
    }
    return AccessBox(sides: sides)
  }

  /// The first value of a box for an attribute; nil if it can have any value.
  func value(of attribute: String, in box: AccessBox) -> AccessValue? {
    guard let bits = box.sides[attribute], let domain = domains[attribute] else { return nil }
    return bits.first.map { domain.values[$0] }
  }

  /// The attributes of the rules.
  var attributes: [String] { domains.keys.sorted() }
}

/// A product of value sets, one for each attribute; an attribute without one can have any value.
struct AccessBox: Hashable, Sendable {
  fileprivate(set) var sides: [String: ValueBits]

  /// The requests in both boxes; nil if there are none.
  func intersection(_ other: AccessBox) -> AccessBox? {
    var result = self
    for (attribute, bits) in other.sides {
      guard let own = result.sides[attribute] else {
        result.sides[attribute] = bits
        continue
      }
      let common = own.intersection(bits)
      if common.isEmpty { return nil }
      result.sides[attribute] = common
    }
    return result
  }

  func overlaps(_ other: AccessBox) -> Bool {
    other.sides.allSatisfy { attribute, bits in sides[attribute].map { !$0.isDisjoint(with: bits) } ?? true }
  }

  /// The requests that are not in another box, as boxes without common requests.
  func subtracting(_ other: AccessBox, in space: AccessSpace) -> [AccessBox] {
    guard overlaps(other) else { return [self] }
    var rest = self
    var parts: [AccessBox] = []
    for attribute in other.sides.keys.sorted() {
      guard let bits = other.sides[attribute] else { continue }
      let own = rest.sides[attribute] ?? space.all(attribute)
      let outside = own.subtracting(bits)
      if !outside.isEmpty {
        var part = rest
        part.sides[attribute] = outside
        parts.append(part)
      }
      rest.sides[attribute] = own.intersection(bits)
    }
    return parts
  }
}

extension AccessSpace {
  fileprivate func all(_ attribute: String) -> ValueBits {
    ValueBits(count: domains[attribute]?.values.count ?? 0) { _ in true }
  }

  /// A part of a box that is in none of the others; nil if they cover it.
  ///
  /// The search is limited to `limit` steps. At the limit, the part being checked counts as not covered.
  func remainder(of box: AccessBox, without others: [AccessBox]) -> AccessBox? {
    let relevant = others.filter { $0.overlaps(box) }
    var pending: [(box: AccessBox, next: Int)] = [(box, 0)]
    var steps = 0
    while let (part, next) = pending.popLast() {
      steps += 1
      guard next < relevant.count, steps < Self.limit else { return part }
      for rest in part.subtracting(relevant[next], in: self) { pending.append((rest, next + 1)) }
    }
    return nil
  }

  /// The maximum number of steps of a search for an uncovered part.
  private static let limit = 100_000

  /// The part of a box that is in none of the others, as boxes; nil if there are more than `pieceLimit`.
  func pieces(of box: AccessBox, without others: [AccessBox]) -> [AccessBox]? {
    var pieces = [box]
    for other in others where other.overlaps(box) {
      pieces = pieces.flatMap { $0.subtracting(other, in: self) }
      guard pieces.count <= Self.pieceLimit else { return nil }
    }
    return pieces
  }

  /// The maximum number of pieces into which a box is divided.
  private static let pieceLimit = 4096
}
