/// The syntax of names that become a segment of a URL path: roles, bindings, and metrics.
package enum PathSegment {
  /// The allowed syntax, as a noun phrase for messages.
  package static let expected = "a name other than '.' or '..', without '/' or '%'"

  /// Whether a string can be a segment.
  package static func accepts(_ text: String) -> Bool {
    !text.isEmpty && text != "." && text != ".." && !text.contains("/") && !text.contains("%")
  }
}
