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

/// Signals that ask the process to stop, kept back while files are replaced.
struct DeferredSignals {
  private var deferred: [Int32] = []

  /// Keeps signals back from now on; those that the process ignores, as under `nohup`, stay ignored.
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

  /// Whether a signal asks the process to stop.
  static var isPending: Bool { received.load(ordering: .relaxed) != 0 }

  /// Lets signals do what they do again; one that arrived meanwhile ends the process.
  mutating func pass() {
    for number in deferred { signal(number, SIG_DFL) }
    deferred = []
    let number = received.exchange(0, ordering: .relaxed)
    if number != 0 { raise(number) }
  }
}
