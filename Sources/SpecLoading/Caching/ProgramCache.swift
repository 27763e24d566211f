/// The cache of compiled specs: if only the environment changes, a spec is run again but not compiled again.
struct ProgramCache: Sendable {
  let folder: CacheFolder

  /// A compiled spec.
  struct Program {
    /// The path of the executable.
    let path: String
    /// The compiler's output: warnings.
    let compilerOutput: [UInt8]
  }

  private static let executable = "spec"
  private static let compilerOutput = "compiler.txt"

  private var entries: CacheEntries {
    CacheEntries(
      path: folder.programs, files: [Self.executable, Self.compilerOutput], areExecutable: true, limit: 50)
  }

  /// The cache key of a program; nil if the library cannot be read.
  func key(of inputs: SpecInputs) -> CacheKey? { try? CacheKey(programOf: inputs, folder) }

  /// The cached program; nil if it does not exist, or if programs in the cache folder cannot be run.
  func recall(_ key: CacheKey) -> Program? {
    guard let contents = entries.contents(of: key), let folder = Files.realPath(entries.folder(of: key)),
      Files.isExecutable("\(folder)/\(Self.executable)")
    else { return nil }
    return Program(path: "\(folder)/\(Self.executable)", compilerOutput: contents.last ?? [])
  }

  /// Stores a program, unless its inputs changed during compilation.
  ///
  /// An error is ignored here, because storing the spec's value then also fails and is reported.
  func keep(_ program: Program, of inputs: SpecInputs, as key: CacheKey) {
    guard self.key(of: inputs)?.text == key.text, let bytes = try? Files.contents(of: program.path) else {
      return
    }
    try? entries.keep([bytes, program.compilerOutput], as: key)
  }
}
