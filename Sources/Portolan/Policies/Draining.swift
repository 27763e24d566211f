package import Diagnostics

/// How a pod ends: first it leaves the endpoints, then the program finishes what it has.
package struct Draining: PayloadValue, Sendable, Equatable {
  package let time: Duration
  package let mechanism: String?
  package let endpointDelay: Duration?
  package let location: FileLocation
}

extension Service {
  /// Gives the program time to finish its work when its pod ends.
  ///
  /// From it come the `preStop` sleep, in which the endpoints forget the pod, and `terminationGracePeriodSeconds`: the
  /// sleep, the drain and a margin, never above what the pod's spot nodes leave it.
  ///
  /// ```swift
  /// .draining(for: .seconds(15), by: "http.Server.Shutdown on SIGTERM")
  /// ```
  /// - Parameters:
  ///   - time: how long the program needs after the end signal, whole seconds.
  ///   - mechanism: how it finishes, for the annotation `portolan.dev/drained-by`.
  ///   - endpointDelay: the `preStop` sleep, whole seconds; 5 s. `"0s"` renders none.
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
