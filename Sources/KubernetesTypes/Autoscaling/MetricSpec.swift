extension Autoscaling {
  /// A metric with its target: the type, and the source of that type.
  package struct MetricSpec: FieldEncodable, Sendable, Equatable {
    /// The type of the source.
    package var type: MetricSourceType
    /// CPU or memory of whole pods.
    package var resource: ResourceMetricSource?
    /// CPU or memory of one container in each pod.
    package var containerResource: ContainerResourceMetricSource?
    /// A metric of each pod.
    package var pods: PodsMetricSource?
    /// A metric of another object.
    package var object: ObjectMetricSource?
    /// A metric from outside the cluster.
    package var external: ExternalMetricSource?

    package init(
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
  package enum MetricSourceType: String, NodeEncodable, Sendable {
    /// CPU or memory of whole pods.
    case resource = "Resource"
    /// CPU or memory of one container in each pod.
    case containerResource = "ContainerResource"
    /// A metric of each pod.
    case pods = "Pods"
    /// A metric of another object.
    case object = "Object"
    /// A metric from outside the cluster.
    case external = "External"
  }

  /// CPU or memory of whole pods.
  package struct ResourceMetricSource: FieldEncodable, Sendable, Equatable {
    /// `cpu` or `memory`.
    package var name: String
    /// The value at which the autoscaler keeps the metric.
    package var target: MetricTarget

    package init(name: String, target: MetricTarget) {
      self.name = name
      self.target = target
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("target", target)
    }
  }

  /// CPU or memory of one container in each pod.
  package struct ContainerResourceMetricSource: FieldEncodable, Sendable, Equatable {
    /// `cpu` or `memory`.
    package var name: String
    package var container: String
    /// The value at which the autoscaler keeps the metric.
    package var target: MetricTarget

    package init(name: String, container: String, target: MetricTarget) {
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
  package struct PodsMetricSource: FieldEncodable, Sendable, Equatable {
    package var metric: MetricIdentifier
    /// The target value per pod.
    package var target: MetricTarget

    package init(metric: MetricIdentifier, target: MetricTarget) {
      self.metric = metric
      self.target = target
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metric", metric)
      encoder.field("target", target)
    }
  }

  /// A metric of another object.
  package struct ObjectMetricSource: FieldEncodable, Sendable, Equatable {
    /// The object that has the metric.
    package var describedObject: CrossVersionObjectReference
    package var metric: MetricIdentifier
    /// The value at which the autoscaler keeps the metric.
    package var target: MetricTarget

    package init(
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
  package struct ExternalMetricSource: FieldEncodable, Sendable, Equatable {
    package var metric: MetricIdentifier
    /// The value at which the autoscaler keeps the metric.
    package var target: MetricTarget

    package init(metric: MetricIdentifier, target: MetricTarget) {
      self.metric = metric
      self.target = target
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metric", metric)
      encoder.field("target", target)
    }
  }

  /// A reference to a metric.
  package struct MetricIdentifier: FieldEncodable, Sendable, Equatable {
    package var name: String
    /// Selects the time series.
    package var selector: Meta.LabelSelector?

    package init(name: String, selector: Meta.LabelSelector? = nil) {
      self.name = name
      self.selector = selector
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("selector", selector)
    }
  }

  /// The target value of a metric: the type, and the value of that type.
  package struct MetricTarget: FieldEncodable, Sendable, Equatable {
    /// The type of the value.
    package var type: MetricTargetType
    /// The average in percent of the pods' requests.
    package var averageUtilization: Int?
    /// The average per pod, a quantity.
    package var averageValue: String?
    /// The value of the metric itself, not divided by the number of pods; a quantity.
    package var value: String?

    package init(
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
  package enum MetricTargetType: String, NodeEncodable, Sendable {
    /// A percentage of the requests.
    case utilization = "Utilization"
    /// An average per pod.
    case averageValue = "AverageValue"
    /// The value of the metric itself.
    case value = "Value"
  }
}
