/// Compiles and runs a small spec, which fails only if the setup is incomplete or broken.
struct TrialRun: Sendable {
  let environment: [String: String]
  let cache: CacheFolder?

  private static let sources = SpecSources(
    path: "App.swift", folder: "",
    files: [
      SpecSources.File(
        name: "App.swift",
        bytes: Array(
          """
          import Portolan

          @main
          struct Trial: App {
            let name = "trial"
            func services(in profile: Profile) -> [Service] { Service("trial", image: "example.com/trial:1") }
          }

          """.utf8))
    ], resources: [], imageList: [])

  /// The compiler's version; nil if it does not print one.
  func version(of toolchain: Toolchain) async -> String? {
    guard let workspace = try? Workspace(for: Self.sources, in: environment) else { return nil }
    defer { workspace.remove() }
    return await toolchain.version(in: environment, workspace)
  }

  /// Evaluates the spec, using only the compiler's modules from the cache.
  func isolation(
    with toolchain: Toolchain, _ library: PortolanLibrary
  ) async throws(SpecLoadingError) -> EvaluationSetup.Isolation {
    let inputs = SpecInputs(
      sources: Self.sources, toolchain: toolchain, library: library,
      request: SpecRequest(Self.sources.path, environment: environment))
    let workspace = try Workspace(for: Self.sources, in: environment)
    defer { workspace.remove() }
    let scan = SourceScan(Self.sources)
    _ = try await Compilation(
      inputs: inputs, workspace: workspace, scan: scan,
      moduleCache: cache?.usableModules() ?? workspace.modules
    ).run()
    let outcome = try await Evaluation(
      inputs: inputs, workspace: workspace, scan: scan, program: workspace.program
    ).run()
    return EvaluationSetup.Isolation(
      hidesNetwork: outcome.isIsolated, hidesProcesses: Files.exists(workspace.alone),
      hidesFiles: Files.exists(workspace.confinedFiles))
  }
}
