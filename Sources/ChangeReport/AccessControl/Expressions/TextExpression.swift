/// A regular expression that matches whole strings, in the syntax of RE2, which Envoy uses.
///
/// The only supported assertions are `^` at the start and `$` at the end of the expression or of an alternative.
/// What others match, such as `\b`, depends on neighboring characters.
struct TextExpression: Hashable, Sendable {
  /// The structure of an expression.
  indirect enum Syntax: Hashable, Sendable {
    case scalars(ScalarSet)
    case sequence([Syntax])
    case choice([Syntax])
    case repetition(Syntax, ClosedRange<Int>)
    case unlimited(Syntax, minimum: Int)
  }

  let syntax: Syntax
  private let automaton: TextAutomaton

  init(_ syntax: Syntax) { (self.syntax, automaton) = (syntax, TextAutomaton([syntax])) }

  /// Parses an expression; nil if its syntax is wrong or not supported, or if it is too large.
  init?(_ text: String, ignoresCase: Bool = false) {
    var parser = TextExpressionParser(text, ignoresCase: ignoresCase)
    guard let syntax = parser.parse(), syntax.size <= Self.maximumSize else { return nil }
    self.init(syntax)
  }

  private static let maximumSize = 2000

  static func == (left: TextExpression, right: TextExpression) -> Bool { left.syntax == right.syntax }

  func hash(into hasher: inout Hasher) { hasher.combine(syntax) }

  /// The expression that matches only this text.
  static func literal(_ text: String, ignoresCase: Bool = false) -> Syntax {
    .sequence(
      text.unicodeScalars.map { scalar in
        .scalars(ignoresCase ? ScalarSet(scalar).ignoringCase : ScalarSet(scalar))
      })
  }

  /// Any text.
  static let rest = Syntax.unlimited(.scalars(.any), minimum: 0)

  /// Whether the expression matches the whole text.
  func matches(_ text: String) -> Bool {
    var states = automaton.start
    for scalar in text.unicodeScalars { states = automaton.step(states, scalar.value) }
    return !automaton.accepted(in: states).isEmpty
  }
}

extension TextExpression.Syntax {
  /// The number of states that the expression requires.
  fileprivate var size: Int {
    switch self {
    case .scalars: 1
    case .sequence(let parts), .choice(let parts):
      parts.reduce(1) { min($0 + $1.size, 1_000_000) }
    case .repetition(let part, let count): min(part.size * (count.upperBound + 1), 1_000_000)
    case .unlimited(let part, let minimum): min(part.size * (minimum + 1) + 1, 1_000_000)
    }
  }
}
