private import Dispatch
private import Synchronization

extension RandomAccessCollection where Self: Sendable, Index == Int {
  /// Applies a function to the elements on all cores and returns the results in the order of the elements.
  ///
  /// Fewer than `minimum` elements are processed on the calling thread. A thread takes `chunk` elements at a time; the
  /// default is large enough to amortize the synchronization and small enough to balance the load.
  /// - Throws: the error of the first element for which the function throws.
  package func concurrentMap<Result: Sendable, Failure: Error>(
    minimum: Int = 16, chunk: Int? = nil, _ transform: @Sendable (Element) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    let count = count
    guard count >= minimum else { return try map(transform) }
    let chunk = Swift.max(1, chunk ?? count / 64)
    let chunks = stride(from: 0, to: count, by: chunk).map { $0..<Swift.min(count, $0 + chunk) }
    // The errors by the numbers of their chunks.
    let failures = Mutex<[Int: Failure]>([:])
    let results = [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
      nonisolated(unsafe) let results = buffer
      let first = startIndex
      DispatchQueue.concurrentPerform(iterations: chunks.count) { number in
        for offset in chunks[number] {
          do throws(Failure) {
            results.initializeElement(at: offset, to: try transform(self[first + offset]))
          } catch {
            results.extracting(chunks[number].lowerBound..<offset).deinitialize()
            failures.withLock { $0[number] = error }
            return
          }
        }
      }
      let failed = failures.withLock { Set($0.keys) }
      if failed.isEmpty {
        initialized = count
      } else {
        for number in chunks.indices where !failed.contains(number) {
          results.extracting(chunks[number]).deinitialize()
        }
      }
    }
    if let failure = failures.withLock({ $0.min { $0.key < $1.key }?.value }) { throw failure }
    return results
  }
}
