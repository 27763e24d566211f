private import Synchronization

#if canImport(Darwin)
  private import Darwin
#elseif canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#endif

/// The signal that arrived while signals were deferred; 0 for none.
private let received = Atomic<Int32>(0)

/// Defers signals that stop the process while files are being replaced.
struct DeferredSignals {
  private var deferred: [Int32] = []

  /// Defers signals from now on; ignored signals stay ignored, for example under `nohup`.
  init() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number) { received.store($0, ordering: .relaxed) }
      if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      } else {
        deferred.append(number)
      }
    }
  }

  /// Whether a signal that stops the process has arrived.
  static var isPending: Bool { received.load(ordering: .relaxed) != 0 }

  /// Restores the default handling of signals; one that arrived in the meantime ends the process.
  mutating func pass() {
    for number in deferred { signal(number, SIG_DFL) }
    deferred = []
    let number = received.exchange(0, ordering: .relaxed)
    if number != 0 { raise(number) }
  }
}
