import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Lets work be tidied up when the user or the system asks the process to stop, before it does.
struct Interruption {
  private final class Received: Sendable {
    let signal = Mutex<Int32?>(nil)
  }

  private let received = Received()
  private var sources: [any DispatchSourceSignal] = []

  /// Starts to listen; `stop` is called at each signal.
  init(_ stop: @escaping @Sendable () -> Void) {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = unsafeBitCast(signal(number, SIG_IGN), to: Int.self)
      // `nohup` ignores a signal on purpose.
      guard before != unsafeBitCast(SIG_IGN, to: Int.self) else { continue }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [received] in
        received.signal.withLock { $0 = number }
        stop()
      }
      source.resume()
      sources.append(source)
    }
  }

  /// Stops listening, and lets a signal that came meanwhile do what it does.
  func pass() {
    for source in sources {
      source.cancel()
      signal(Int32(source.handle), SIG_DFL)
    }
    if let number = received.signal.withLock(\.self) { raise(number) }
  }
}
