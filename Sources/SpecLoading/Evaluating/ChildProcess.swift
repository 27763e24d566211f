import Subprocess
import Synchronization
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A shell script in its own process group, which is killed with all its children after a timeout.
struct ChildProcess: Sendable {
  /// The way in which a process ended.
  enum Ending: Equatable {
    case exited(Int32)
    case signalled(Int32)
    case outOfTime
  }

  var script: String
  /// `$1` and following.
  var arguments: [String]
  /// The whole environment; nothing is inherited.
  var environment: [(name: String, value: String)]
  var timeLimit: Duration
  /// Whether the process has written the report that is requested after the timeout.
  var hasReported: @Sendable () -> Bool = { true }
  /// The process that writes the report, if it is not the started process.
  var reporter: @Sendable () -> pid_t? = { nil }
  /// The time that counts toward the timeout; if nil, the time since the start counts.
  var usedTime: @Sendable () -> Duration? = { nil }

  /// The state of the process.
  private struct State {
    /// The process ID after the start, which is also the ID of the group.
    var pid: pid_t?
    var isOutOfTime = false
  }

  /// The state, shared by the tasks that wait for the process and for the timeout.
  private final class SharedState: Sendable {
    let value = Mutex(State())
  }

  /// Runs the script until it ends; if the calling task is canceled, the process is killed.
  func run() async throws(SpecLoadingError) -> Ending {
    let state = SharedState()
    let outcome = await withTaskGroup(of: Result<Ending, SpecLoadingError>.self) { group in
      group.addTask { await launch(state) }
      group.addTask { await watchClock(state) }
      // The task that ends first stops the other one; canceling the task of the process kills the process.
      let first = await group.next() ?? .success(.outOfTime)
      group.cancelAll()
      await group.waitForAll()
      return first
    }
    let last = state.value.withLock(\.self)
    // Children that outlive the process are still in its group.
    if let pid = last.pid { kill(-pid, SIGKILL) }
    if Task.isCancelled { throw SpecLoadingError(.interrupted, .interrupted()) }
    return last.isOutOfTime ? .outOfTime : try outcome.get()
  }

  private func watchClock(_ state: SharedState) async -> Result<Ending, SpecLoadingError> {
    var (rest, waited) = (timeLimit, Duration.zero)
    repeat {
      guard (try? await Task.sleep(for: rest)) != nil else { return .success(.outOfTime) }
      waited += rest
      rest = max(timeLimit - (usedTime() ?? timeLimit), .zero)
    } while rest > .zero && waited < timeLimit * Self.patience
    let pid = state.value.withLock { state in
      state.isOutOfTime = true
      return state.pid
    }
    if let pid { await askForReport(reporter() ?? pid) }
    return .success(.outOfTime)
  }

  /// Kills the process group when this process ends for any reason, because the other end of the pipe is then closed.
  private static let watch = """
    exec 4<&0 </dev/null
    (read -r _ <&4; kill -KILL 0) >/dev/null 2>&1 &

    """

  /// The multiple of its timeout after which a process is stopped even if a busy machine has delayed it.
  private static let patience = 12

  private func launch(_ state: SharedState) async -> Result<Ending, SpecLoadingError> {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    // Subprocess passes the bytes to C unchanged, so each variable must end with a null byte.
    let variables = environment.map { Array("\($0.name)=\($0.value)".utf8) + [0] }
    do {
      let lifeline = try FileDescriptor.pipe()
      // A child with the writing end would keep itself alive.
      _ = fcntl(lifeline.writeEnd.rawValue, F_SETFD, FD_CLOEXEC)
      defer { try? lifeline.writeEnd.close() }
      let result = try await Subprocess.run(
        .name("sh"), arguments: Arguments(["-c", Self.watch + script, "sh"] + arguments),
        environment: .custom(variables),
        platformOptions: options,
        input: .fileDescriptor(lifeline.readEnd, closeAfterSpawningProcess: true), output: .discarded,
        error: .discarded
      ) { execution in state.value.withLock { $0.pid = execution.processIdentifier.value } }
      switch result.terminationStatus {
      case .exited(let code): return .success(.exited(code))
      case .signaled(let signal): return .success(.signalled(signal))
      }
    } catch {
      return .failure(SpecLoadingError(.bug, .cannotStart("sh", "\(error)")))
    }
  }

  /// Swift programs print a backtrace on the first `SIGQUIT`, which shows where a program hangs.
  private func askForReport(_ pid: pid_t) async {
    kill(pid, SIGQUIT)
    for _ in 0..<150 where !hasReported() { try? await Task.sleep(for: .milliseconds(20)) }
  }
}
