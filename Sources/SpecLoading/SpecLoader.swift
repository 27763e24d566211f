public import Diagnostics
import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Finds the values of specs: from the cache, or by compiling each and running its program.
///
/// ```swift
/// let environment = ProcessInfo.processInfo.environment
/// let loader = SpecLoader(cache: CacheFolder(in: environment))
/// let results = loader.loadAndWait([SpecRequest("examples/shop", environment: environment)])
/// ```
public struct SpecLoader: Sendable {
  /// A value, or why there is none.
  public typealias Outcome = Result<EvaluatedSpec, SpecLoadingError>

  /// Why the cache is not used, where it is not.
  public let warnings: [Diagnostic]
  private let program: SpecProgram
  private let cache: SpecCache<SpecProgram>?

  /// Makes a loader.
  ///
  /// - Parameters:
  ///   - cache: Where results and the compiler's modules are kept; without it each run starts from nothing.
  ///   - reusesResults: Whether values and programs come from the cache and go there; `false` still spares the
  ///     compiler work.
  ///   - evaluatesTwice: Whether a program is run a second time, to find values that differ from run to run.
  ///   - hooks: Called at each step.
  public init(
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

  /// The values of specs in the order of the requests; those that the cache does not hold are worked out in parallel.
  ///
  /// When the calling task is cancelled, compilers and programs are killed and what they left is removed.
  public func load(_ requests: [SpecRequest]) async -> [Outcome] {
    await complete(requests.map { ($0, recall($0)) })
  }

  /// The same for a program without concurrency: it is not even started when the cache holds all values.
  ///
  /// While compilers and programs run, an interrupt from the keyboard stops and removes them before it ends the process.
  @available(*, noasync, message: "it blocks the thread; use load(_:)")
  public func loadAndWait(_ requests: [SpecRequest]) -> [Outcome] {
    let recalled = requests.map { ($0, recall($0)) }
    let known = recalled.compactMap(\.1)
    if known.count == recalled.count { return known }

    let outcomes = Mutex<[Outcome]>([])
    let isDone = DispatchSemaphore(value: 0)
    let work = Task {
      let all = await complete(recalled)
      outcomes.withLock { $0 = all }
      isDone.signal()
    }
    let interruption = Interruption { work.cancel() }
    isDone.wait()
    interruption.pass()
    return outcomes.withLock { $0 }
  }

  /// What is known without work: the value in the cache, or that the spec is not there at all.
  private func recall(_ request: SpecRequest) -> Outcome? {
    do throws(SpecLoadingError) {
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

  /// Works out what is still unknown, as many specs at a time as there are processors.
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
