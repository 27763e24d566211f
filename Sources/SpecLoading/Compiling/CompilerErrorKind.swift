import Diagnostics

/// A kind of compiler error for which there is a hint.
enum CompilerErrorKind {
  /// The function does not have this argument label.
  case label(String)
  case renamedLabel(String, expected: String)
  /// The argument labels match no overload of the call.
  case wrongLabels(String)
  case extraArgument
  case member(of: String, String)
  case type(String)
  case order(String, before: String)
  case missingArgument(String)
  case missingArguments([String])
  case extraneousLabel(String)
  case missingLabel(String)
  case missingLabels([String])
  case wrongType(String, expected: String)
  /// No overload accepts the arguments.
  case noMatch(String?)
  /// An array literal where a dictionary is expected.
  case listForMap(expected: String)
  case wrongPart(String, expected: String)
  case missingPayload(String)
  case missingRequirement(of: String)
  case syntax

  /// Whether a message is about a syntax error.
  static func isSyntax(_ message: String) -> Bool {
    message.hasPrefix("expected ") || message.hasPrefix("unterminated ")
      || message.hasPrefix("consecutive statements") || message.hasPrefix("extraneous '")
  }

  /// Whether an error is only a consequence of another error.
  static func isConsequence(_ message: String) -> Bool {
    message.hasPrefix("cannot infer contextual base in reference to member")
      || message.hasPrefix("type 'Any' has no member '")
      || message.hasPrefix("generic parameter '") || message.hasPrefix("type of expression is ambiguous")
  }

  init?(_ error: Diagnostic) {
    let message = error.message
    let quoted = message.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    func plain(_ label: String) -> String { String(label.prefix { $0 != ":" }) }
    switch quoted.count {
    case _ where Self.isSyntax(message): self = .syntax
    case 0 where message.hasPrefix("extra argument"): self = .extraArgument
    case 0 where message.hasPrefix("missing argument for parameter #"):
      self = .missingArgument(
        message.split(separator: " ").first { $0.hasPrefix("#") }.map(String.init) ?? "")
    case 0 where message.hasPrefix("no exact matches in call to initializer"): self = .noMatch(nil)
    case 1 where message.hasPrefix("no exact matches in call to "): self = .noMatch(quoted[0])
    case 1 where message.hasPrefix("extra argument "): self = .label(quoted[0])
    case 1 where message.hasPrefix("missing argument for parameter "): self = .missingArgument(quoted[0])
    case 1 where message.hasPrefix("extraneous argument label "): self = .extraneousLabel(plain(quoted[0]))
    case 1 where message.hasPrefix("extraneous argument labels "): self = .wrongLabels(quoted[0])
    case 2 where message.hasPrefix("incorrect argument labels in call"): self = .wrongLabels(quoted[0])
    case 1 where message.hasPrefix("missing argument labels "):
      self = .missingLabels(quoted[0].split(separator: ":").map(String.init))
    case 1 where message.hasPrefix("dictionary of type "): self = .listForMap(expected: quoted[0])
    case 1 where message.hasSuffix(" cannot be constructed because it has no accessible initializers"):
      self = .type(quoted[0])
    case 1 where message.hasPrefix("missing argument label "): self = .missingLabel(plain(quoted[0]))
    case 1 where message.hasPrefix("cannot find "): self = .type(quoted[0])
    case 2 where message.hasPrefix("incorrect argument label in call"):
      let pair = zip(quoted[0].split(separator: ":"), quoted[1].split(separator: ":")).first { $0 != $1 }
      guard let pair, pair.1 != "_" else {
        self = .wrongLabels(quoted[0])
        return
      }
      self = .renamedLabel(String(pair.0), expected: String(pair.1))
    case 2 where message.contains(" has no member '"): self = .member(of: quoted[0], quoted[1])
    case 2 where message.contains(" must precede "): self = .order(plain(quoted[0]), before: plain(quoted[1]))
    case 2 where message.hasPrefix("cannot convert value of type ") && message.contains(" to expected "):
      self = .wrongType(
        quoted[0], expected: quoted[1].hasSuffix("?") ? String(quoted[1].dropLast()) : quoted[1])
    case 2 where message.contains(" does not conform to expected type "):
      self = .wrongPart(quoted[0], expected: quoted[1])
    case 2 where message.hasPrefix("member ") && message.contains(" expects argument"):
      self = .missingPayload(quoted[0])
    case 2 where message.hasSuffix(" does not conform to protocol 'App'"):
      self = .missingRequirement(of: quoted[0])
    case 2... where message.hasPrefix("missing arguments for parameters "): self = .missingArguments(quoted)
    default: return nil
    }
  }

  /// Whether the error's position is the function name, not an argument.
  var standsAtCallee: Bool {
    guard case .noMatch = self else { return false }
    return true
  }

  /// Whether the hint is required, because without it the compiler's notes and source line are more helpful.
  var needsHint: Bool {
    switch self {
    case .label, .renamedLabel, .wrongLabels, .missingLabels, .member, .type, .noMatch, .missingRequirement:
      true
    case .extraArgument, .order, .missingArgument, .missingArguments, .extraneousLabel, .missingLabel,
      .wrongType, .listForMap, .wrongPart, .missingPayload, .syntax:
      false
    }
  }

  /// The message for the user: in the words of a spec for most kinds, otherwise the compiler's own message.
  func message(_ compiler: String, callee: String?) -> String {
    switch self {
    case .label(let name), .renamedLabel(let name, _): "unknown argument '\(name)'"
    case .member(let type, let name):
      "unknown member '\(name)' in '\(type.hasSuffix("?") ? String(type.dropLast()) : type)'"
    case .missingArgument(let name):
      name.hasPrefix("#") ? "missing argument \(name.dropFirst())" : "missing argument '\(name)'"
    case .missingArguments(let names):
      "missing arguments \(names.quoted.listed)"
    case .noMatch: "no overload of this call accepts these arguments"
    case .listForMap: "an array is not allowed here: expected a dictionary"
    case .missingLabels(let labels):
      "missing argument labels \(labels.map { "'\($0):'" }.joined(separator: " and "))"
    case .wrongLabels(let labels): "no overload of this call has the argument labels '\(labels)'"
    case .missingPayload(let member): "missing argument for '.\(member.prefix { $0 != "(" })'"
    case .wrongPart(let type, let expected): "'\(type)' is not allowed here: expected '\(expected)'"
    case .missingRequirement(let type): "app '\(type)' is incomplete"
    case .extraArgument, .type, .order, .extraneousLabel, .missingLabel, .wrongType, .syntax: compiler
    }
  }
}
