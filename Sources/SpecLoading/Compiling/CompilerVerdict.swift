import Diagnostics

/// What a spec's author has to know of the compiler's errors: each fault once, without those that only follow from it.
struct CompilerVerdict {
  private let scan: SourceScan
  private let errors: [Diagnostic]

  /// - Parameter errors: the compiler's errors, with places within the spec's folder.
  init(_ errors: [Diagnostic], _ scan: SourceScan) {
    self.scan = scan
    // The compiler finds no context for a literal whose call it doesn't understand.
    let causes = errors.filter {
      !$0.message.hasPrefix("cannot infer contextual base in reference to member")
    }
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

  /// Whether a name of the DSL may be misspelt.
  var needsNames: Bool { errors.contains { Misspelling($0) != nil } }

  /// The faults, if each of them is a misspelt name of the DSL whose right one is known.
  func misspellings(_ names: PublicNames) -> [Diagnostic]? {
    var found: [Diagnostic] = []
    for error in errors {
      guard let misspelling = Misspelling(error), let fix = fix(of: misspelling, error, names) else {
        return nil
      }
      found.append(
        Diagnostic(
          "spec/compiler-error", .error, misspelling.message(error.message), at: error.location, fix: fix))
    }
    return found.isEmpty ? nil : found
  }

  private func fix(of misspelling: Misspelling, _ error: Diagnostic, _ names: PublicNames) -> String? {
    let candidates: [String]
    switch misspelling {
    case .label:
      guard let callee = error.location.flatMap(scan.declarations.callee) else { return nil }
      candidates = names.labels(of: callee)
    case .renamedLabel(_, let expected): return "did you mean '\(expected)'?"
    case .member(let type, _): candidates = names.members(of: type)
    case .type: candidates = names.types
    }
    let name = misspelling.name
    let near =
      nearestName(to: name, among: candidates)
      ?? candidates.first {
        $0.lowercased().hasPrefix(name.lowercased()) || name.lowercased().hasPrefix($0.lowercased())
      }
    if let near { return "did you mean '\(near)'?" }
    if case .type = misspelling { return nil }
    guard !candidates.isEmpty else { return nil }
    return "use one of " + candidates.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
  }
}

/// A name that the compiler does not know.
private enum Misspelling {
  case label(String)
  case renamedLabel(String, expected: String)
  case member(of: String, String)
  case type(String)

  init?(_ error: Diagnostic) {
    let quoted = error.message.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    let message = error.message
    if message.hasPrefix("extra argument "), let label = quoted.first {
      self = .label(label)
    } else if message.hasPrefix("incorrect argument label in call"), quoted.count == 2 {
      let pair = zip(quoted[0].split(separator: ":"), quoted[1].split(separator: ":")).first { $0 != $1 }
      guard let pair, pair.1 != "_" else { return nil }
      self = .renamedLabel(String(pair.0), expected: String(pair.1))
    } else if message.contains(" has no member '"), quoted.count == 2 {
      self = .member(of: quoted[0], quoted[1])
    } else if message.hasPrefix("cannot find "), let name = quoted.first {
      self = .type(name)
    } else {
      return nil
    }
  }

  var name: String {
    switch self {
    case .label(let name), .renamedLabel(let name, _), .member(_, let name), .type(let name): name
    }
  }

  func message(_ compiler: String) -> String {
    switch self {
    case .label(let name), .renamedLabel(let name, _): "unknown argument '\(name)'"
    case .member(let type, let name): "unknown member '\(name)' of '\(type)'"
    case .type: compiler
    }
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
