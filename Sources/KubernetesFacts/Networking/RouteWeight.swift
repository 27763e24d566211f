/// The weights of the destinations of a route.
package enum RouteWeight {
  /// The sum of the weights of a route's destinations, so that each weight is a percentage.
  ///
  /// Istio accepts other sums, and divides the requests in proportion to the weights.
  package static let sum: Int64 = 100
}
