internal import ManifestTree

/// A probe of a container: what it asks, and how long it is patient.
struct Probe {
  let part: Part

  init(_ part: Part) { self.part = part }

  /// What is asked, whenever and however often; nil if there is no probe.
  var check: Node? {
    for kind in ["httpGet", "tcpSocket", "grpc", "exec"] {
      if let node = part[kind].node { return .map(NodeMap(uniqueEntries: [.init(kind, node)])) }
    }
    return nil
  }

  /// How long it may fail before that counts, in seconds.
  var patience: Int {
    let (product, overflow) = (part["periodSeconds"].int ?? 10).multipliedReportingOverflow(
      by: part["failureThreshold"].int ?? 3)
    return overflow ? .max : product
  }
}
