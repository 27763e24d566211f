/// An expression of a spec: a literal, a case, a call, or a choice between profiles.
indirect enum Expression: Hashable, Sendable {
  case text(String)
  case integer(Int64)
  case real(Double)
  case flag(Bool)
  case null
  /// A name: a case with its leading dot (`.http`), or a constant.
  case name(String)
  case call(Call)
  case list([Expression])
  case map([Pair])
  /// Values by profile; profiles with equal values share an alternative.
  case choice([Alternative])
  /// A string with parts that depend on the profile, such as its namespace.
  case interpolated([TextPiece])

  /// A key of a map with its value.
  struct Pair: Hashable, Sendable {
    var key: Expression
    var value: Expression
    /// The comments above the key, without `//`.
    var comments: [String] = []

    init(_ key: Expression, _ value: Expression) {
      self.key = key
      self.value = value
    }
  }

  /// The value in some profiles.
  struct Alternative: Hashable, Sendable {
    var profiles: [String]
    var value: Expression
  }
}

indirect enum TextPiece: Hashable, Sendable {
  case text(String)
  /// The namespace of the profile.
  case namespace
  /// The name of the profile.
  case profile
  /// Strings by profile, with the word from which the name of a constant is derived.
  case choice(word: String, [Expression.Alternative])
  /// Swift code that is interpolated.
  case code(String)

  /// The Swift code that a spec interpolates; nil for a literal string and for a choice.
  var source: String? {
    switch self {
    case .text, .choice: nil
    case .namespace: SourceWriter().namespace
    case .profile: "profile"
    case .code(let source): source
    }
  }
}

/// An argument of a call.
struct Argument: Hashable, Sendable {
  var label: String?
  var value: Expression

  init(_ label: String? = nil, _ value: Expression) {
    self.label = label
    self.value = value
  }
}

/// A call: a part such as `Port(.http, 8080)`, a case with values such as `.seconds(5)`, or a modifier, with the parts in
/// its block and its own modifiers.
struct Call: Hashable, Sendable {
  var name: String
  var arguments: [Argument]
  /// The parts in the call's block; nil without a block.
  var children: [Call]?
  var modifiers: [Call] = []
  /// The comments above the call, without `//`.
  var comments: [String] = []
  /// The profiles that have the call; nil if all have it.
  var profiles: [String]?
  /// Whether the expression is only a name, such as `ImagePullPolicy.always`.
  var isName = false

  init(_ name: String, _ arguments: [Argument] = [], _ children: [Call]? = nil) {
    self.name = name
    self.arguments = arguments
    self.children = children
  }

  /// The arguments without default settings at the end, which keep the positions of arguments equal in all profiles.
  var writtenArguments: [Argument] {
    guard name == ".cronJob", let last = arguments.last, last == Argument(nil, .make(".init")) else {
      return arguments
    }
    return arguments.dropLast()
  }
}

extension Expression {
  /// A case with values.
  static func make(_ name: String, _ arguments: Argument...) -> Expression { .call(Call(name, arguments)) }

  /// A number of seconds.
  static func seconds(_ count: Int64) -> Expression { .make(".seconds", Argument(nil, .integer(count))) }

  /// A duration in the form of Istio, such as `15s`.
  static func duration(_ text: String) -> Expression {
    guard text.last == "s", let count = Int64(text.dropLast()), "\(count)s" == text else {
      return .text(text)
    }
    return .seconds(count)
  }

  /// Keys with string values.
  static func texts(_ map: [(String, String)]) -> Expression {
    .map(map.map { Pair(.text($0.0), .text($0.1)) })
  }
}

extension Argument {
  /// A labeled argument; nil if there is no value.
  static func optional(_ label: String?, _ value: Expression?) -> Argument? {
    value.map { Argument(label, $0) }
  }
}
