import ManifestTree
import Synchronization
import Testing

@Suite struct ConcurrentMapTests {
  private struct Refusal: Error, Equatable {
    let number: Int
  }

  /// Counts the values that exist.
  private final class Counted: Sendable {
    static let count = Mutex(0)

    init() { Self.count.withLock { $0 += 1 } }
    deinit { Self.count.withLock { $0 -= 1 } }
  }

  @Test func `results are in the order of the elements`() {
    #expect((5..<1000).concurrentMap { $0 * 2 } == (5..<1000).map { $0 * 2 })
  }

  @Test func `the first error is thrown, and the results of other elements are released`() {
    #expect(throws: Refusal(number: 400)) {
      try (0..<1000).concurrentMap { number throws(Refusal) in
        if number == 400 || number > 900 { throw Refusal(number: number) }
        return Counted()
      }
    }
    #expect(Counted.count.withLock(\.self) == 0)
  }
}
