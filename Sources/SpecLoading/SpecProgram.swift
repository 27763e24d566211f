import Diagnostics

/// Finds the value of a spec from its inputs.
protocol SpecEvaluating: Sendable {
  func evaluate(_ inputs: SpecInputs) async throws(SpecLoadingError) -> EvaluatedSpec
}

/// Compiles a spec and runs its program: each call does the whole work.
struct SpecProgram: SpecEvaluating {
  /// Where the compiler may keep its modules between runs.
  let cache: CacheFolder?
  let hooks: LoadingHooks

  func evaluate(_ inputs: SpecInputs) async throws(SpecLoadingError) -> EvaluatedSpec {
    let path = inputs.sources.path
    let workspace = try Workspace(for: inputs)
    defer { workspace.remove() }

    let scan = SourceScan(inputs.sources)
    hooks.willCompile(path)
    let compilation = Compilation(
      inputs: inputs, workspace: workspace, scan: scan,
      moduleCache: cache?.usableModules() ?? workspace.modules)
    let compilerOutput = try await compilation.run()
    hooks.didCompile(path)

    hooks.willEvaluate(path)
    let outcome = try await Evaluation(inputs: inputs, workspace: workspace, scan: scan).run()
    hooks.didEvaluate(path)

    let record = SpecRecord(
      payload: outcome.payload, compilerOutput: compilerOutput, standardError: outcome.standardError)
    return EvaluatedSpec(
      record, of: inputs, remarks: [outcome.isIsolated ? .isolated(path) : .notIsolated(path)])
  }
}
