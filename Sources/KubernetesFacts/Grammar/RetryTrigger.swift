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

  private static let statuses = Set(
    ([100, 101, 102, 103] + Array(200...208) + [226] + Array(300...305) + [307, 308] + Array(400...418)
      + Array(421...426) + [428, 429, 431, 451] + Array(500...508) + [510, 511]).map { String($0) })
}
