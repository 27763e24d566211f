/// The routes of a VirtualService.
package enum VirtualServiceRoutes {
  /// The fields of the spec with lists of routes.
  package static let fields = ["http", "tls", "tcp"]
}
