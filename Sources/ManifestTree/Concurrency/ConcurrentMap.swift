private import Dispatch

extension RandomAccessCollection where Self: Sendable, Index == Int {
  /// Applies a function to the elements on all cores and returns the results in the order of the elements.
  ///
  /// Fewer than `minimum` elements are processed on the calling thread. A thread takes `chunk` elements at a time; the
  /// default is large enough to amortize the synchronization and small enough to balance the load.
  package func concurrentMap<Result: Sendable>(
    minimum: Int = 16, chunk: Int? = nil, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let count = count
    guard count >= minimum else { return map(transform) }
    let chunk = Swift.max(1, chunk ?? count / 64)
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
