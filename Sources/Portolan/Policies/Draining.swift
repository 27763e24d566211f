package import Diagnostics

/// How a pod stops: first it is removed from the endpoints, then the program finishes its requests.
package struct Draining: PayloadValue, Sendable, Equatable {
  package let time: Duration
  package let mechanism: String?
  package let endpointDelay: Duration?
  package let location: FileLocation
}

extension Service {
  /// Gives the program time to finish its requests when its pod stops.
  ///
  /// It sets the `preStop` sleep, during which the pod is removed from the endpoints, and
  /// `terminationGracePeriodSeconds`: the sum of the sleep, the drain, and a margin, limited to the time that spot
  /// nodes leave the pod.
  ///
  /// ```swift
  /// .draining(for: .seconds(15), by: "http.Server.Shutdown on SIGTERM")
  /// ```
  /// - Parameters:
  ///   - time: how long the program needs after SIGTERM, whole seconds.
  ///   - mechanism: what finishes the requests after SIGTERM, for the annotation `portolan.dev/drained-by`.
  ///   - endpointDelay: the `preStop` sleep, whole seconds; 5 s by default. `"0s"` renders no sleep.
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
