package import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Loads the values of specs: from a compiled spec, from the cache, or by compiling the spec and running its program.
///
/// ```swift
/// let environment = ProcessInfo.processInfo.environment
/// let loader = SpecLoader(cache: CacheFolder(in: environment))
/// let results = loader.loadAndWait([SpecRequest("examples/shop", environment: environment)])
/// ```
package struct SpecLoader: Sendable {
  /// A value or an error.
  package typealias Outcome = Result<EvaluatedSpec, SpecLoadingError>

  /// Why the given cache is not used; empty if it is used, or if none is given.
  package let warnings: [Diagnostic]
  private let program: SpecProgram
  private let cache: SpecCache<SpecProgram>?

  /// Creates a loader.
  ///
  /// - Parameters:
  ///   - cache: the cache for results and the compiler's modules; nil disables caching.
  ///   - reusesResults: whether values and programs are read from and written to the cache; with `false`, only the
  ///     compiler's modules are cached.
  ///   - evaluatesTwice: whether to run a program twice to detect values that are not deterministic.
  ///   - hooks: the callbacks for each step.
  package init(
    cache: CacheFolder?, reusesResults: Bool = true, evaluatesTwice: Bool = false,
    hooks: LoadingHooks = LoadingHooks()
  ) {
    let reason = cache.flatMap { $0.reasonNotToUse() }
    if let cache, let reason { warnings = [.untrustedCache(cache.path, reason)] } else { warnings = [] }
    let cache = reason == nil ? cache : nil
    let programs = reusesResults ? cache.map { ProgramCache(folder: $0) } : nil
    program = SpecProgram(cache: cache, programs: programs, evaluatesTwice: evaluatesTwice, hooks: hooks)
    let program = program
    self.cache = reusesResults ? cache.map { SpecCache(folder: $0, base: program) } : nil
  }

  /// Loads the specs and returns the results in the order of the requests; specs that are not compiled and have no
  /// cached value are evaluated in parallel.
  ///
  /// If the calling task is canceled, compilers and programs are killed, and their temporary files are removed.
  package func load(_ requests: [SpecRequest]) async -> [Outcome] {
    await complete(requests.map { ($0, recall($0)) })
  }

  /// Loads the specs for synchronous callers.
  ///
  /// If no spec has to be evaluated, no concurrent task is started.
  ///
  /// While compilers and programs run, SIGINT, SIGTERM, or SIGHUP kills them and removes their files before the process
  /// ends.
  @available(*, noasync, message: "it blocks the thread; use load(_:)")
  package func loadAndWait(_ requests: [SpecRequest]) -> [Outcome] {
    let recalled = requests.map { ($0, recall($0)) }
    let known = recalled.compactMap(\.1)
    if known.count == recalled.count { return known }

    return BlockingCall.result { await complete(recalled) } ?? []
  }

  /// The result that needs no evaluation: the value of a compiled spec, the cached value, or the error if an input is
  /// missing or cannot be read.
  private func recall(_ request: SpecRequest) -> Outcome? {
    do throws(SpecLoadingError) {
      if CompiledSpec.hasNameEnding(request.path) {
        let compiled =
          if let file = request.files?.first {
            // The path is the name of the file after its revision.
            try CompiledSpec(
              file.bytes, from: request.path, prefix: String(request.path.dropLast(file.name.count)))
          } else {
            try CompiledSpec(reading: request.path)
          }
        return .success(EvaluatedSpec(compiled))
      }
      let inputs = try SpecInputs(request)
      return cache?.recall(inputs).map { .success($0) }
    } catch {
      return .failure(error)
    }
  }

  private func evaluate(_ request: SpecRequest) async -> Outcome {
    do throws(SpecLoadingError) {
      let inputs = try SpecInputs(request)
      do throws(SpecLoadingError) {
        guard let cache else { return .success(try await program.evaluate(inputs)) }
        return .success(try await cache.evaluate(inputs))
      } catch {
        var error = error
        error.diagnostics += IgnoredDeclarations(SourceScan(inputs.sources)).diagnostics
          .map { $0.located(by: inputs.sources.located) }
        return .failure(error)
      }
    } catch {
      return .failure(error)
    }
  }

  /// Evaluates the specs without a result, with one parallel task per processor.
  private func complete(_ recalled: [(request: SpecRequest, outcome: Outcome?)]) async -> [Outcome] {
    await withTaskGroup(of: (Int, Outcome).self) { group in
      var outcomes = recalled.map(\.outcome)
      var waiting = outcomes.indices.filter { outcomes[$0] == nil }[...]
      func startNext() {
        guard let index = waiting.popFirst() else { return }
        group.addTask { (index, await evaluate(recalled[index].request)) }
      }
      for _ in 0..<max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) { startNext() }
      for await (index, outcome) in group {
        outcomes[index] = outcome
        startNext()
      }
      return outcomes.compactMap(\.self)
    }
  }
}
