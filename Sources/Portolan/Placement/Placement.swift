package import Diagnostics

/// Everything that decides on which nodes a service's pods run.
package struct Placement: PayloadValue, Sendable, Equatable {
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
  /// Any node that takes them.
  case anywhere
  /// Nodes with these labels.
  case nodes(KeyValues)
  /// Spot nodes of a provider, with the toleration of their taint.
  ///
  /// With an `onDemandFloor`, spot nodes are preferred and at least so many of the service's pods run on on-demand nodes:
  /// a spread over the capacity types sees to it. Only providers that label both types can say that.
  case spot(SpotProvider, onDemandFloor: Int? = nil)
  /// Nodes of a provider that are not spot, for what must not move.
  case onDemand(SpotProvider)
}

extension Service {
  /// Says on which nodes the pods run.
  public func placed(
    on nodes: NodePlacement, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(\.placement.nodes, to: Located(nodes, at: location), called: "placed", at: location)
  }

  /// Lets the pods onto nodes with a taint.
  public func tolerating(_ tolerations: Toleration...) -> Service {
    with { $0.placement.tolerations += tolerations }
  }
}

/// A taint that pods put up with.
public struct Toleration: PayloadValue, Sendable, Equatable {
  package let key: String?
  package let value: String?
  package let effect: Effect?
  package let duration: Duration?
  package let location: FileLocation

  /// What a taint does to pods without the toleration.
  public enum Effect: String, PayloadValue, Sendable {
    /// New ones aren't placed there.
    case noSchedule = "NoSchedule"
    /// New ones are placed there only as a last resort.
    case preferNoSchedule = "PreferNoSchedule"
    /// Running ones are evicted.
    case noExecute = "NoExecute"
  }

  /// Tolerates a taint.
  /// - Parameters:
  ///   - key: the taint's key; nil means every taint.
  ///   - value: the taint's value; nil means any (`Exists`).
  ///   - effect: the taint's effect; nil means each.
  ///   - duration: `tolerationSeconds` of a NoExecute taint, whole seconds; for ever.
  public init(
    _ key: String?, _ value: String? = nil, effect: Effect? = nil, for duration: Duration? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.key = key
    self.value = value
    self.effect = effect
    self.duration = duration
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
    (key, value, effect, duration, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(key, value, effect, duration, location) }
}
