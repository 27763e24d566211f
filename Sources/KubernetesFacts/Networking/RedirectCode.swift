internal import Diagnostics

/// The status codes of redirects in VirtualServices.
package enum RedirectCode {
  /// The codes that istiod's webhook accepts.
  package static let accepted = 300...399

  /// The codes for which istiod configures proxies, in ascending order.
  ///
  /// For another accepted code, the route in the proxy has no action, but Envoy requires one.
  package static let supported = [301, 302, 303, 307, 308]

  /// The supported codes as words: `301, 302, 303, 307, or 308`.
  package static var words: String { supported.map(String.init).oneOf }
}
