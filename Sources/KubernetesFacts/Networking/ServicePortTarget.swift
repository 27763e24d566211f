package import ManifestTree

/// The pods' port to which a port of a Service sends: `targetPort`, or `port` if it is absent, 0, or empty.
package enum ServicePortTarget {
  /// Whether a value of `targetPort` counts as absent.
  package static func isUnset(_ target: Node?) -> Bool {
    switch target {
    case nil, .null, .int(0), .string(""): true
    default: false
    }
  }
}
