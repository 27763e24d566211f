internal import KubernetesFacts
package import ManifestTree

/// A probe of a container: its check, and how long it tolerates failures.
package struct Probe {
  package let field: ManifestField

  package init(_ field: ManifestField) { self.field = field }

  /// The check, without its timing; nil if there is no probe.
  package var check: Node? {
    for kind in ["httpGet", "tcpSocket", "grpc", "exec"] {
      if let node = field[kind].node { return .map(NodeMap(uniqueEntries: [.init(kind, node)])) }
    }
    return nil
  }

  /// The seconds of failure after which the probe takes effect: `periodSeconds` (default 10) multiplied by
  /// `failureThreshold` (default 3).
  package var patience: Int {
    let (product, overflow) = (field["periodSeconds"].int ?? PodDefaults.probePeriod)
      .multipliedReportingOverflow(
        by: field["failureThreshold"].int ?? PodDefaults.probeFailures)
    return overflow ? .max : product
  }
}
