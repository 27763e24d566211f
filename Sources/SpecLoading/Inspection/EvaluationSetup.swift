package import Diagnostics

/// The programs and folders of this machine that the evaluation of specs needs.
package struct EvaluationSetup: Sendable {
  /// The Swift compiler.
  package struct Compiler: Sendable {
    /// The absolute path of the compiler.
    package let path: String
    /// The version of the compiler, such as `6.3.1`; nil if the compiler does not print one.
    package let version: String?
  }

  /// How well a spec's program is isolated from the rest of the machine.
  package struct Isolation: Sendable {
    /// Whether the program runs without network access.
    package let hidesNetwork: Bool
    /// Whether the program has no privileges, and other processes are hidden from it.
    package let hidesProcesses: Bool
    /// Whether the program can read no user files except the spec's own.
    package let hidesFiles: Bool
  }

  /// The cache folder, and whether it is used.
  package struct Cache: Sendable {
    package let path: String
    /// Why the cache is not used; nil if it is used.
    package let problem: Diagnostic?
  }

  /// How to enable the isolation of specs on this system, or how to work without it.
  package static var isolationFix: String {
    #if os(macOS)
      return
        "run portolan outside of other sandboxes, so that 'sandbox-exec' works, or evaluate only specs that you trust"
    #else
      return
        "install util-linux and allow unprivileged user namespaces, or evaluate only specs that you trust"
    #endif
  }

  /// The compiler, or the error if none was found.
  package let compiler: Result<Compiler, SpecLoadingError>
  /// The Portolan library.
  package struct Library: Sendable {
    package let folder: String
    /// The version of the compiler that built the library, which specs need; nil if its module names none.
    package let compilerVersion: String?
  }

  /// The library, or the error if it was not found.
  package let library: Result<Library, SpecLoadingError>
  /// The result of compiling and running a small spec; nil without a compiler that prints its version, or without a
  /// library.
  package let trial: Result<Isolation, SpecLoadingError>?
  /// The cache folder; nil if the environment does not determine one.
  package let cache: Cache?

  /// Finds the programs and folders, compiles a small spec, and runs it.
  ///
  /// Compiling and running the spec takes about a second.
  /// - Parameter environment: the environment of the tool.
  @available(*, noasync, message: "it blocks the thread")
  package static func inspectAndWait(in environment: [String: String]) -> EvaluationSetup? {
    BlockingCall.result { await EvaluationSetup(inspecting: environment) }
  }

  init(inspecting environment: [String: String]) async {
    let toolchain = Result { () throws(SpecLoadingError) in try Toolchain(in: environment) }
    let library = Result { () throws(SpecLoadingError) in try PortolanLibrary(in: environment) }
    let folder = CacheFolder(in: environment)
    cache = folder.map { Cache(path: $0.path, problem: $0.problem) }
    self.library = library.map { Library(folder: $0.folder, compilerVersion: $0.compilerVersion) }

    let run = TrialRun(environment: environment, cache: cache?.problem == nil ? folder : nil)
    compiler =
      switch toolchain {
      case .failure(let error): .failure(error)
      case .success(let toolchain):
        .success(Compiler(path: toolchain.compiler, version: await run.version(of: toolchain)))
      }
    // A compiler that does not even print its version would only make the user wait.
    guard case .success(let toolchain) = toolchain, case .success(let library) = library,
      case .success(let found) = compiler, let version = found.version
    else {
      trial = nil
      return
    }
    do throws(SpecLoadingError) {
      trial = .success(try await run.isolation(with: toolchain, library))
    } catch {
      // The test spec is right, so the library or the compiler is wrong.
      let isFitting = library.compilerVersion == nil || library.compilerVersion == version
      trial = .failure(
        !isFitting
          ? SpecLoadingError(.noToolchain, .toolchainDoesNotFit("Swift \(version)", library))
          : error.kind == .badSpec
            ? SpecLoadingError(.noToolchain, .libraryFails(library.folder)) : error)
    }
  }
}

extension CacheFolder {
  /// Why the folder is not used; nil if it is used.
  ///
  /// The folder is created if necessary.
  fileprivate var problem: Diagnostic? {
    if let reason = reasonNotToUse() { return .untrustedCache(path, reason) }
    let isFolder = (try? Files.info(path))?.kind == .folder
    return isFolder && Files.isWritable(path) ? nil : .unwritableCache(path)
  }
}
