/// A finite automaton that reads a string and reports which of its expressions match.
struct TextAutomaton: Sendable {
  private enum State: Sendable {
    case jump([Int])
    case scalars(ScalarSet, next: Int)
    case end(Int)
  }

  private var states: [State] = []
  /// The states before the first character.
  private(set) var start: [Int] = []

  init(_ expressions: [TextExpression.Syntax]) {
    var entries: [Int] = []
    for (number, expression) in expressions.enumerated() {
      let end = add(.end(number))
      entries.append(add(expression, then: end))
    }
    start = closure(of: entries)
  }

  /// The states after another character.
  func step(_ current: [Int], _ scalar: UInt32) -> [Int] {
    var next: [Int] = []
    for state in current {
      if case .scalars(let set, let target) = states[state], set.contains(scalar) { next.append(target) }
    }
    return closure(of: next)
  }

  /// The expressions that match the text that led to some states.
  func accepted(in current: [Int]) -> [Int] {
    current.compactMap { if case .end(let number) = states[$0] { number } else { nil } }.sorted()
  }

  private mutating func add(_ state: State) -> Int {
    states.append(state)
    return states.count - 1
  }

  /// Adds the states of an expression, and returns the first.
  private mutating func add(_ syntax: TextExpression.Syntax, then next: Int) -> Int {
    switch syntax {
    case .scalars(let set): return add(.scalars(set, next: next))
    case .sequence(let parts): return parts.reversed().reduce(next) { add($1, then: $0) }
    case .choice(let options):
      let entries = options.map { add($0, then: next) }
      return add(.jump(entries))
    case .repetition(let part, let count):
      var entry = next
      for _ in count.lowerBound..<count.upperBound { entry = add(.jump([add(part, then: entry), next])) }
      for _ in 0..<count.lowerBound { entry = add(part, then: entry) }
      return entry
    case .unlimited(let part, let minimum):
      let loop = add(.jump([]))
      states[loop] = .jump([add(part, then: loop), next])
      var entry = loop
      for _ in 0..<minimum { entry = add(part, then: entry) }
      return entry
    }
  }

  private func closure(of entries: [Int]) -> [Int] {
    var known: Set<Int> = []
    var result: [Int] = []
    var pending = entries
    while let state = pending.popLast() {
      guard known.insert(state).inserted else { continue }
      if case .jump(let targets) = states[state] { pending += targets } else { result.append(state) }
    }
    return result.sorted()
  }

  // MARK: Texts that distinguish expressions

  /// A shortest text for each combination of expressions that some text matches.
  ///
  /// - Parameters:
  ///   - first: what every text begins with.
  ///   - other: the character that is used if no expression distinguishes it.
  /// - Returns: nil if the search reaches more than `maximumStates` sets of states.
  func witnesses(after first: String, other: UnicodeScalar) -> [String]? {
    let alphabet = alphabet(other: other)
    let entry = first.unicodeScalars.reduce(start) { step($0, $1.value) }
    var known: Set<[Int]> = [entry]
    var texts: [[Int]: String] = [:]
    var order: [[Int]] = []
    var pending = [(states: entry, text: first)]
    var next = 0
    while next < pending.count {
      let (current, text) = pending[next]
      next += 1
      let numbers = accepted(in: current)
      if texts[numbers] == nil {
        texts[numbers] = text
        order.append(numbers)
      }
      for scalar in alphabet {
        let following = step(current, scalar.value)
        guard known.insert(following).inserted else { continue }
        guard known.count <= Self.maximumStates else { return nil }
        var longer = text
        longer.unicodeScalars.append(scalar)
        pending.append((following, longer))
      }
    }
    return order.compactMap { texts[$0] }
  }

  private static let maximumStates = 4096

  /// One character for each group of characters that no expression distinguishes.
  private func alphabet(other: UnicodeScalar) -> [UnicodeScalar] {
    let sets = Set(
      states.compactMap { if case .scalars(let set, _) = $0 { set } else { nil } })
    var bounds: Set<UInt32> = [other.value]
    for range in sets.flatMap(\.ranges) {
      bounds.insert(range.lowerBound)
      bounds.insert(range.upperBound + 1)
    }
    // Printable characters first.
    let candidates = bounds.compactMap(UnicodeScalar.init).sorted {
      ($0 != other, $0.value < 0x21 ? 1 : 0, $0.value) < ($1 != other, $1.value < 0x21 ? 1 : 0, $1.value)
    }
    let ordered = Array(sets)
    var groups: Set<[Bool]> = []
    return candidates.filter { scalar in
      groups.insert(ordered.map { $0.contains(scalar.value) }).inserted
    }
  }
}

/// Compares tuples that begin with a Boolean; false comes first.
private func < (left: (Bool, Int, UInt32), right: (Bool, Int, UInt32)) -> Bool {
  if left.0 != right.0 { return !left.0 }
  return (left.1, left.2) < (right.1, right.2)
}
