package import Diagnostics

/// All rules that decide on which nodes a service's pods run.
@usableFromInline
package struct Placement: UnsetPart {
  package static let unset = Shared(Placement())

  package var nodes: Located<NodePlacement>?
  package var affinities: [NodeAffinity] = []
  package var tolerations: [Toleration] = []
  package var separations: [Separation] = []
  package var attractions: [Attraction] = []
  package var spreads: [Spread] = []

  package init() {}
}

/// The nodes that a service's pods run on.
///
/// ```swift
/// .placed(on: profile == .spot ? .spot(.eks) : .anywhere)
/// ```
public enum NodePlacement: PayloadValue, Sendable, Equatable {
  /// Any node.
  case anywhere
  /// Nodes with these labels.
  case nodes(KeyValues)
  /// Spot nodes of a provider, with a toleration for their taint.
  ///
  /// With `onDemandFloor`, spot nodes are preferred, and a spread across the capacity types makes the scheduler place at
  /// least this number of pods on on-demand nodes, while the cluster has nodes of both types. The scheduler does not move
  /// running pods to restore the number. The provider must label both types of node: use ``SpotProvider/eks`` or
  /// ``SpotProvider/karpenter``. The number can be at most half the minimum number of pods.
  case spot(SpotProvider, onDemandFloor: Int? = nil)
  /// Nodes that do not have the provider's spot label.
  case onDemand(SpotProvider)
}

extension Service {
  /// Sets the nodes that the pods run on.
  public func placed(
    on nodes: NodePlacement, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(\.placement.nodes, to: Located(nodes, at: location), called: "placed", at: location)
  }

  /// Adds tolerations, so that the pods can run on nodes with the taints.
  public func tolerating(_ tolerations: Toleration...) -> Service {
    with { $0.placement.tolerations += tolerations }
  }
}

/// A toleration, which lets pods run on nodes with a taint.
public struct Toleration: PayloadValue, Sendable, Equatable {
  package let key: String?
  package let value: String?
  package let effect: Effect?
  package let duration: Duration?
  package let omitsOperator: Bool
  package let location: FileLocation

  /// The effect of a taint on pods without the toleration.
  public enum Effect: String, PayloadValue, Sendable {
    /// New pods are not scheduled on the node.
    case noSchedule = "NoSchedule"
    /// The scheduler avoids the node for new pods, but can still choose it.
    case preferNoSchedule = "PreferNoSchedule"
    /// New pods are not scheduled on the node, and running pods are evicted.
    case noExecute = "NoExecute"
  }

  /// Tolerates a taint.
  /// - Parameters:
  ///   - key: the taint's key; nil matches every taint, and requires that `value` is nil.
  ///   - value: the taint's value; nil matches any value (`Exists`).
  ///   - effect: the taint's effect; nil matches all effects.
  ///   - duration: `tolerationSeconds`, in whole seconds; unlimited by default. Requires the effect `.noExecute`.
  ///   - omitsOperator: whether the field `operator` is left out, which has the same effect as `Equal`; false by
  ///     default. Use this for running pods without the field: adding the field would replace the pods.
  public init(
    _ key: String?, _ value: String? = nil, effect: Effect? = nil, for duration: Duration? = nil,
    omitsOperator: Bool = false,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.key = key
    self.value = value
    self.effect = effect
    self.duration = duration
    self.omitsOperator = omitsOperator
    location = FileLocation(file, line, column)
  }
}

extension Placement {
  package init(from reader: inout PayloadReader) throws {
    (nodes, affinities, tolerations, separations, attractions, spreads) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(nodes, affinities, tolerations, separations, attractions, spreads)
  }
}

extension NodePlacement {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .anywhere
    case 1: self = .nodes(try reader.next())
    case 2: self = .spot(try reader.next(), onDemandFloor: try reader.next())
    case 3: self = .onDemand(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .anywhere: writer.put(case: 0)
    case .nodes(let settings): writer.put(case: 1, settings)
    case .spot(let spotProvider, let onDemandFloor): writer.put(case: 2, spotProvider, onDemandFloor)
    case .onDemand(let spotProvider): writer.put(case: 3, spotProvider)
    }
  }
}

extension Toleration {
  package init(from reader: inout PayloadReader) throws {
    (key, value, effect, duration, omitsOperator, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(key, value, effect, duration, omitsOperator, location)
  }
}
