/// A regular expression with the syntax of RE2, compiled for matching in time that is linear in the length of the text.
///
/// Creation fails for syntax that is not supported, such as `\b` and Unicode classes.
struct PatternProgram: Sendable {
  enum Step: Sendable {
    case scalar(PatternSet)
    /// Continues at both places.
    case split(Int, Int)
    case jump(Int)
    case start, end, match
  }

  private var steps: [Step] = []

  init?(_ pattern: String) {
    var parser = PatternParser(pattern)
    guard let part = parser.parse(), append(part) else { return nil }
    steps.append(.match)
  }

  /// Whether a part of the text matches; nil if the text is too long for the size of the expression.
  func matches(_ text: String) -> Bool? {
    guard text.utf8.count * steps.count <= Self.maximumWork else { return nil }
    let scalars = Array(text.unicodeScalars)
    var (current, next) = (Places(steps.count), Places(steps.count))
    for position in 0...scalars.count {
      // Later matches can start at each position.
      if add(0, to: &current, position, scalars.count) { return true }
      guard position < scalars.count else { break }
      for place in current.all {
        guard case .scalar(let set) = steps[place], set.contains(scalars[position]) else { continue }
        if add(place + 1, to: &next, position + 1, scalars.count) { return true }
      }
      swap(&current, &next)
      next.removeAll()
    }
    return false
  }

  /// Adds a place and those that it leads to without a scalar; returns whether that includes the match.
  private func add(_ place: Int, to places: inout Places, _ position: Int, _ count: Int) -> Bool {
    var waiting = [place]
    while let place = waiting.popLast() {
      guard places.insert(place) else { continue }
      switch steps[place] {
      case .match: return true
      case .jump(let target): waiting.append(target)
      case .split(let one, let other): waiting += [other, one]
      case .start: if position == 0 { waiting.append(place + 1) }
      case .end: if position == count { waiting.append(place + 1) }
      case .scalar: break
      }
    }
    return false
  }

  /// The places that are reached at a position, each once.
  private struct Places {
    private(set) var all: [Int] = []
    private var isReached: [Bool]

    init(_ count: Int) { isReached = Array(repeating: false, count: count) }

    /// - Returns: whether the place was not reached before.
    mutating func insert(_ place: Int) -> Bool {
      guard !isReached[place] else { return false }
      isReached[place] = true
      all.append(place)
      return true
    }

    mutating func removeAll() {
      for place in all { isReached[place] = false }
      all.removeAll(keepingCapacity: true)
    }
  }

  private static let maximumSize = 4000
  /// The maximum number of visited places.
  private static let maximumWork = 2_000_000

  private mutating func append(_ part: PatternPart) -> Bool {
    guard steps.count < Self.maximumSize else { return false }
    switch part {
    case .set(let set): steps.append(.scalar(set))
    case .start: steps.append(.start)
    case .end: steps.append(.end)
    case .sequence(let parts): return parts.allSatisfy { append($0) }
    case .choice(let parts):
      var jumps: [Int] = []
      for (number, part) in parts.enumerated() {
        let split = steps.count
        if number < parts.count - 1 { steps.append(.split(split + 1, 0)) }
        guard append(part) else { return false }
        guard number < parts.count - 1 else { break }
        jumps.append(steps.count)
        steps.append(.jump(0))
        steps[split] = .split(split + 1, steps.count)
      }
      for jump in jumps { steps[jump] = .jump(steps.count) }
    case .repetition(let part, let least, let most):
      for _ in 0..<least { guard append(part) else { return false } }
      if let most {
        for _ in least..<max(least, most) {
          let split = steps.count
          steps.append(.split(split + 1, 0))
          guard append(part) else { return false }
          steps[split] = .split(split + 1, steps.count)
        }
      } else {
        let split = steps.count
        steps.append(.split(split + 1, 0))
        guard append(part) else { return false }
        steps.append(.jump(split))
        steps[split] = .split(split + 1, steps.count)
      }
    }
    return true
  }
}

/// A set of Unicode scalars.
struct PatternSet: Sendable {
  var ranges: [ClosedRange<UInt32>] = []
  var isNegated = false
  var ignoresCase = false

  func contains(_ scalar: Unicode.Scalar) -> Bool { holds(scalar) != isNegated }

  private func holds(_ scalar: Unicode.Scalar) -> Bool {
    if ranges.contains(where: { $0.contains(scalar.value) }) { return true }
    guard ignoresCase, scalar.isASCII, UInt8(ascii: scalar).isLetter else { return false }
    return ranges.contains { $0.contains(scalar.value ^ 0x20) }
  }
}

/// A part of a regular expression.
indirect enum PatternPart: Sendable {
  case set(PatternSet)
  case sequence([PatternPart])
  case choice([PatternPart])
  case repetition(PatternPart, Int, Int?)
  case start, end
}
