import Synchronization

/// Values that exist until the process ends: releasing millions of nodes one by one takes longer than the exit.
enum KeptUntilExit {
  private static let values = Mutex<[any Sendable]>([])

  static func keep(_ value: some Sendable) { values.withLock { $0.append(value) } }
}
