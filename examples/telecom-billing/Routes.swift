import Portolan

extension Service {
  /// Exposes a path at the gateway.
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
  /// Retries only requests that no pod has processed; others may already have caused an order or a payment.
  static let unreceived = Retries(2, on: .connectFailure, .refusedStream)
}
