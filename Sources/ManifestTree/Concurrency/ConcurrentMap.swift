private import Dispatch

extension RandomAccessCollection where Self: Sendable, Index == Int {
  /// The results of a function of the elements, computed on all cores, in the elements' order.
  ///
  /// Fewer than `minimum` elements are not worth a second thread. A core takes `chunk` elements at a time, which by
  /// default are enough to pay for their hand-over and few enough that the cores end together.
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
