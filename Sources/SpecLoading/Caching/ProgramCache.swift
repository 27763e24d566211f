/// The compiled programs of specs: the same spec in another environment is run anew but not compiled anew.
struct ProgramCache: Sendable {
  let folder: CacheFolder

  /// A compiled spec.
  struct Program {
    /// The file to run.
    let path: String
    /// What the compiler wrote: warnings.
    let compilerOutput: [UInt8]
  }

  private static let executable = "spec"
  private static let compilerOutput = "compiler.txt"

  private var entries: CacheEntries {
    CacheEntries(
      path: folder.programs, files: [Self.executable, Self.compilerOutput], areExecutable: true, limit: 50)
  }

  /// What decides a program; nil where the library cannot be read.
  func key(of inputs: SpecInputs) -> CacheKey? { try? CacheKey(programOf: inputs, folder) }

  /// The program that the cache holds, ready to run; nil where it holds none, or lies where none can be run.
  func recall(_ key: CacheKey) -> Program? {
    guard let contents = entries.contents(of: key), let folder = Files.realPath(entries.folder(of: key)),
      Files.isExecutable("\(folder)/\(Self.executable)")
    else { return nil }
    return Program(path: "\(folder)/\(Self.executable)", compilerOutput: contents.last ?? [])
  }

  /// Keeps a program, unless what decides it changed while it was compiled.
  ///
  /// Where it cannot be kept, the value of the spec cannot be either, and that is remarked.
  func keep(_ program: Program, of inputs: SpecInputs, as key: CacheKey) {
    guard self.key(of: inputs)?.text == key.text, let bytes = try? Files.contents(of: program.path) else {
      return
    }
    try? entries.keep([bytes, program.compilerOutput], as: key)
  }
}
