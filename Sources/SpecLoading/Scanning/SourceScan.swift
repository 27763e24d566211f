import Diagnostics

/// The result of scanning a spec's tokens without a compiler: imports, `@main` attributes, declarations, calls that
/// write to standard output, and names whose values differ between runs.
struct SourceScan {
  /// An `import` with its module name.
  struct Import: Equatable {
    let module: String
    let location: FileLocation
  }

  private(set) var imports: [Import] = []
  private(set) var mains: [FileLocation] = []
  private(set) var prints: [FileLocation] = []
  /// The positions at which the spec reads a clock or creates a random number.
  private(set) var impurities: [Impurity] = []
  /// The declarations of the spec.
  private(set) var declarations = SwiftDeclarations([])

  /// A name whose value differs between runs.
  struct Impurity: Equatable {
    let name: String
    let location: FileLocation
  }

  /// Functions that write to standard output.
  private static let printing: Set<String> = ["print", "debugPrint", "dump", "puts", "putchar", "printf"]
  /// Words that can occur between `import` and the module: `import struct Foundation.Date`.
  private static let importKinds: Set<String> = [
    "actor", "class", "enum", "func", "let", "macro", "protocol", "struct", "typealias", "var",
  ]

  /// The imports that a spec does not need.
  var foreignImports: [Import] { imports.filter { $0.module != "Portolan" && $0.module != "Swift" } }

  init(_ sources: SpecSources) {
    var tokens: [SwiftDeclarations.Token] = []
    for file in sources.files {
      let start = tokens.count
      var lexer = SwiftWords(file.bytes)
      while let word = lexer.next() { tokens.append(SwiftDeclarations.Token(word, in: file.name)) }
      scan(tokens[start...])
    }
    declarations = SwiftDeclarations(tokens)
  }

  private mutating func scan(_ tokens: ArraySlice<SwiftDeclarations.Token>) {
    var importAt: FileLocation?
    for (index, token) in zip(tokens.indices, tokens) where !token.word.isMark {
      let word = token.word
      if let place = importAt {
        if Self.importKinds.contains(word.text) { continue }
        imports.append(Import(module: word.text, location: place))
        importAt = nil
      } else if word.text == "import", word.before != UInt8(ascii: "."), word.before != UInt8(ascii: "`") {
        importAt = token.location
      } else if word.text == "main", word.before == UInt8(ascii: "@") {
        mains.append(
          FileLocation(file: token.file, line: word.line, column: word.column - 1))
      } else if word.after == UInt8(ascii: "("), word.before != UInt8(ascii: "."),
        Self.printing.contains(word.text)
      {
        prints.append(token.location)
      } else if Self.clocks.contains(word.text) || Self.isRandom(index, in: tokens) {
        impurities.append(Impurity(name: word.text, location: token.location))
      }
    }
  }

  /// Types of clocks and random number generators that need no import.
  private static let clocks: Set<String> = [
    "ContinuousClock", "SuspendingClock", "SystemRandomNumberGenerator",
  ]
  /// Functions of the standard library that use random numbers unless a generator is passed.
  private static let drawing: Set<String> = ["random", "randomElement", "shuffled", "shuffle"]

  /// Whether a word is a call such as `.random(in: 1...6)` without a generator argument.
  private static func isRandom(_ index: Int, in tokens: ArraySlice<SwiftDeclarations.Token>) -> Bool {
    let word = tokens[index].word
    guard word.before == UInt8(ascii: "."), word.after == UInt8(ascii: "("), drawing.contains(word.text)
    else {
      return false
    }
    var depth = 0
    for token in tokens[(index + 1)...].prefix(64) {
      switch token.word.text {
      case "(": depth += 1
      case ")":
        depth -= 1
        if depth == 0 { return true }
      case "using": return false
      default: break
      }
    }
    return true
  }
}
