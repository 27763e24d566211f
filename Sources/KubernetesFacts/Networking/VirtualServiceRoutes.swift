/// The routes of a VirtualService.
package enum VirtualServiceRoutes {
  package static let http = "http"
  package static let tls = "tls"
  package static let tcp = "tcp"

  /// The fields of the spec with lists of routes.
  package static let fields = [http, tls, tcp]
}
