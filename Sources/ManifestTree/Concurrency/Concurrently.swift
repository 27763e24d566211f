private import Dispatch

/// Runs two functions at the same time and returns their results.
package func concurrently<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  nonisolated(unsafe) var firstResult: First?
  nonisolated(unsafe) var secondResult: Second?
  DispatchQueue.concurrentPerform(iterations: 2) { number in
    if number == 0 { firstResult = first() } else { secondResult = second() }
  }
  // Each number ran once, so both results are present.
  return (firstResult ?? first(), secondResult ?? second())
}
