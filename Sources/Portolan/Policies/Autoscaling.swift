package import Diagnostics

/// How many pods an autoscaler keeps, and by what it decides.
package struct Autoscaler: Codable, Sendable, Equatable {
  package let minimum: Int
  package let maximum: Int
  package let metrics: [Metric]
  package let behavior: ScalingBehavior?
  package let location: FileLocation
}

/// A figure that an autoscaler holds near its target.
public enum Metric: Codable, Sendable, Equatable {
  /// The CPU in use, as a share of the pods' requests.
  case cpu(percent: Int)
  /// The memory in use, as a share of the pods' requests.
  case memory(percent: Int)
  /// The CPU or memory in use per pod, as an amount.
  case average(String, Quantity)
  /// A metric of the pods, averaged over them.
  case pods(String, average: Quantity, labels: Settings = [:])
  /// A metric of another object, such as an Ingress' requests per second.
  case object(String, of: ObjectRef, value: Quantity)
  /// A metric from outside the cluster, such as the length of a queue; per pod, or in all.
  case external(String, average: Quantity? = nil, value: Quantity? = nil, labels: Settings = [:])

  /// The object that a metric describes.
  public struct ObjectRef: Codable, Sendable, Equatable {
    package let apiVersion: String
    package let kind: String
    package let name: String

    /// Names an object.
    public init(apiVersion: String, kind: String, name: String) {
      self.apiVersion = apiVersion
      self.kind = kind
      self.name = name
    }
  }
}

/// How fast an autoscaler moves; nil leaves Kubernetes' default for that direction.
public struct ScalingBehavior: Codable, Sendable, Equatable {
  package let up: Direction?
  package let down: Direction?

  /// One direction of scaling.
  public struct Direction: Codable, Sendable, Equatable {
    package let stabilization: Duration?
    package let steps: [Step]
    package let selects: Selection?

    /// Which step holds where several apply.
    public enum Selection: String, Codable, Sendable {
      /// The one that moves furthest.
      case max = "Max"
      /// The one that moves least.
      case min = "Min"
      /// None: no scaling in this direction.
      case disabled = "Disabled"
    }

    /// Says how fast to move.
    /// - Parameters:
    ///   - stabilization: `stabilizationWindowSeconds`: how long the figure must hold; up 0 s, down 300 s.
    ///   - selects: which step holds; the one that moves furthest.
    ///   - steps: how far to move in how much time.
    public init(stabilization: Duration? = nil, selects: Selection? = nil, steps: [Step] = []) {
      self.stabilization = stabilization
      self.steps = steps
      self.selects = selects
    }
  }

  /// The farthest move in a period.
  public struct Step: Codable, Sendable, Equatable {
    package let amount: Amount
    package let period: Duration

    package enum Amount: Codable, Sendable, Equatable {
      case pods(Int)
      case percent(Int)
    }

    /// A number of pods in a period of whole seconds.
    public static func pods(_ count: Int, every period: Duration) -> Step {
      Step(amount: .pods(count), period: period)
    }
    /// A share of the pods, in percent, in a period of whole seconds.
    public static func percent(_ share: Int, every period: Duration) -> Step {
      Step(amount: .percent(share), period: period)
    }
  }

  /// Says how fast to move in each direction.
  public init(up: Direction? = nil, down: Direction? = nil) {
    self.up = up
    self.down = down
  }
}

extension Service {
  /// Lets a HorizontalPodAutoscaler choose the number of pods.
  ///
  /// The workload then has no `replicas` of its own.
  ///
  /// ```swift
  /// .autoscaled(from: 2, to: 10, on: .cpu(percent: 70))
  /// ```
  /// - Parameters:
  ///   - minimum: the fewest pods, at least 1.
  ///   - maximum: the most pods.
  ///   - metrics: what it decides by.
  ///   - behavior: how fast it moves.
  public func autoscaled(
    from minimum: Int, to maximum: Int, on metrics: Metric..., behavior: ScalingBehavior? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    let autoscaling = Autoscaler(
      minimum: minimum, maximum: maximum, metrics: metrics, behavior: behavior, location: location)
    return setting(\.autoscaling, to: autoscaling, called: "autoscaled", at: location)
  }
}
