package import Diagnostics

/// The update strategy of a workload.
package struct Rollout: PayloadValue, Sendable, Equatable {
  package let strategy: RolloutStrategy
  package let minReady: Duration?
  package let progressDeadline: Duration?
  package let history: Int?
  package let location: FileLocation
}

/// How a rollout replaces old pods with new pods.
public enum RolloutStrategy: PayloadValue, Sendable, Equatable {
  /// `RollingUpdate`: up to `surge` additional pods (`maxSurge`) and up to `unavailable` missing pods
  /// (`maxUnavailable`).
  ///
  /// Both are 25% by default for a Deployment. By default, a DaemonSet and a StatefulSet replace one pod at a time,
  /// without a surge. On a DaemonSet, `surge` requires `unavailable: 0`. A StatefulSet does not support `surge`; it
  /// supports `unavailable` in Kubernetes 1.35 and newer, and in older versions with the feature gate
  /// `MaxUnavailableStatefulSet`.
  case rolling(surge: IntOrPercent? = nil, unavailable: IntOrPercent? = nil)
  /// `Recreate`: all old pods stop before new ones start; Deployments only.
  case recreate
  /// `OnDelete`: a pod is replaced when you delete it; StatefulSets and DaemonSets only.
  case onDelete
  /// `partition`: only pods with this ordinal or higher are updated; StatefulSets only.
  case partition(Int)
}

extension Service {
  /// Sets the update strategy.
  /// - Parameters:
  ///   - strategy: how a rollout replaces old pods with new pods.
  ///   - minReady: `minReadySeconds`, how long a new pod must be ready before it counts as available, in whole seconds;
  ///     0 by default.
  ///   - progressDeadline: `progressDeadlineSeconds`, how long a rollout of a Deployment can make no progress before it
  ///     fails, in whole seconds; 600 s by default. The deadline must be longer than `minReady`. Other workloads do not
  ///     support it.
  ///   - history: `revisionHistoryLimit`, the number of old revisions to keep; 10 by default.
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
