import Diagnostics

/// Evaluates a spec from its inputs.
protocol SpecEvaluating: Sendable {
  func evaluate(_ inputs: SpecInputs) async throws(SpecLoadingError) -> EvaluatedSpec
}

/// Compiles a spec and runs its program; a cached program is only run.
struct SpecProgram: SpecEvaluating {
  /// The cache for the compiler's modules.
  let cache: CacheFolder?
  /// The cached programs; if nil, each call compiles.
  let programs: ProgramCache?
  /// Whether to run the program twice.
  let evaluatesTwice: Bool
  let hooks: LoadingHooks

  func evaluate(_ inputs: SpecInputs) async throws(SpecLoadingError) -> EvaluatedSpec {
    let path = inputs.sources.path
    let workspace = try Workspace(for: inputs)
    defer { workspace.remove() }

    let scan = SourceScan(inputs.sources)
    let program = try await program(of: inputs, workspace, scan)
    hooks.willEvaluate(path)
    let evaluation = Evaluation(inputs: inputs, workspace: workspace, scan: scan, program: program.path)
    let outcome = try await evaluation.run()
    let second = evaluatesTwice ? try await evaluation.run().payload : outcome.payload
    hooks.didEvaluate(path)

    let record = SpecRecord(
      payload: outcome.payload, compilerOutput: program.compilerOutput, standardError: outcome.standardError)
    var spec = EvaluatedSpec(
      record, of: inputs.sources, remarks: outcome.isIsolated ? [.isolated(path)] : [])
    if !outcome.isIsolated { spec.warnings.append(.notIsolated(path)) }
    if second != outcome.payload { spec.secondPayload = second }
    return spec
  }

  private func program(
    of inputs: SpecInputs, _ workspace: Workspace, _ scan: SourceScan
  ) async throws(SpecLoadingError) -> ProgramCache.Program {
    let key = programs?.key(of: inputs)
    if let key, let known = programs?.recall(key) { return known }

    hooks.willCompile(inputs.sources.path)
    let output = try await compile(inputs, workspace, scan)
    hooks.didCompile(inputs.sources.path)
    let program = ProgramCache.Program(path: workspace.program, compilerOutput: output)
    if let key { programs?.keep(program, of: inputs, as: key) }
    return program
  }

  /// Compiles with the module cache or, if its disk is full, with a temporary one.
  private func compile(
    _ inputs: SpecInputs, _ workspace: Workspace, _ scan: SourceScan
  ) async throws(SpecLoadingError) -> [UInt8] {
    func output(_ modules: String) async throws(SpecLoadingError) -> [UInt8] {
      try await Compilation(inputs: inputs, workspace: workspace, scan: scan, moduleCache: modules).run()
    }
    guard let modules = cache?.usableModules() else { return try await output(workspace.modules) }
    do throws(SpecLoadingError) {
      return try await output(modules)
    } catch {
      guard error.kind != .interrupted, Files.isNearlyFull(modules) else { throw error }
      return try await output(workspace.modules)
    }
  }
}
