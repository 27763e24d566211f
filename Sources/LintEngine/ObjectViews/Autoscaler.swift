/// A HorizontalPodAutoscaler, or a KEDA ScaledObject, for which KEDA creates one.
package struct Autoscaler: ObjectView {
  package static let type = ObjectType("autoscaling", "HorizontalPodAutoscaler")
  package static let types = [type, ObjectType("keda.sh", "ScaledObject")]
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }

  package static func all(in context: LintContext) -> [Autoscaler] {
    types.flatMap(context.manifests(of:)).map(Autoscaler.init)
  }

  package var isScaledObject: Bool { manifest.kind == "ScaledObject" }
  package var target: ManifestField { spec["scaleTargetRef"] }
  /// The kind of the target; KEDA's default is Deployment.
  package var targetKind: String? { target["kind"].text ?? (isScaledObject ? "Deployment" : nil) }
  package var minimumName: String { isScaledObject ? "minReplicaCount" : "minReplicas" }
  package var maximumName: String { isScaledObject ? "maxReplicaCount" : "maxReplicas" }
  package var minimum: Int { spec[minimumName].int ?? (isScaledObject ? 0 : 1) }
  package var maximum: Int? { spec[maximumName].int ?? (isScaledObject ? 100 : nil) }
  /// Whether it scales to zero when idle, which is a purpose of ScaledObjects.
  package var scalesToZero: Bool { isScaledObject && minimum == 0 }

  /// The resources whose utilization is a percentage of the request.
  package var utilizedResources: [(field: ManifestField, name: String)] {
    let metrics = spec["metrics"].items.compactMap { metric -> (field: ManifestField, name: String)? in
      let resource = metric["resource"]
      guard resource["target"]["type"].text == "Utilization", let name = resource["name"].text else {
        return nil
      }
      return (resource["name"], name)
    }
    guard isScaledObject else { return metrics }
    return spec["triggers"].items.compactMap { trigger in
      guard let name = trigger["type"].text, ["cpu", "memory"].contains(name),
        (trigger["metricType"].text ?? trigger["metadata"]["type"].text ?? "Utilization") == "Utilization"
      else { return nil }
      return (trigger["type"], name)
    }
  }
}
