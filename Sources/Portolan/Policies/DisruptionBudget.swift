package import Diagnostics

/// How many pods a drain may take at once.
package struct DisruptionBudget: PayloadValue, Sendable, Equatable {
  package let bound: Bound
  package let unhealthyPods: UnhealthyPods
  package let location: FileLocation

  package enum Bound: PayloadValue, Sendable, Equatable {
    case minAvailable(IntOrPercent)
    case maxUnavailable(IntOrPercent)
  }
}

/// Whether a drain may evict pods that aren't ready: `unhealthyPodEvictionPolicy`.
public enum UnhealthyPods: String, PayloadValue, Sendable {
  /// Always, so that a broken pod never blocks a drain.
  case alwaysEvicted = "AlwaysAllow"
  /// Only while enough pods are ready.
  case evictedWithinBudget = "IfHealthyBudget"
}

extension Service {
  /// Keeps at least this many pods, or this share of them, during drains.
  public func disruptionBudget(
    minAvailable: IntOrPercent, unhealthyPods: UnhealthyPods = .alwaysEvicted,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    budgeted(.minAvailable(minAvailable), unhealthyPods, FileLocation(file, line, column))
  }

  /// Lets a drain take at most this many pods, or this share of them, at once.
  public func disruptionBudget(
    maxUnavailable: IntOrPercent, unhealthyPods: UnhealthyPods = .alwaysEvicted,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    budgeted(.maxUnavailable(maxUnavailable), unhealthyPods, FileLocation(file, line, column))
  }

  private func budgeted(
    _ bound: DisruptionBudget.Bound, _ unhealthyPods: UnhealthyPods, _ location: FileLocation
  ) -> Service {
    let budget = DisruptionBudget(bound: bound, unhealthyPods: unhealthyPods, location: location)
    return setting(\.budget, to: budget, called: "disruptionBudget", at: location)
  }
}

extension DisruptionBudget {
  package init(from reader: inout PayloadReader) throws {
    (bound, unhealthyPods, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(bound, unhealthyPods, location) }
}

extension DisruptionBudget.Bound {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .minAvailable(try reader.next())
    case 1: self = .maxUnavailable(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .minAvailable(let intOrPercent): writer.put(case: 0, intOrPercent)
    case .maxUnavailable(let intOrPercent): writer.put(case: 1, intOrPercent)
    }
  }
}
