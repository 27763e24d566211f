/// The conditions in `retryOn` of a VirtualService: Envoy's retry conditions, and status codes.
package enum RetryTrigger {
  /// Envoy's conditions, sorted.
  package static let names = [
    "5xx", "cancelled", "connect-failure", "deadline-exceeded", "envoy-ratelimited", "gateway-error",
    "http3-post-connect-failure", "internal", "refused-stream", "reset", "reset-before-request",
    "resource-exhausted", "retriable-4xx", "retriable-headers", "retriable-status-codes", "unavailable",
  ]

  /// Whether istiod accepts a condition: one of the names, or a status code that Go's HTTP library names.
  package static func accepts(_ text: String) -> Bool { names.contains(text) || statuses.contains(text) }

  /// The conditions that also apply to requests without a response, such as tries that time out.
  package static let ofResets: Set<String> = ["5xx", "gateway-error", "reset"]

  /// The conditions in a value of `retryOn`; none if it is not set.
  package static func list(_ text: String?) -> [String] {
    text?.split(separator: ",").map(\.trimmingWhitespace) ?? []
  }

  /// Whether a condition also applies after the server has processed the request, wholly or in part.
  package static func repeatsProcessed(_ condition: String) -> Bool {
    // The only response that `retriable-4xx` repeats has the status 409.
    ofResets.contains(condition) || condition == "retriable-4xx"
      || Int(condition).map { $0 == 409 || (500..<600).contains($0) } ?? false
  }

  private static let statuses = Set(
    ([100, 101, 102, 103] + Array(200...208) + [226] + Array(300...305) + [307, 308] + Array(400...418)
      + Array(421...426) + [428, 429, 431, 451] + Array(500...508) + [510, 511]).map { String($0) })
}
