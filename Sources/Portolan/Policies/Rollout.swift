package import Diagnostics

/// How a change of the pod template reaches the pods.
package struct Rollout: PayloadValue, Sendable, Equatable {
  package let strategy: RolloutStrategy
  package let minReady: Duration?
  package let progressDeadline: Duration?
  package let history: Int?
  package let location: FileLocation
}

/// The order in which old pods go and new ones come.
public enum RolloutStrategy: PayloadValue, Sendable, Equatable {
  /// Step by step: `surge` pods more than wanted, `unavailable` fewer; for StatefulSets only `unavailable` counts.
  case rolling(surge: IntOrPercent? = nil, unavailable: IntOrPercent? = nil)
  /// All old pods go before new ones come; Deployments only.
  case recreate
  /// A pod changes when somebody deletes it; StatefulSets and DaemonSets only.
  case onDelete
  /// Pods from this ordinal on change; StatefulSets only.
  case partition(Int)
}

extension Service {
  /// Says how a change of the pods is rolled out.
  /// - Parameters:
  ///   - strategy: the order of old and new pods.
  ///   - minReady: how long a new pod must be ready before it counts, whole seconds; 0.
  ///   - progressDeadline: how long a Deployment may stand still before it has failed, whole seconds; 600 s.
  ///   - history: how many old versions are kept; 10.
  public func rollout(
    _ strategy: RolloutStrategy, minReady: Duration? = nil, progressDeadline: Duration? = nil,
    history: Int? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    let rollout = Rollout(
      strategy: strategy, minReady: minReady, progressDeadline: progressDeadline, history: history,
      location: location)
    return setting(\.rollout, to: rollout, called: "rollout", at: location)
  }
}

extension Rollout {
  package init(from reader: inout PayloadReader) throws {
    (strategy, minReady, progressDeadline, history, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(strategy, minReady, progressDeadline, history, location)
  }
}

extension RolloutStrategy {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .rolling(surge: try reader.next(), unavailable: try reader.next())
    case 1: self = .recreate
    case 2: self = .onDelete
    case 3: self = .partition(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .rolling(let surge, let unavailable): writer.put(case: 0, surge, unavailable)
    case .recreate: writer.put(case: 1)
    case .onDelete: writer.put(case: 2)
    case .partition(let number): writer.put(case: 3, number)
    }
  }
}
