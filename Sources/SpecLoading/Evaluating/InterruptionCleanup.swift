import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Removes temporary files when the user or the system asks the process to stop.
///
/// If specs are being evaluated, the evaluations first stop their own child processes.
package final class InterruptionCleanup: Sendable {
  private struct State {
    var cleanups: [Int: @Sendable () -> Void] = [:]
    var next = 0
    /// The evaluations that stop their child processes on a signal.
    var evaluations = 0
    var sources: [Int32: any DispatchSourceSignal] = [:]
  }

  private static let state = Mutex(State())
  private let number: Int

  /// Starts handling signals; `cleanup` is called when one is received.
  package init(_ cleanup: @escaping @Sendable () -> Void) {
    number = Self.state.withLock { state in
      let number = state.next
      state.next += 1
      state.cleanups[number] = cleanup
      guard state.sources.isEmpty else { return number }
      for name in [SIGINT, SIGTERM, SIGHUP] {
        let before = unsafeBitCast(signal(name, SIG_IGN), to: Int.self)
        // `nohup` ignores a signal intentionally.
        guard before != unsafeBitCast(SIG_IGN, to: Int.self) else { continue }
        let source = DispatchSource.makeSignalSource(signal: name, queue: .global())
        source.setEventHandler {
          // An evaluation ends the process after it has stopped its child processes.
          guard InterruptionCleanup.hasNoEvaluation else { return }
          InterruptionCleanup.run()
          signal(name, SIG_DFL)
          raise(name)
        }
        source.resume()
        state.sources[name] = source
      }
      return number
    }
  }

  /// Stops handling signals if no other cleanup is left.
  package func end() {
    Self.state.withLock { state in
      state.cleanups[number] = nil
      guard state.cleanups.isEmpty else { return }
      for (name, source) in state.sources {
        source.cancel()
        signal(name, SIG_DFL)
      }
      state.sources = [:]
    }
  }

  /// Calls all cleanups.
  static func run() {
    let cleanups = state.withLock { Array($0.cleanups.values) }
    for cleanup in cleanups { cleanup() }
  }

  private static var hasNoEvaluation: Bool { state.withLock { $0.evaluations == 0 } }

  /// Whether a signal is handled by a cleanup.
  static func handles(_ name: Int32) -> Bool { state.withLock { $0.sources[name] != nil } }

  /// Records that an evaluation handles signals, or no longer does.
  static func count(evaluations change: Int) { state.withLock { $0.evaluations += change } }
}
