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

  /// The timeout of a check in seconds: `timeoutSeconds` (default 1).
  package var timeout: Int { value("timeoutSeconds") ?? PodDefaults.probeTimeout }
  /// The seconds between the starts of two checks: `periodSeconds` (default 10).
  package var period: Int { value("periodSeconds") ?? PodDefaults.probePeriod }
  /// Whether the probe sets its period.
  package var setsPeriod: Bool { value("periodSeconds") != nil }

  /// The seconds of failure after which the probe takes effect: `periodSeconds` multiplied by `failureThreshold`
  /// (default 3).
  package var patience: Int {
    let (product, overflow) = period.multipliedReportingOverflow(
      by: value("failureThreshold") ?? PodDefaults.probeFailures)
    return overflow ? .max : product
  }

  /// A number of the probe; nil if it is missing or 0, which the API server replaces with the default.
  private func value(_ key: String) -> Int? { field[key].int.flatMap { $0 == 0 ? nil : $0 } }
}
