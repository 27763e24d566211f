import Subprocess
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A shell script run in a process group of its own, stopped with all its children when its time is over.
struct ChildProcess: Sendable {
  /// How a process ended.
  enum Ending: Equatable {
    case exited(Int32)
    case signalled(Int32)
    case outOfTime
  }

  var script: String
  /// `$1` and on.
  var arguments: [String]
  /// The whole environment; nothing is inherited.
  var environment: [(name: String, value: String)]
  var timeLimit: Duration
  /// Asked when the time is over and the process was told to report with `SIGQUIT`: whether the report says enough.
  var hasReported: @Sendable () -> Bool = { true }

  /// The process, once it has started; it leads a group of the same number.
  private final class Started: Sendable {
    let pid = Mutex<pid_t?>(nil)
  }

  /// Runs the script and waits for its end; when the calling task is cancelled, the process is killed.
  func run() async throws(SpecLoadingError) -> Ending {
    let process = Started()
    let ending = await withTaskGroup(of: Result<Ending, SpecLoadingError>.self) { group in
      group.addTask { await launch(process) }
      group.addTask {
        do { try await Task.sleep(for: timeLimit) } catch { return .success(.outOfTime) }
        if let pid = process.pid.withLock(\.self) { await askForReport(pid) }
        return .success(.outOfTime)
      }
      // The first to end decides; the other is cancelled: the clock stops, or the process is killed.
      let first = await group.next() ?? .success(.outOfTime)
      group.cancelAll()
      await group.waitForAll()
      return first
    }
    // Children that the process left behind are still in its group.
    if let pid = process.pid.withLock(\.self) { kill(-pid, SIGKILL) }
    if Task.isCancelled { throw SpecLoadingError(.interrupted, .interrupted()) }
    return try ending.get()
  }

  private func launch(_ process: Started) async -> Result<Ending, SpecLoadingError> {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    // Subprocess hands the bytes to C as they are: each variable needs its null byte.
    let variables = environment.map { Array("\($0.name)=\($0.value)".utf8) + [0] }
    do {
      let result = try await Subprocess.run(
        .name("sh"), arguments: Arguments(["-c", script, "sh"] + arguments), environment: .custom(variables),
        platformOptions: options, input: .none, output: .discarded, error: .discarded
      ) { execution in process.pid.withLock { $0 = execution.processIdentifier.value } }
      switch result.terminationStatus {
      case .exited(let code): return .success(.exited(code))
      case .signaled(let signal): return .success(.signalled(signal))
      }
    } catch {
      return .failure(SpecLoadingError(.bug, .cannotStart("sh", "\(error)")))
    }
  }

  /// Swift programs answer `SIGQUIT` with a backtrace and go on: it tells where a program hangs.
  ///
  /// Not every one names the spec: a program that is in the standard library just then may leave its caller out.
  private func askForReport(_ pid: pid_t) async {
    for _ in 0..<5 where !hasReported() {
      kill(pid, SIGQUIT)
      for _ in 0..<30 where !hasReported() { try? await Task.sleep(for: .milliseconds(20)) }
    }
  }
}
