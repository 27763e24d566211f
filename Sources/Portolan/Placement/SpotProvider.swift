/// How a cloud provider labels and taints spot (preemptible) nodes, and in how much time their pods must stop.
public enum SpotProvider: PayloadValue, Sendable, Equatable {
  /// EKS managed node groups: `eks.amazonaws.com/capacityType`, 120 s.
  case eks
  /// Karpenter and EKS Auto Mode: `karpenter.sh/capacity-type`, 120 s.
  case karpenter
  /// GKE: `cloud.google.com/gke-spot`, 25 s, as on Autopilot clusters.
  ///
  /// On Standard clusters, pods have 15 s by default, because the kubelet reserves the other 15 of the 30 s for system
  /// pods. Node pools can extend the 30 s.
  case gke
  /// AKS: `kubernetes.azure.com/scalesetpriority`, with a taint of the same key, 30 s.
  case aks
  /// A custom label, with a taint of the same key and value; `notice` is the time in which a pod must stop, in whole
  /// seconds, 120 s by default.
  case label(String, String, notice: Duration = "120s")

  /// The plain label `node-role: spot`, 120 s.
  public static var nodeRole: SpotProvider { .label("node-role", "spot") }
}

extension SpotProvider {
  /// The provider that an environment variable names: `eks`, `karpenter`, `gke`, `aks`, or `node-role`.
  ///
  /// ```swift
  /// let spot = SpotProvider.chosen(otherwise: .eks)
  /// ```
  /// - Parameters:
  ///   - variable: the name of the variable; `PORTOLAN_SPOT_PROVIDER` by default. An unknown value is an error.
  ///   - fallback: the provider if the variable is not set or empty.
  public static func chosen(
    by variable: String = "PORTOLAN_SPOT_PROVIDER", otherwise fallback: SpotProvider,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> SpotProvider {
    Environment.choice(
      variable, of: named, otherwise: fallback, file: file, line: line, column: column)
  }

  /// The providers by the name of their label, for ``chosen(by:otherwise:file:line:column:)`` and for charts.
  package static let named: KeyValuePairs<String, SpotProvider> = [
    "eks": .eks, "karpenter": .karpenter, "gke": .gke, "aks": .aks, "node-role": .nodeRole,
  ]
}

extension SpotProvider {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .eks
    case 1: self = .karpenter
    case 2: self = .gke
    case 3: self = .aks
    case 4: self = .label(try reader.next(), try reader.next(), notice: try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .eks: writer.put(case: 0)
    case .karpenter: writer.put(case: 1)
    case .gke: writer.put(case: 2)
    case .aks: writer.put(case: 3)
    case .label(let key, let value, let notice): writer.put(case: 4, key, value, notice)
    }
  }
}
