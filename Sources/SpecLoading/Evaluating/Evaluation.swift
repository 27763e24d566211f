import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Runs a spec's program and reads its result.
struct Evaluation {
  let inputs: SpecInputs
  let workspace: Workspace
  let scan: SourceScan
  /// The path of the spec's program.
  let program: String

  /// The position for messages about the program as a whole: its `@main`.
  private var mainPlace: FileLocation? { scan.mains.first.map(inputs.sources.located) }

  /// The result of the program and its output on standard error.
  struct Outcome {
    let payload: [UInt8]
    let standardError: [UInt8]
    /// Whether the program ran without network access.
    let isIsolated: Bool
  }

  func run() async throws(SpecLoadingError) -> Outcome {
    var ending = try await Sandbox.process(running: program, for: inputs, in: workspace).run()
    // The shell that starts the program in its namespace reports a signal as an exit code.
    if Files.exists(workspace.alone), case .exited(let code) = ending, (129...192).contains(code) {
      ending = .signalled(code - 128)
    }
    let standardError = CrashReport.withoutAnnouncement(Workspace.words(in: workspace.standardError))
    guard ending == .exited(0) else { throw fault(ending, standardError) }

    let printed = Workspace.words(in: workspace.standardOutput)
    guard printed.isEmpty else {
      let place = scan.prints.first.map(inputs.sources.located) ?? mainPlace
      throw SpecLoadingError(
        .badSpec, .prints(at: place), transcript: String(decoding: printed, as: UTF8.self))
    }
    let payload: [UInt8]
    do throws(FileError) {
      payload = try Files.contents(of: workspace.payload)
    } catch {
      throw SpecLoadingError(.bug, .resultVanished(error.reason))
    }
    // Every result ends with a line feed.
    guard payload.last == UInt8(ascii: "\n") else {
      throw SpecLoadingError(
        .badSpec, payload.isEmpty ? .noResult(at: mainPlace) : .cutResult(at: mainPlace),
        transcript: String(decoding: standardError, as: UTF8.self))
    }
    return Outcome(
      payload: payload, standardError: standardError,
      isIsolated: Files.exists(workspace.isolated) || Files.exists(workspace.confinedNetwork))
  }

  /// Explains why the program ended without a result.
  private func fault(_ ending: ChildProcess.Ending, _ standardError: [UInt8]) -> SpecLoadingError {
    let limits = inputs.request.limits
    let report = CrashReport(
      backtrace: Workspace.words(in: workspace.crashReport), standardError: standardError, of: inputs.sources)
    let place = report.location.map(inputs.sources.located) ?? mainPlace
    let heading: Diagnostic
    switch ending {
    case .outOfTime, .signalled(SIGXCPU):
      heading = .hangs(limits.time, at: place)
    case .signalled(SIGXFSZ):
      heading = .writesTooMuch(limits.fileSize, at: scan.prints.first.map(inputs.sources.located) ?? place)
    case .signalled where report.reason?.hasPrefix("failed to allocate") ?? false:
      heading = .allocatesTooMuch(limits.memory, at: place)
    case .signalled(let signal):
      heading = .crashes(Self.name(of: signal), report.reason, at: place)
    case .exited(126...127) where hasNotStarted(standardError):
      return SpecLoadingError(
        .cannotWrite, .programDoesNotRun(in: workspace.path),
        transcript: String(decoding: standardError, as: UTF8.self))
    case .exited(let code):
      heading = .exits(with: code, at: place)
    }
    return SpecLoadingError(.badSpec, heading, transcript: String(decoding: standardError, as: UTF8.self))
  }

  /// Whether the sandbox ended before it started the program.
  ///
  /// The output decides, because a spec can exit with the same codes.
  /// The shell and the dynamic linker name the program that they cannot start.
  private func hasNotStarted(_ standardError: [UInt8]) -> Bool {
    !Files.exists(workspace.standardError)
      || String(decoding: standardError, as: UTF8.self).contains(program)
  }

  /// The system's name of the signal: `segmentation fault`.
  private static func name(of signal: Int32) -> String {
    strsignal(signal).map { String(cString: $0).lowercased() } ?? "signal \(signal)"
  }
}
