import Portolan

extension Service {
  /// Exposes a path at the gateway to pages from any origin.
  func reachable(
    at prefix: String, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    routed(at: "*", through: "gateway", file: file, line: line, column: column) {
      Match(
        .prefix(prefix), timeout: .seconds(10), retries: .unreceived, file: file, line: line, column: column
      )
      .allowing(.anyOrigin)
    }
  }
}

extension CORS {
  /// Pages from any origin can send requests, but without cookies; otherwise, any site could act as the customer.
  static let anyOrigin = CORS(origins: ["*"], methods: ["*"], headers: ["*"], credentials: false)
}

extension Retries {
  /// Retries only requests that no pod has processed; others may already have caused an order or a payment.
  static let unreceived = Retries(2, on: .connectFailure, .refusedStream)
}
