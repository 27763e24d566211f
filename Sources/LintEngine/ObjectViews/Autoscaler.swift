package import KubernetesFacts
internal import ManifestTree

/// A HorizontalPodAutoscaler, or an object for which KEDA creates one: a ScaledObject, or the HTTPScaledObject of its
/// HTTP add-on.
package struct Autoscaler: ObjectView {
  package static let type = GroupKind.horizontalPodAutoscaler
  package static let types = [
    type, GroupKind.scaledObject, GroupKind.httpScaledObject,
  ]
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }

  package static func all(in context: LintContext) -> [Autoscaler] {
    types.flatMap(context.manifests(of:)).map(Autoscaler.init)
  }

  /// Whether KEDA creates the autoscaler from the object.
  package var isScaledObject: Bool { bounds.isOfKEDA }
  package var target: ManifestField { spec["scaleTargetRef"] }
  /// The kind of the target, or its default.
  package var targetKind: String? { target["kind"].text ?? bounds.targetKind }
  /// The name of the field with the minimum number of pods, below `spec`.
  package var minimumName: String { bounds.minimum.joined(separator: ".") }
  /// The name of the field with the maximum number of pods, below `spec`.
  package var maximumName: String { bounds.maximum.joined(separator: ".") }
  /// The field with the minimum number of pods.
  package var minimumField: ManifestField { field(bounds.minimum) }
  /// The field with the maximum number of pods.
  package var maximumField: ManifestField { field(bounds.maximum) }

  private var bounds: AutoscalerBounds { .of(manifest.groupKind) ?? .horizontal }

  private func field(_ keys: [String]) -> ManifestField { keys.reduce(spec) { $0[$1] } }

  /// The minimum number of pods; without the field, 0 for an object of KEDA and 1 for a HorizontalPodAutoscaler.
  package var minimum: Int { minimumField.int ?? bounds.least }
  /// The maximum number of pods; without the field, 100 for an object of KEDA and nil for a HorizontalPodAutoscaler.
  package var maximum: Int? { maximumField.int ?? bounds.most }
  /// Whether the object is one of KEDA and allows zero pods when the workload is idle.
  package var scalesToZero: Bool { isScaledObject && (minimum == 0 || spec["idleReplicaCount"].int == 0) }

  /// The resources whose utilization is a percentage of the request.
  package var utilizedResources: [UtilizedResource] {
    let metrics = spec["metrics"].items.compactMap { metric -> UtilizedResource? in
      let resource = metric[metric["type"].text == "ContainerResource" ? "containerResource" : "resource"]
      guard resource["target"]["type"].text == "Utilization", let name = resource["name"].text else {
        return nil
      }
      return UtilizedResource(field: resource["name"], name: name, container: resource["container"])
    }
    guard isScaledObject else {
      // The target of autoscaling/v1 applies to all containers.
      let target = spec["targetCPUUtilizationPercentage"]
      if target.exists {
        return metrics + [UtilizedResource(field: target, name: "cpu", container: target["container"])]
      }
      guard AutoscalerDefaults.apply(to: manifest.node) else { return metrics }
      return [
        UtilizedResource(
          field: maximumField, name: AutoscalerDefaults.resource, container: target["container"],
          isDefault: true)
      ]
    }
    return spec["triggers"].items.compactMap { trigger in
      guard let name = trigger["type"].text, ["cpu", "memory"].contains(name),
        (trigger["metricType"].text ?? trigger["metadata"]["type"].text ?? "Utilization") == "Utilization"
      else { return nil }
      return UtilizedResource(
        field: trigger["type"], name: name, container: trigger["metadata"]["containerName"])
    }
  }

  /// A resource whose utilization is a percentage of the request, of all containers together or of one container.
  package struct UtilizedResource {
    /// The field with the resource, for findings.
    package let field: ManifestField
    /// The resource, such as `cpu`.
    package let name: String
    /// The field with the name of the one container; missing if the autoscaler measures all containers.
    package let container: ManifestField
    /// Whether the API server adds the metric, because the autoscaler has none.
    package var isDefault = false
  }
}
