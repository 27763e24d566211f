import Diagnostics

/// What a glance at a spec's words tells without a compiler: its imports, its `@main`s, its properties and where it prints.
struct SourceScan {
  /// An `import` and the module that it names.
  struct Import: Equatable {
    let module: String
    let location: FileLocation
  }

  private(set) var imports: [Import] = []
  private(set) var mains: [FileLocation] = []
  private(set) var prints: [FileLocation] = []
  /// Where each stored or computed property is declared first, by its name.
  private(set) var properties: [String: FileLocation] = [:]

  /// Functions that write to standard output.
  private static let printing: Set<String> = ["print", "debugPrint", "dump", "puts", "putchar", "printf"]
  /// Words that may stand between `import` and the module: `import struct Foundation.Date`.
  private static let importKinds: Set<String> = [
    "actor", "class", "enum", "func", "let", "macro", "protocol", "struct", "typealias", "var",
  ]

  /// Imports beside those that a spec needs.
  var foreignImports: [Import] { imports.filter { $0.module != "Portolan" && $0.module != "Swift" } }

  init(_ sources: SpecSources) {
    for file in sources.files { scan(file) }
  }

  private mutating func scan(_ file: SpecSources.File) {
    var lexer = SwiftWords(file.bytes)
    var importAt: FileLocation?
    var declares = false
    while let word = lexer.next() {
      let location = FileLocation(file: file.name, line: word.line, column: word.column)
      if let place = importAt {
        if Self.importKinds.contains(word.text) { continue }
        imports.append(Import(module: word.text, location: place))
        importAt = nil
      } else if declares {
        if properties[word.text] == nil { properties[word.text] = location }
        declares = false
      } else if word.text == "let" || word.text == "var" {
        declares = true
      } else if word.text == "import", word.before != UInt8(ascii: "."), word.before != UInt8(ascii: "`") {
        importAt = location
      } else if word.text == "main", word.before == UInt8(ascii: "@") {
        mains.append(FileLocation(file: file.name, line: word.line, column: word.column - 1))
      } else if word.after == UInt8(ascii: "("), word.before != UInt8(ascii: "."),
        Self.printing.contains(word.text)
      {
        prints.append(location)
      }
    }
  }
}
