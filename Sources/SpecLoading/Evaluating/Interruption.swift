import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Cleans up before the process ends, when the user or the system asks it to stop.
struct Interruption {
  private final class Received: Sendable {
    let signal = Mutex<Int32?>(nil)
  }

  private let received = Received()
  private var sources: [any DispatchSourceSignal] = []

  /// Starts handling signals; `stop` is called for each one.
  init(_ stop: @escaping @Sendable () -> Void) {
    InterruptionCleanup.count(evaluations: 1)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = unsafeBitCast(signal(number, SIG_IGN), to: Int.self)
      // `nohup` ignores a signal intentionally.
      guard before != unsafeBitCast(SIG_IGN, to: Int.self) || InterruptionCleanup.handles(number) else {
        continue
      }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [received] in
        received.signal.withLock { $0 = number }
        stop()
      }
      source.resume()
      sources.append(source)
    }
  }

  /// Stops handling signals, and raises the received signal again, if there was one.
  func pass() {
    let number = received.signal.withLock(\.self)
    for source in sources {
      source.cancel()
      let name = Int32(source.handle)
      signal(name, number == nil && InterruptionCleanup.handles(name) ? SIG_IGN : SIG_DFL)
    }
    if let number {
      InterruptionCleanup.run()
      raise(number)
    }
    InterruptionCleanup.count(evaluations: -1)
  }
}
