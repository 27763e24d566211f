private import Dispatch

extension RandomAccessCollection where Self: Sendable, Index == Int {
  /// The results of a function of the elements, computed on all cores, in the elements' order.
  ///
  /// Fewer than `minimum` elements are not worth a second thread.
  package func concurrentMap<Result: Sendable>(
    minimum: Int = 16, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let count = count
    guard count >= minimum else { return map(transform) }
    // A chunk is large enough to pay for its hand-over and small enough that the cores end together.
    let chunk = Swift.max(1, count / 64)
    let chunks = (count + chunk - 1) / chunk
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
      nonisolated(unsafe) let results = buffer
      let first = startIndex
      DispatchQueue.concurrentPerform(iterations: chunks) { number in
        for offset in (number * chunk)..<Swift.min(count, (number + 1) * chunk) {
          results.initializeElement(at: offset, to: transform(self[first + offset]))
        }
      }
      initialized = count
    }
  }
}
