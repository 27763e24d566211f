import Dispatch
import Synchronization

/// Runs asynchronous work for synchronous callers.
enum BlockingCall {
  /// Blocks the thread until the work is done.
  ///
  /// SIGINT, SIGTERM, or SIGHUP cancels the work before the process ends.
  /// - Returns: the result of the work; not nil, because the function waits until the work is done.
  static func result<Value: Sendable>(of work: @escaping @Sendable () async -> Value) -> Value? {
    let result = Mutex<Value?>(nil)
    let isDone = DispatchSemaphore(value: 0)
    let task = Task {
      let value = await work()
      result.withLock { $0 = value }
      isDone.signal()
    }
    let interruption = Interruption { task.cancel() }
    isDone.wait()
    interruption.pass()
    return result.withLock(\.self)
  }
}
