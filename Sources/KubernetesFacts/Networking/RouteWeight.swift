/// The weights of the destinations of a route.
package enum RouteWeight {
  /// The sum of the weights of a route's destinations, so that each weight is a percentage.
  ///
  /// Istio accepts other sums, and divides the requests in proportion to the weights.
  package static let sum: Int64 = 100

  /// Whether a destination receives requests: a missing weight is 0, and a single destination receives all requests.
  /// - Parameter count: the number of the route's destinations.
  package static func receives(_ weight: Int64?, of count: Int) -> Bool { count == 1 || weight ?? 0 != 0 }
}
