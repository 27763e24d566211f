import Portolan

extension Service {
  /// Serves a path of the gateway.
  func reachable(
    at prefix: String, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    routed(at: "*", through: "gateway", file: file, line: line, column: column) {
      Match(
        .prefix(prefix), timeout: .seconds(10), retries: .unreceived, file: file, line: line, column: column
      )
    }
  }
}

extension Retries {
  /// Tries again only what never reached a pod; whatever did may have been ordered or paid.
  static let unreceived = Retries(2, on: .connectFailure, .refusedStream)
}
