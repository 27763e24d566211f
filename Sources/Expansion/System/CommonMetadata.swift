internal import KubernetesFacts
import KubernetesTypes
internal import Portolan

/// The name and the labels that the objects of a service share, determined once for all of them.
struct CommonMetadata {
  /// The name of the objects that have no other one.
  let name: String
  /// The labels that select the service's pods.
  let selector: StringMap
  /// The labels of all objects and pods.
  let labels: StringMap
  /// All labels of the objects: ``labels``, and the labels that pods do not get.
  let objectLabels: StringMap
}

extension SystemModel {
  /// The name and the labels that the objects of a service share.
  func commonMetadata(of service: Portolan.Service) -> CommonMetadata {
    let selector = selector(of: service)
    let labels = labels(of: service, selector)
    return CommonMetadata(
      name: fullName(of: service), selector: selector, labels: labels,
      objectLabels: StringMap(app.objectLabels).merging(labels)
        .merging(StringMap(service.metadata.objectLabels)))
  }

  private func labels(of service: Portolan.Service, _ selector: StringMap) -> StringMap {
    guard service.has(.labels) else {
      let selects = service.has(.selectorLabels) && !service.runsToEnd
      return (selects ? selector : [:]).merging(StringMap(app.labels))
        .merging(StringMap(service.metadata.labels))
    }
    var labels = selector
    labels[RecommendedLabel.name] = service.name
    labels.merge(sharedLabels)
    labels.merge(StringMap(service.metadata.labels))
    // The spec can use a recommended label as selector, with another value.
    if service.metadata.selector != nil { labels.merge(selector) }
    return labels
  }

  /// The metadata of an object of a service.
  /// - Parameters:
  ///   - common: the metadata that all of the service's objects share.
  ///   - labels: further labels of the object.
  func metadata(
    of service: Portolan.Service, _ common: CommonMetadata, named name: String? = nil,
    labels: StringMap = [:], annotations: StringMap = [:]
  ) -> Meta.ObjectMeta {
    Meta.ObjectMeta(
      name: name ?? common.name, namespace: app.namespace, labels: common.objectLabels.merging(labels),
      annotations: StringMap(app.annotations).merging(annotations)
        .merging(Self.annotations(of: service.metadata.allowances)))
  }
}
