/// What is known about an expression of the Common Expression Language without evaluating it.
struct CELExpression {
  /// The type of a result that the syntax shows.
  enum Result {
    case bool, string, number
    /// A number, a string, a list, or another type that has an operator `+`.
    case sum
    /// A list, a map, bytes, or null.
    case other
    case unknown

    /// Whether the result can be a Boolean.
    var canBeBool: Bool { self == .bool || self == .unknown }
    /// Whether the result can be a string.
    var canBeString: Bool { self == .string || self == .sum || self == .unknown }
  }

  /// A variable with the fields that the expression selects from it: `object.spec.replicas`.
  struct Reference {
    let path: [String]
    /// Whether the expression calls a function of the last step, so that the path can be a namespace of functions.
    let isReceiver: Bool
  }

  /// A comparison of a variable, with its fields, and a part whose type the syntax shows.
  struct Comparison {
    let path: [String]
    let other: Result
  }

  let result: Result
  /// The variables, except those that the expression declares itself, as in `list.all(item, …)`.
  let references: [Reference]
  let comparisons: [Comparison]
  /// Whether the whole expression is one variable with its fields.
  let isReference: Bool
  /// A function that differs from a known one only in case, such as `startswith`; nil if there is none.
  let misspelledFunction: String?

  /// Parses an expression; throws a fault if the API server cannot parse it either.
  init(_ text: String) throws(CELFault) {
    var lexer = CELLexer(text)
    var parser = CELParser(text, try lexer.tokens())
    result = try parser.parse()
    isReference = parser.isReference
    misspelledFunction = parser.functions.first {
      !CELFunction.names.contains($0) && CELFunction.correct[$0.lowercased()] != nil
    }
    let bound = parser.bound
    comparisons = parser.comparisons.filter { !bound.contains($0.path[0]) }
    references = parser.references.filter { !bound.contains($0.path[0]) }
  }

  /// The first variable that is neither declared nor a type or a namespace.
  func undeclared(besides declared: Set<String>) -> String? {
    references.lazy.filter { reference in
      let root = reference.path[0]
      return !declared.contains(root) && !Self.libraries.contains(root)
        && (reference.path.count > 1 || !reference.isReceiver && !Self.types.contains(root))
    }.first?.path[0]
  }

  private static let types: Set<String> = [
    "int", "uint", "double", "bool", "string", "bytes", "list", "map", "null_type", "type", "dyn",
    "timestamp",
    "duration", "optional_type",
  ]

  /// The first parts of the names of functions and types.
  private static let libraries: Set<String> = [
    "google", "net", "kubernetes", "k8s", "math", "cel", "optional", "sets", "strings", "base64", "ip",
    "cidr",
    "url", "semver", "format", "regex", "quantity", "Object", "JSONPatch",
  ]
}
