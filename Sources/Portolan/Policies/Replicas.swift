internal import Diagnostics

extension Service {
  /// Changes the service only if a condition is true, such as in one profile.
  ///
  /// ```swift
  /// .when(profile == .production) { $0.autoscaled(from: 3, to: 10, on: .cpu(percent: 70)) }
  /// ```
  public func when(_ condition: Bool, _ change: (Service) -> Service) -> Service {
    condition ? change(self) : self
  }

  /// Sets the number of pods of a Deployment or StatefulSet without an autoscaler; 1 by default.
  public func replicas(
    _ count: Int, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(\.replicas, to: Located(count, at: location), called: "replicas", at: location)
  }
}
