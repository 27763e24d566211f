import Diagnostics

/// The compiler errors that matter to the author of a spec: without duplicates and without consequences of other
/// errors.
struct CompilerVerdict {
  private let scan: SourceScan
  private let files: [SpecSources.File]
  /// The errors, with positions relative to the spec's folder.
  let errors: [Diagnostic]

  /// - Parameter errors: the compiler's errors, with positions relative to the spec's folder.
  init(_ errors: [Diagnostic], _ scan: SourceScan, _ files: [SpecSources.File]) {
    self.scan = scan
    self.files = files
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
    let dictionaries = dictionaries(names)
    for error in errors {
      guard let kind = CompilerErrorKind(error) else { return nil }
      if let location = error.location, let known = dictionaries[location], known == nil { continue }
      let callee = error.location.flatMap {
        kind.standsAtCallee ? scan.declarations.word(at: $0) : scan.declarations.callee(of: $0)
      }
      let hint =
        advice(on: error, kind, dictionaries)
        ?? kind.hint(
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

  /// The advice that quotes the source.
  private func advice(
    on error: Diagnostic, _ kind: CompilerErrorKind, _ dictionaries: [FileLocation: DictionaryAdvice?]
  ) -> String? {
    guard let location = error.location else { return nil }
    if case .syntax = kind, error.message == "expected ',' separator" {
      return file(of: location).flatMap { DictionaryAdvice.fix(forColonAt: location, in: $0) }
    }
    return dictionaries[location]??.fix
  }

  /// The advice for strings and arrays in place of dictionaries, by the positions of their errors and of the further
  /// errors with the same cause; the latter have no advice.
  private func dictionaries(_ names: PublicNames) -> [FileLocation: DictionaryAdvice?] {
    let kinds = errors.compactMap { error -> (kind: CompilerErrorKind, location: FileLocation)? in
      guard let kind = CompilerErrorKind(error), let location = error.location else { return nil }
      return (kind, location)
    }
    guard kinds.contains(where: { $0.kind.wantsDictionary }) else { return [:] }
    var found: [FileLocation: DictionaryAdvice?] = [:]
    let calls = kinds.map { scan.declarations.call(of: $0.location) }
    let errors = Dictionary(grouping: kinds.indices) { calls[$0]?.parenthesis }
    for (parenthesis, indices) in errors where parenthesis != nil {
      let missing = indices.flatMap { kinds[$0].kind.missingLabels }
      for index in indices where kinds[index].kind.wantsDictionary {
        let location = kinds[index].location
        guard let call = calls[index], let file = file(of: location), found[location] == nil else { continue }
        let advice = DictionaryAdvice(
          at: location, in: call, without: missing, names, scan.declarations, file)
        for other in indices where advice.explains(kinds[other].kind, at: kinds[other].location) {
          found.updateValue(nil, forKey: kinds[other].location)
        }
        found.updateValue(advice, forKey: location)
      }
    }
    return found
  }

  private func file(of location: FileLocation) -> SpecSources.File? {
    files.first { $0.name == location.file }
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

extension CompilerErrorKind {
  /// Whether the error is about strings or an array where `KeyValues` are expected.
  fileprivate var wantsDictionary: Bool {
    switch self {
    case .wrongType("String", "KeyValues"), .wrongType("(String, String)", "KeyValues"),
      .listForMap("KeyValues"):
      true
    default: false
    }
  }

  /// The labels that a call lacks.
  fileprivate var missingLabels: [String] {
    switch self {
    case .missingLabel(let label): [label]
    case .missingLabels(let labels): labels
    default: []
    }
  }
}
