import ClusterDiff
import KubernetesFacts
import ManifestTree

/// The risks for stored data.
struct StorageRisks {
  let old: Object
  let new: Object

  /// The reclaim policy of a class that does not set one.
  private static let classPolicy = DefaultTable.value("storage.v1.StorageClass", "reclaimPolicy")

  func marks(of difference: ObjectDifference) -> [RiskMark] {
    let path = difference.path
    switch new.identity.groupKind {
    case .persistentVolume where path.isBelow("spec.persistentVolumeReclaimPolicy"):
      return deletes(
        old.node.at("spec", "persistentVolumeReclaimPolicy"),
        new.node.at("spec", "persistentVolumeReclaimPolicy"))
    case .storageClass where path.isBelow("reclaimPolicy"):
      return deletes(
        old.node["reclaimPolicy"] ?? Self.classPolicy, new.node["reclaimPolicy"] ?? Self.classPolicy,
        "new volumes of the class are deleted with their claims")
    case .statefulSet where path.isBelow("spec.persistentVolumeClaimRetentionPolicy"):
      return ["whenDeleted", "whenScaled"].flatMap { field in
        deletes(
          old.node.at("spec", "persistentVolumeClaimRetentionPolicy", field),
          new.node.at("spec", "persistentVolumeClaimRetentionPolicy", field),
          field == "whenScaled"
            ? "claims are deleted when a scale-down removes their pods"
            : "claims are deleted with the StatefulSet")
      }.unique
    case .statefulSet where path.isBelow("spec.replicas"):
      let policy = new.node.at("spec", "persistentVolumeClaimRetentionPolicy", "whenScaled")
      let (before, after) = (
        old.node.at("spec", "replicas")?.int ?? Int64(WorkloadDefaults.replicas),
        new.node.at("spec", "replicas")?.int ?? Int64(WorkloadDefaults.replicas)
      )
      guard policy == "Delete", after < before else { return [] }
      return [RiskMark(.losesData, "the claims of the removed pods are deleted")]
    default: return volume(difference)
    }
  }

  private func deletes(
    _ before: Node?, _ after: Node?, _ reason: String = "the volume is deleted with its claim"
  ) -> [RiskMark] {
    guard before != "Delete", after == "Delete" else { return [] }
    return [RiskMark(.losesData, reason)]
  }

  /// The risk of a volume that no longer uses a claim: the pods can no longer access the data that they wrote.
  private func volume(_ difference: ObjectDifference) -> [RiskMark] {
    guard let workload = WorkloadReading(new), let former = WorkloadReading(old),
      difference.path.steps.starts(with: workload.template.steps)
    else { return [] }
    let rest = difference.path.steps.dropFirst(workload.template.steps.count)
    guard rest.isBelow("spec.volumes") else { return [] }
    func claims(_ pod: Node) -> [String: String] {
      var claims: [String: String] = [:]
      for volume in pod.at("spec", "volumes")?.items ?? [] {
        guard let name = volume["name"]?.text,
          let claim = volume.at("persistentVolumeClaim", "claimName")?.text
        else { continue }
        claims[name] = claim
      }
      return claims
    }
    let (before, after) = (claims(former.pod), claims(workload.pod))
    // A claim that another volume of the pods uses is still accessible.
    let lost = before.keys.sorted().filter { name in
      before[name].map { !after.values.contains($0) } ?? false && difference.path.names(name)
    }
    return lost.map {
      RiskMark(
        .losesData,
        "volume '\($0)' no longer uses claim '\(before[$0] ?? "")', so the pods start without the data of this claim"
      )
    }
  }

  /// The risks of an object that is deleted.
  static func marksOfRemoval(of object: Object) -> [RiskMark] {
    switch object.identity.groupKind {
    case .persistentVolumeClaim:
      return [RiskMark(.losesData, "deleting a claim can delete its volume and the data")]
    case .persistentVolume where object.node.at("spec", "persistentVolumeReclaimPolicy") == "Delete":
      return [RiskMark(.losesData, "deleting the volume can delete its data")]
    case .namespace: return [RiskMark(.losesData, "deleting a namespace deletes all objects in it")]
    case .customResourceDefinition:
      return [RiskMark(.losesData, "deleting a CustomResourceDefinition deletes all objects of its kind")]
    case .statefulSet
    where object.node.at("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted") == "Delete":
      return [RiskMark(.losesData, "the claims of the StatefulSet are deleted with it")]
    default: return []
    }
  }

  /// The risks of an object that is created again in another namespace.
  static func marksOfMove(of object: Object) -> [RiskMark] {
    let hasClaims = !(object.node.at("spec", "volumeClaimTemplates")?.items.isEmpty ?? true)
    guard object.identity.groupKind == .persistentVolumeClaim || hasClaims else { return [] }
    return [RiskMark(.losesData, "the claims in the new namespace start without data")]
  }
}

extension NodePath {
  /// Whether an element on the path has this name, or the path has no element with a name.
  fileprivate func names(_ name: String) -> Bool {
    for step in steps {
      guard case .element(let selectors) = step else { continue }
      for selector in selectors where selector.key == "name" { return selector.value == name }
    }
    return true
  }
}
