/// The Swift compiler that specs are compiled with.
struct Toolchain: Sendable {
  /// The path at which `swiftc` was found.
  let compiler: String
  /// Identifies the compiler without running it: `swiftc --version` would take about 100 ms in each run.
  let identity: String

  /// Finds `swiftc`: the value of `SWIFT_EXEC`, as in SwiftPM, or the first one in `PATH`.
  init(in environment: [String: String]) throws(SpecLoadingError) {
    let chosen = environment["SWIFT_EXEC"].flatMap { $0.isEmpty ? nil : $0 }
    guard let compiler = ProgramSearch.path(of: chosen ?? "swiftc", in: environment) else {
      throw SpecLoadingError(.noToolchain, .noToolchain(chosen: chosen))
    }
    self.compiler = compiler
    identity = Self.selectors(behind: compiler, environment).map(Self.identity).joined(separator: "\n")
  }

  /// The files that determine what `swiftc` runs: the compiler, and the files that a launcher reads to select a
  /// toolchain.
  private static func selectors(behind compiler: String, _ environment: [String: String]) -> [String] {
    let program = Files.realPath(compiler) ?? compiler
    if Files.name(of: program) == "swiftly" {
      let home = environment["SWIFTLY_HOME_DIR"] ?? "\(environment["HOME"] ?? "")/.local/share/swiftly"
      return [program, "\(home)/config.json"]
    }
    #if os(macOS)
      if program == "/usr/bin/swiftc" {
        let developer = environment["DEVELOPER_DIR"] ?? Files.realPath("/var/db/xcode_select_link") ?? ""
        return [
          program, developer, "\(developer)/usr/bin/swiftc",
          "\(developer)/Toolchains/XcodeDefault.xctoolchain",
        ]
      }
    #endif
    return [program]
  }

  /// The version, such as `6.3.1`; nil if the compiler does not print one.
  ///
  /// Determining the version takes about 100 ms.
  func version(in environment: [String: String], _ workspace: Workspace) async -> String? {
    let process = ChildProcess(
      script: "exec \"$1\" --version >\"$2\" 2>/dev/null",
      arguments: [compiler, workspace.version],
      environment: Compilation.environment(environment, scratch: workspace.scratch),
      timeLimit: .seconds(10))
    _ = try? await process.run()
    let words = String(decoding: Workspace.words(in: workspace.version), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace)
    guard let word = words.firstIndex(of: "version"), word + 1 < words.endIndex else { return nil }
    return String(words[word + 1])
  }

  private static func identity(of path: String) -> String {
    "\(path) \((try? Files.info(path))?.fingerprint ?? "absent")"
  }
}
