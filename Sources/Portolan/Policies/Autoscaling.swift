package import Diagnostics

/// The limits, metrics, and behavior of an autoscaler.
package struct Autoscaler: PayloadValue, Sendable, Equatable {
  package let minimum: Int
  package let maximum: Int
  package let metrics: [Metric]
  package let behavior: ScalingBehavior?
  package let name: String?
  package let location: FileLocation
}

/// A metric that an autoscaler keeps near its target.
public enum Metric: PayloadValue, Sendable, Equatable {
  /// The average CPU utilization as a percentage of requests; with `container`, of that container
  /// (`containerResource`).
  case cpu(percent: Int, container: String? = nil)
  /// The average memory utilization as a percentage of requests; with `container`, of that container
  /// (`containerResource`).
  case memory(percent: Int, container: String? = nil)
  /// The average usage of `cpu` or `memory` per pod, as a quantity; with `container`, of that container
  /// (`containerResource`).
  case average(String, Quantity, container: String? = nil)
  /// A metric of the pods, averaged over all pods.
  case pods(String, average: Quantity, labels: KeyValues = [:])
  /// A metric of another object, such as requests per second of an Ingress.
  ///
  /// With `value`, the metric itself is compared with the target; with `average`, the metric divided by the number of
  /// pods. Exactly one of the two is required.
  case object(
    String, of: ObjectRef, value: Quantity? = nil, average: Quantity? = nil, labels: KeyValues = [:])
  /// A metric from outside the cluster, such as the length of a queue, compared per pod (`average`) or in total
  /// (`value`). Exactly one of the two is required.
  case external(String, average: Quantity? = nil, value: Quantity? = nil, labels: KeyValues = [:])

  /// The object that a metric describes.
  public struct ObjectRef: PayloadValue, Sendable, Equatable {
    package let apiVersion: String
    package let kind: String
    package let name: String

    /// Refers to an object by API version, kind, and name.
    public init(apiVersion: String, kind: String, name: String) {
      self.apiVersion = apiVersion
      self.kind = kind
      self.name = name
    }
  }
}

/// The scaling behavior of an autoscaler in each direction; nil means the default of Kubernetes.
public struct ScalingBehavior: PayloadValue, Sendable, Equatable {
  package let up: Direction?
  package let down: Direction?

  /// The scaling behavior in one direction: up or down.
  public struct Direction: PayloadValue, Sendable, Equatable {
    package let stabilization: Duration?
    package let steps: [Step]
    package let selects: Selection?

    /// Which scaling policy applies if there are several.
    public enum Selection: String, PayloadValue, Sendable {
      /// The policy that allows the largest change.
      case max = "Max"
      /// The policy that allows the smallest change.
      case min = "Min"
      /// No scaling in this direction.
      case disabled = "Disabled"
    }

    /// Declares the behavior in one direction.
    /// - Parameters:
    ///   - stabilization: `stabilizationWindowSeconds`, in whole seconds, at most one hour; 0 s for scaling up and
    ///     300 s for scaling down by default.
    ///   - selects: which policy applies; the policy with the largest change by default.
    ///   - steps: the scaling policies. By default, an autoscaler adds up to 4 pods or 100% of the pods every 15 s,
    ///     whichever is more, and removes up to 100% of the pods every 15 s.
    public init(stabilization: Duration? = nil, selects: Selection? = nil, steps: [Step] = []) {
      self.stabilization = stabilization
      self.steps = steps
      self.selects = selects
    }
  }

  /// A scaling policy: the maximum change in a period.
  public struct Step: PayloadValue, Sendable, Equatable {
    package let amount: Amount
    package let period: Duration

    package enum Amount: PayloadValue, Sendable, Equatable {
      case pods(Int)
      case percent(Int)
    }

    /// Allows a change by this number of pods in each period: a whole number of seconds, at most 30 minutes.
    public static func pods(_ count: Int, every period: Duration) -> Step {
      Step(amount: .pods(count), period: period)
    }
    /// Allows a change by this percentage of the pods in each period: a whole number of seconds, at most 30 minutes.
    public static func percent(_ share: Int, every period: Duration) -> Step {
      Step(amount: .percent(share), period: period)
    }
  }

  /// Declares the behavior in both directions.
  public init(up: Direction? = nil, down: Direction? = nil) {
    self.up = up
    self.down = down
  }
}

extension Service {
  /// Adds a HorizontalPodAutoscaler, which sets the number of pods of a Deployment or StatefulSet.
  ///
  /// The workload is then rendered without `replicas`.
  ///
  /// ```swift
  /// .autoscaled(from: 2, to: 10, on: .cpu(percent: 70))
  /// ```
  /// - Parameters:
  ///   - minimum: the minimum number of pods, at least 1.
  ///   - maximum: the maximum number of pods, at least `minimum`.
  ///   - metrics: the metrics and their targets. At least one is required. A utilization target requires a request or
  ///     limit on every measured container.
  ///   - behavior: how fast the autoscaler changes the number of pods.
  ///   - name: the name of the HorizontalPodAutoscaler; the name of the service's objects by default.
  public func autoscaled(
    from minimum: Int, to maximum: Int, on metrics: Metric..., behavior: ScalingBehavior? = nil,
    named name: String? = nil, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    let autoscaling = Autoscaler(
      minimum: minimum, maximum: maximum, metrics: metrics, behavior: behavior, name: name,
      location: location)
    return setting(\.autoscaling, to: autoscaling, called: "autoscaled", at: location)
  }
}

extension Autoscaler {
  package init(from reader: inout PayloadReader) throws {
    (minimum, maximum, metrics, behavior, name, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(minimum, maximum, metrics, behavior, name, location)
  }
}

extension Metric {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .cpu(percent: try reader.next(), container: try reader.next())
    case 1: self = .memory(percent: try reader.next(), container: try reader.next())
    case 2: self = .average(try reader.next(), try reader.next(), container: try reader.next())
    case 3: self = .pods(try reader.next(), average: try reader.next(), labels: try reader.next())
    case 4:
      self = .object(
        try reader.next(), of: try reader.next(), value: try reader.next(), average: try reader.next(),
        labels: try reader.next())
    case 5:
      self = .external(
        try reader.next(), average: try reader.next(), value: try reader.next(), labels: try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .cpu(let percent, let container): writer.put(case: 0, percent, container)
    case .memory(let percent, let container): writer.put(case: 1, percent, container)
    case .average(let name, let quantity, let container): writer.put(case: 2, name, quantity, container)
    case .pods(let name, let average, let labels): writer.put(case: 3, name, average, labels)
    case .object(let name, let object, let value, let average, let labels):
      writer.put(case: 4, name, object, value, average, labels)
    case .external(let name, let average, let value, let labels):
      writer.put(case: 5, name, average, value, labels)
    }
  }
}

extension Metric.ObjectRef {
  package init(from reader: inout PayloadReader) throws { (apiVersion, kind, name) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(apiVersion, kind, name) }
}

extension ScalingBehavior {
  package init(from reader: inout PayloadReader) throws { (up, down) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(up, down) }
}

extension ScalingBehavior.Direction {
  package init(from reader: inout PayloadReader) throws {
    (stabilization, steps, selects) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(stabilization, steps, selects) }
}

extension ScalingBehavior.Step {
  package init(from reader: inout PayloadReader) throws { (amount, period) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(amount, period) }
}

extension ScalingBehavior.Step.Amount {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .pods(try reader.next())
    case 1: self = .percent(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .pods(let number): writer.put(case: 0, number)
    case .percent(let number): writer.put(case: 1, number)
    }
  }
}
