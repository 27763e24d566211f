import Diagnostics

/// What a spec's author has to know of the compiler's errors: each fault once, without those that only follow from it.
struct CompilerVerdict {
  private let scan: SourceScan
  private let errors: [Diagnostic]

  /// - Parameter errors: the compiler's errors, with places within the spec's folder.
  init(_ errors: [Diagnostic], _ scan: SourceScan) {
    self.scan = scan
    // The compiler finds no context for a literal whose call it doesn't understand, and misreads what follows a fault of
    // the syntax.
    let syntax = errors.filter { CompilerErrorKind.isSyntax($0.message) }
    let causes = syntax.isEmpty ? errors.filter { !CompilerErrorKind.isConsequence($0.message) } : syntax
    var places: Set<FileLocation> = []
    self.errors = (causes.isEmpty ? errors : causes).filter { error in
      error.location.map { places.insert($0).inserted } ?? true
    }
  }

  /// The one fault from which all others follow; nil where there is none.
  var common: Diagnostic? {
    if !scan.imports.contains(where: { $0.module == "Portolan" }),
      errors.contains(where: { $0.message.hasPrefix("cannot find ") })
    {
      let file = (scan.mains.first ?? errors.first?.location)?.file ?? "App.swift"
      return .missingImport(at: FileLocation(file: file, line: 1, column: 1))
    }
    let isUnbalanced = errors.contains {
      $0.message.hasPrefix("expected '}'") || $0.message.hasPrefix("extraneous '}'")
    }
    return isUnbalanced ? scan.declarations.unclosedBrace.map { .unclosedBrace(at: $0) } : nil
  }

  /// Whether a name of the DSL may be misspelt, or arguments may be others than its functions have.
  var needsNames: Bool { errors.contains { CompilerErrorKind($0) != nil } }

  /// The faults, if each of them is of a kind that a hint can be given for.
  func faults(_ names: PublicNames) -> [Diagnostic]? {
    var found: [Diagnostic] = []
    for error in errors {
      guard let kind = CompilerErrorKind(error) else { return nil }
      let callee = error.location.flatMap {
        kind.standsAtCallee ? scan.declarations.word(at: $0) : scan.declarations.callee(of: $0)
      }
      let hint: String? = kind.hint(for: error, callee: callee, names)
      if hint == nil, kind.needsHint { return nil }
      found.append(
        Diagnostic(
          "spec/compiler-error", .error, kind.message(error.message, callee: callee), at: error.location,
          fix: hint))
    }
    return found.isEmpty ? nil : found
  }
}

extension Diagnostic {
  fileprivate static func missingImport(at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "spec/missing-import", .error, "the spec does not import 'Portolan'", at: location,
      fix: "add 'import Portolan'")
  }

  fileprivate static func unclosedBrace(at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "spec/unclosed-brace", .error, "'{' and '}' do not match here, as the indentation shows", at: location,
      fix: "add the missing '}', or remove the one too many")
  }
}
