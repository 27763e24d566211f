private import Dispatch
private import Synchronization

/// Runs functions at the same time and returns their results.
package func concurrently<each Result: Sendable>(
  _ functions: repeat @escaping @Sendable () -> each Result
) -> (repeat each Result) {
  let works = (repeat Work(run: each functions))
  var finish: [@Sendable () -> Void] = []
  for work in repeat each works { finish.append(work.finish) }
  DispatchQueue.concurrentPerform(iterations: finish.count) { [finish] number in finish[number]() }
  return (repeat (each works).value)
}

/// A function with the place for its result.
private final class Work<Result: Sendable>: Sendable {
  private let run: @Sendable () -> Result
  private let result = Mutex<Result?>(nil)

  init(run: @escaping @Sendable () -> Result) { self.run = run }

  @Sendable func finish() {
    let made = run()
    result.withLock { $0 = made }
  }

  var value: Result { result.withLock(\.self) ?? run() }
}
