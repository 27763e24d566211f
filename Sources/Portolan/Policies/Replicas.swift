internal import Diagnostics

extension Service {
  /// Sets the number of pods of a service without an autoscaler.
  public func replicas(
    _ count: Int, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(\.replicas, to: Located(count, at: location), called: "replicas", at: location)
  }
}
