package import Diagnostics

/// How a pod stops: the main container sleeps while the pod is removed from the endpoints, and then the program
/// finishes open requests.
package struct Draining: PayloadValue, Sendable, Equatable {
  package let time: Duration
  package let mechanism: String?
  package let endpointDelay: Duration?
  package let location: FileLocation
}

extension Service {
  /// Gives the program time to finish its requests when its pod stops.
  ///
  /// When a pod stops, the main container first sleeps in its `preStop` hook while the pod is removed from the
  /// endpoints, and then gets SIGTERM. `terminationGracePeriodSeconds` is the sum of the sleep, `time`, and a margin of
  /// 5 s. On spot nodes, the sum is capped at the time that the provider gives a pod to stop. A sleep and a `time` whose
  /// sum exceeds this limit are an error. Pods of Jobs and CronJobs do not sleep: their grace period is `time`,
  /// with the same cap.
  ///
  /// ```swift
  /// .draining(for: .seconds(15), by: "http.Server.Shutdown on SIGTERM")
  /// ```
  /// - Parameters:
  ///   - time: how long the program needs after SIGTERM, in whole seconds. Without this modifier, a service with a
  ///     served port has 15 s, and other services have the default grace period of Kubernetes, 30 s, or on spot nodes
  ///     the time that the provider gives, if it is shorter.
  ///   - mechanism: the code or setting that finishes open requests after SIGTERM, for the annotation
  ///     `portolan.dev/drained-by`.
  ///   - endpointDelay: the `preStop` sleep, in whole seconds. By default, the sleep is 5 s if the service has a served
  ///     port. `"0s"` renders no sleep.
  public func draining(
    for time: Duration, by mechanism: String? = nil, endpointDelay: Duration? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    let draining = Draining(
      time: time, mechanism: mechanism, endpointDelay: endpointDelay, location: location)
    return setting(\.draining, to: draining, called: "draining", at: location)
  }
}

extension Draining {
  package init(from reader: inout PayloadReader) throws {
    (time, mechanism, endpointDelay, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(time, mechanism, endpointDelay, location) }
}
