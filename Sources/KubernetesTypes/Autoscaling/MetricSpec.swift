extension Autoscaling {
  /// A measure and its target: the type and the source of that type.
  public struct MetricSpec: FieldEncodable, Sendable, Equatable {
    /// Which source is set.
    public var type: MetricSourceType
    /// CPU or memory of whole pods.
    public var resource: ResourceMetricSource?
    /// CPU or memory of one container in each pod.
    public var containerResource: ContainerResourceMetricSource?
    /// Something that each pod reports.
    public var pods: PodsMetricSource?
    /// Something that another object reports.
    public var object: ObjectMetricSource?
    /// Something from outside the cluster.
    public var external: ExternalMetricSource?

    /// Makes a metric spec.
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

  /// Where a measure comes from.
  public enum MetricSourceType: String, NodeEncodable, Sendable {
    /// CPU or memory of whole pods.
    case resource = "Resource"
    /// CPU or memory of one container in each pod.
    case containerResource = "ContainerResource"
    /// The pods' own reports.
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
    /// How much there should be.
    public var target: MetricTarget

    /// Makes a resource metric.
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
    /// How much there should be.
    public var target: MetricTarget

    /// Makes a container resource metric.
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

  /// Something that each pod reports; the average counts.
  public struct PodsMetricSource: FieldEncodable, Sendable, Equatable {
    /// What is measured.
    public var metric: MetricIdentifier
    /// How much there should be per pod.
    public var target: MetricTarget

    /// Makes a pods metric.
    public init(metric: MetricIdentifier, target: MetricTarget) {
      self.metric = metric
      self.target = target
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metric", metric)
      encoder.field("target", target)
    }
  }

  /// Something that another object reports.
  public struct ObjectMetricSource: FieldEncodable, Sendable, Equatable {
    /// The object.
    public var describedObject: CrossVersionObjectReference
    /// What is measured.
    public var metric: MetricIdentifier
    /// How much there should be.
    public var target: MetricTarget

    /// Makes an object metric.
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

  /// Something from outside the cluster.
  public struct ExternalMetricSource: FieldEncodable, Sendable, Equatable {
    /// What is measured.
    public var metric: MetricIdentifier
    /// How much there should be.
    public var target: MetricTarget

    /// Makes an external metric.
    public init(metric: MetricIdentifier, target: MetricTarget) {
      self.metric = metric
      self.target = target
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metric", metric)
      encoder.field("target", target)
    }
  }

  /// A measure by its name.
  public struct MetricIdentifier: FieldEncodable, Sendable, Equatable {
    /// The name.
    public var name: String
    /// Which series of it.
    public var selector: Meta.LabelSelector?

    /// Makes a metric identifier.
    public init(name: String, selector: Meta.LabelSelector? = nil) {
      self.name = name
      self.selector = selector
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("selector", selector)
    }
  }

  /// How much of a measure there should be: the type and the value of that type.
  public struct MetricTarget: FieldEncodable, Sendable, Equatable {
    /// Which value is set.
    public var type: MetricTargetType
    /// Percent of the pods' requests, on average.
    public var averageUtilization: Int?
    /// A quantity per pod.
    public var averageValue: String?
    /// A quantity in all.
    public var value: String?

    /// Makes a metric target.
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

  /// How a target is meant.
  public enum MetricTargetType: String, NodeEncodable, Sendable {
    /// In percent of the requests.
    case utilization = "Utilization"
    /// Per pod.
    case averageValue = "AverageValue"
    /// In all.
    case value = "Value"
  }
}
