import Diagnostics

/// The compiler errors that matter to the author of a spec: without duplicates and without consequences of other
/// errors.
struct CompilerVerdict {
  private let scan: SourceScan
  /// The errors, with positions relative to the spec's folder.
  let errors: [Diagnostic]

  /// - Parameter errors: the compiler's errors, with positions relative to the spec's folder.
  init(_ errors: [Diagnostic], _ scan: SourceScan) {
    self.scan = scan
    // The compiler finds no context for a literal if it does not resolve the call, and it misreads the source after a
    // syntax error. An open literal or comment hides the braces after it.
    let open = errors.filter { $0.message.hasPrefix("unterminated ") }
    let syntax = open.isEmpty ? errors.filter { CompilerErrorKind.isSyntax($0.message) } : open
    let causes = syntax.isEmpty ? errors.filter { !CompilerErrorKind.isConsequence($0.message) } : syntax
    var places: Set<FileLocation> = []
    self.errors = (causes.isEmpty ? errors : causes).filter { error in
      error.location.map { places.insert($0).inserted } ?? true
    }
  }

  /// The error that causes all other errors; nil if there is no such error.
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

  /// Whether hints require the names in the DSL, because a name may be misspelled or arguments may be invalid.
  var needsNames: Bool { errors.contains { CompilerErrorKind($0) != nil } }

  /// The errors with hints, if there is a hint for each of them.
  func faults(_ names: PublicNames) -> [Diagnostic]? {
    var found: [Diagnostic] = []
    for error in errors {
      guard let kind = CompilerErrorKind(error) else { return nil }
      let callee = error.location.flatMap {
        kind.standsAtCallee ? scan.declarations.word(at: $0) : scan.declarations.callee(of: $0)
      }
      let hint: String? = kind.hint(
        for: error, callee: callee, label: error.location.flatMap(scan.declarations.label), names,
        scan.declarations)
      if hint == nil, kind.needsHint { return nil }
      if hint == CompilerErrorKind.port,
        found.contains(where: { $0.fix == hint && $0.location?.line == error.location?.line })
      {
        continue
      }
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
      fix: "add the missing '}', or remove the extra one")
  }
}
