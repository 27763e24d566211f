import Diagnostics

/// Compiles a spec's sources to a program with one call of `swiftc`.
struct Compilation {
  let inputs: SpecInputs
  let workspace: Workspace
  let scan: SourceScan
  /// The folder in which the compiler caches modules that it built from interfaces.
  let moduleCache: String

  static let moduleName = "Spec"

  /// The flags that are the same for every spec and machine; they are part of the cache key.
  ///
  /// There is no optimization, because it takes longer than it saves in a program that runs once. One frontend process
  /// compiles all files. Line tables add source positions to crash reports at no measurable cost.
  static let flags = [
    "-swift-version", "6", "-parse-as-library", "-Onone", "-whole-module-optimization", "-gline-tables-only",
    "-module-name", moduleName, "-no-color-diagnostics",
  ]

  /// Compiles and links; returns the compiler's output: warnings.
  func run() async throws(SpecLoadingError) -> [UInt8] {
    guard let main = scan.mains.first.map(inputs.sources.located) else {
      throw SpecLoadingError(.badSpec, noApp)
    }
    let ending = try await process.run()
    let output = Workspace.words(in: workspace.compilerOutput)
    switch ending {
    case .exited(0): return output
    case .outOfTime:
      let limit = inputs.request.limits.compileTime
      let longest = scan.declarations.longestFunction
      throw SpecLoadingError(
        .badSpec,
        .compilesTooLong(
          inputs.sources.path, limit, longest: longest?.title,
          at: longest.map { inputs.sources.located($0.location) } ?? main))
    case .exited(126), .exited(127):
      let words = String(decoding: output, as: UTF8.self)
      throw SpecLoadingError(.noToolchain, .toolchainDoesNotRun(inputs.toolchain.compiler), transcript: words)
    case .exited, .signalled:
      throw await fault(CompilerOutput(output, of: inputs.sources))
    }
  }

  /// The compiler runs in the folder of the sources and gets only their names, so that `#filePath` in a spec is
  /// `App.swift` wherever the spec is.
  private var process: ChildProcess {
    ChildProcess(
      script: "cd \"$1\" && shift && exec \"$@\" >../compiler.txt 2>&1",
      arguments: [workspace.sources, inputs.toolchain.compiler] + arguments,
      environment: Self.environment(inputs.request.environment, scratch: workspace.scratch),
      timeLimit: inputs.request.limits.compileTime)
  }

  private var arguments: [String] {
    let library = inputs.library
    return Self.flags
      + ["-I", library.modules, "-L", library.folder, "-lPortolan"]
      + ["-Xlinker", "-rpath", "-Xlinker", library.folder, "-module-cache-path", moduleCache]
      + ["-o", workspace.program] + inputs.sources.files.map(\.name)
  }

  /// The user's environment, which a toolchain may need, with temporary files in the workspace.
  static func environment(
    _ variables: [String: String], scratch: String
  ) -> [(name: String, value: String)] {
    let isUsable = { (name: String) in
      !(name.first?.isNumber ?? true)
        && name.allSatisfy { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    return variables.filter { isUsable($0.key) && $0.key != "TMPDIR" }.sorted { $0.key < $1.key }
      .map { (name: $0.key, value: $0.value) } + [(name: "TMPDIR", value: scratch)]
  }

  /// The error for a spec without an app.
  ///
  /// It is at the first line, because there is no better position.
  private var noApp: Diagnostic {
    let file = inputs.sources.path(ofFile: inputs.sources.files.first?.name ?? "")
    return .noApp(inputs.sources.path, at: FileLocation(file: file, line: 1, column: 1))
  }

  /// Finds the cause of a compiler failure: usually the spec, sometimes the toolchain.
  private func fault(_ output: CompilerOutput) async -> SpecLoadingError {
    let errors = output.diagnostics.filter { $0.severity == .error }
    let isMisfit =
      output.transcript.contains("cannot be imported by the Swift")
      || output.transcript.contains("this SDK is not supported by the compiler")
    if isMisfit || errors.contains(where: { $0.message.contains("no such module 'Portolan'") }) {
      let heading = Diagnostic.toolchainDoesNotFit(await version(parts: 3), inputs.library)
      return SpecLoadingError(.noToolchain, heading, transcript: output.transcript)
    }
    if errors.isEmpty {
      if output.transcript.contains("main"), output.transcript.contains("undefined") {
        return SpecLoadingError(.badSpec, noApp, transcript: output.transcript)
      }
      return SpecLoadingError(
        .noToolchain, .toolchainFails(inputs.sources.path, await version()), transcript: output.transcript)
    }
    let verdict = CompilerVerdict(output.errors, scan, inputs.sources.files)
    if let common = verdict.common {
      return SpecLoadingError(.badSpec, common.located(by: inputs.sources.located))
    }
    if verdict.needsNames, let faults = verdict.faults(await publicNames()), let first = faults.first {
      let located = faults.map { $0.located(by: inputs.sources.located) }
      return SpecLoadingError(
        .badSpec, first.located(by: inputs.sources.located), details: Array(located.dropFirst()))
    }
    let mains = scan.mains.map(inputs.sources.located)
    let heading: Diagnostic =
      if let error = errors.first(where: { $0.message.contains("must provide a main static function") }) {
        .noApp(inputs.sources.path, at: error.location)
      } else if let first = mains.first, mains.count > 1 {
        .severalApps(inputs.sources.path, at: first, others: Array(mains.dropFirst()))
      } else {
        .doesNotCompile(inputs.sources.path, await version(), at: errors.first?.location)
      }
    let causes = Set(verdict.errors.compactMap(\.location).map(inputs.sources.located))
    return SpecLoadingError(
      .badSpec, heading,
      details: output.diagnostics.filter {
        $0.severity != .error || $0.location.map(causes.contains) ?? true
      },
      transcript: output.transcript(of: verdict.errors))
  }

  /// The names of the DSL from the toolchain's symbol graph of the library; empty if the toolchain lacks the program
  /// for it.
  ///
  /// The program takes noticeable time, so it runs only if the spec does not compile.
  private func publicNames() async -> PublicNames {
    let process = ChildProcess(
      script: """
        tool=$(dirname "$(readlink -f "$1")")/swift-symbolgraph-extract
        target=$("$1" -print-target-info | sed -n 's/.*"triple": "\\(.*\\)".*/\\1/p' | head -n 1)
        mkdir -p "$3" && exec "$tool" -module-name Portolan -I "$2" -target "$target" -output-dir "$3" \
          -minimum-access-level public -skip-synthesized-members >/dev/null 2>&1
        """,
      arguments: [inputs.toolchain.compiler, inputs.library.modules, workspace.symbols],
      environment: Self.environment(inputs.request.environment, scratch: workspace.scratch),
      timeLimit: .seconds(20))
    _ = try? await process.run()
    let graph = try? Files.contents(of: "\(workspace.symbols)/Portolan.symbols.json", upTo: 64 << 20)
    return PublicNames(symbolGraph: graph ?? [])
  }

  /// The compiler version for messages, such as `Swift 6.3`.
  private func version(parts: Int = 2) async -> String {
    guard let version = await inputs.toolchain.version(in: inputs.request.environment, workspace) else {
      return "Swift"
    }
    return "Swift \(version.split(separator: ".").prefix(parts).joined(separator: "."))"
  }
}
