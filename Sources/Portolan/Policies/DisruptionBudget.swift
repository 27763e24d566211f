package import Diagnostics

/// The disruption budget of a service.
package struct DisruptionBudget: PayloadValue, Sendable, Equatable {
  package let bound: Bound
  package let unhealthyPods: UnhealthyPods
  package let name: String?
  package let location: FileLocation

  package enum Bound: PayloadValue, Sendable, Equatable {
    case minAvailable(IntOrPercent)
    case maxUnavailable(IntOrPercent)
  }
}

/// Whether pods that are not ready can be evicted: `unhealthyPodEvictionPolicy`.
public enum UnhealthyPods: String, PayloadValue, Sendable {
  /// `AlwaysAllow`: pods that are not ready can be evicted regardless of the budget.
  case alwaysEvicted = "AlwaysAllow"
  /// `IfHealthyBudget`: pods that are not ready can be evicted only while enough other pods are ready.
  case evictedWithinBudget = "IfHealthyBudget"
  /// The field is left out: the cluster applies `IfHealthyBudget`.
  case clusterDefault = ""
}

extension Service {
  /// Adds a PodDisruptionBudget for a Deployment or StatefulSet: a minimum number or percentage of available pods.
  ///
  /// The amount must be less than the minimum number of pods that the service runs, so that node drains can evict pods.
  /// - Parameters:
  ///   - minAvailable: a number, or a percentage of the pods, which is rounded up.
  ///   - unhealthyPods: `unhealthyPodEvictionPolicy`; ``UnhealthyPods/alwaysEvicted`` by default.
  ///   - name: the name of the PodDisruptionBudget; the name of the service's objects by default.
  public func disruptionBudget(
    minAvailable: IntOrPercent, unhealthyPods: UnhealthyPods = .alwaysEvicted, named name: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    budgeted(.minAvailable(minAvailable), unhealthyPods, name, FileLocation(file, line, column))
  }

  /// Adds a PodDisruptionBudget for a Deployment or StatefulSet: a maximum number or percentage of unavailable pods.
  ///
  /// The amount must be more than 0, so that node drains can evict pods.
  /// - Parameters:
  ///   - maxUnavailable: a number, or a percentage of the pods, which is rounded up.
  ///   - unhealthyPods: `unhealthyPodEvictionPolicy`; ``UnhealthyPods/alwaysEvicted`` by default.
  ///   - name: the name of the PodDisruptionBudget; the name of the service's objects by default.
  public func disruptionBudget(
    maxUnavailable: IntOrPercent, unhealthyPods: UnhealthyPods = .alwaysEvicted, named name: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    budgeted(.maxUnavailable(maxUnavailable), unhealthyPods, name, FileLocation(file, line, column))
  }

  private func budgeted(
    _ bound: DisruptionBudget.Bound, _ unhealthyPods: UnhealthyPods, _ name: String?, _ location: FileLocation
  ) -> Service {
    let budget = DisruptionBudget(
      bound: bound, unhealthyPods: unhealthyPods, name: name, location: location)
    return setting(\.budget, to: budget, called: "disruptionBudget", at: location)
  }
}

extension DisruptionBudget {
  package init(from reader: inout PayloadReader) throws {
    (bound, unhealthyPods, name, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(bound, unhealthyPods, name, location) }
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
