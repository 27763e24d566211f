extension Autoscaling {
  /// A metric with its target: the type, and the source of that type.
  public struct MetricSpec: FieldEncodable, Sendable, Equatable {
    /// The type of the source.
    public var type: MetricSourceType
    /// CPU or memory of whole pods.
    public var resource: ResourceMetricSource?
    /// CPU or memory of one container in each pod.
    public var containerResource: ContainerResourceMetricSource?
    /// A metric of each pod.
    public var pods: PodsMetricSource?
    /// A metric of another object.
    public var object: ObjectMetricSource?
    /// A metric from outside the cluster.
    public var external: ExternalMetricSource?

    /// Creates a metric spec.
    public init(
      type: MetricSourceType, resource: ResourceMetricSource? = nil,
      containerResource: ContainerResourceMetricSource? = nil, pods: PodsMetricSource? = nil,
      object: ObjectMetricSource? = nil, external: ExternalMetricSource? = nil
    ) {
      self.type = type
      self.resource = resource
      self.containerResource = containerResource
      self.pods = pods
      self.object = object
      self.external = external
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("type", type)
      encoder.field("resource", resource)
      encoder.field("containerResource", containerResource)
      encoder.field("pods", pods)
      encoder.field("object", object)
      encoder.field("external", external)
    }
  }

  /// The source of a metric.
  public enum MetricSourceType: String, NodeEncodable, Sendable {
    /// CPU or memory of whole pods.
    case resource = "Resource"
    /// CPU or memory of one container in each pod.
    case containerResource = "ContainerResource"
    /// The pods.
    case pods = "Pods"
    /// Another object.
    case object = "Object"
    /// Outside the cluster.
    case external = "External"
  }

  /// CPU or memory of whole pods.
  public struct ResourceMetricSource: FieldEncodable, Sendable, Equatable {
    /// `cpu` or `memory`.
    public var name: String
    /// The target value.
    public var target: MetricTarget

    /// Creates a resource metric.
    public init(name: String, target: MetricTarget) {
      self.name = name
      self.target = target
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("target", target)
    }
  }

  /// CPU or memory of one container in each pod.
  public struct ContainerResourceMetricSource: FieldEncodable, Sendable, Equatable {
    /// `cpu` or `memory`.
    public var name: String
    /// The container.
    public var container: String
    /// The target value.
    public var target: MetricTarget

    /// Creates a container resource metric.
    public init(name: String, container: String, target: MetricTarget) {
      self.name = name
      self.container = container
      self.target = target
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("container", container)
      encoder.field("target", target)
    }
  }

  /// A metric of each pod, of which the average is used.
  public struct PodsMetricSource: FieldEncodable, Sendable, Equatable {
    /// The metric.
    public var metric: MetricIdentifier
    /// The target value per pod.
    public var target: MetricTarget

    /// Creates a pods metric.
    public init(metric: MetricIdentifier, target: MetricTarget) {
      self.metric = metric
      self.target = target
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metric", metric)
      encoder.field("target", target)
    }
  }

  /// A metric of another object.
  public struct ObjectMetricSource: FieldEncodable, Sendable, Equatable {
    /// The object.
    public var describedObject: CrossVersionObjectReference
    /// The metric.
    public var metric: MetricIdentifier
    /// The target value.
    public var target: MetricTarget

    /// Creates an object metric.
    public init(
      describedObject: CrossVersionObjectReference, metric: MetricIdentifier, target: MetricTarget
    ) {
      self.describedObject = describedObject
      self.metric = metric
      self.target = target
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("describedObject", describedObject)
      encoder.field("metric", metric)
      encoder.field("target", target)
    }
  }

  /// A metric from outside the cluster.
  public struct ExternalMetricSource: FieldEncodable, Sendable, Equatable {
    /// The metric.
    public var metric: MetricIdentifier
    /// The target value.
    public var target: MetricTarget

    /// Creates an external metric.
    public init(metric: MetricIdentifier, target: MetricTarget) {
      self.metric = metric
      self.target = target
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metric", metric)
      encoder.field("target", target)
    }
  }

  /// A reference to a metric.
  public struct MetricIdentifier: FieldEncodable, Sendable, Equatable {
    /// The name.
    public var name: String
    /// Selects the time series.
    public var selector: Meta.LabelSelector?

    /// Creates a metric identifier.
    public init(name: String, selector: Meta.LabelSelector? = nil) {
      self.name = name
      self.selector = selector
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("selector", selector)
    }
  }

  /// The target value of a metric: the type, and the value of that type.
  public struct MetricTarget: FieldEncodable, Sendable, Equatable {
    /// The type of the value.
    public var type: MetricTargetType
    /// The average in percent of the pods' requests.
    public var averageUtilization: Int?
    /// The average per pod, a quantity.
    public var averageValue: String?
    /// The total, a quantity.
    public var value: String?

    /// Creates a metric target.
    public init(
      type: MetricTargetType, averageUtilization: Int? = nil, averageValue: String? = nil,
      value: String? = nil
    ) {
      self.type = type
      self.averageUtilization = averageUtilization
      self.averageValue = averageValue
      self.value = value
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("type", type)
      encoder.field("averageUtilization", averageUtilization)
      encoder.field("averageValue", averageValue)
      encoder.field("value", value)
    }
  }

  /// The type of a target value.
  public enum MetricTargetType: String, NodeEncodable, Sendable {
    /// A percentage of the requests.
    case utilization = "Utilization"
    /// An average per pod.
    case averageValue = "AverageValue"
    /// A total.
    case value = "Value"
  }
}
