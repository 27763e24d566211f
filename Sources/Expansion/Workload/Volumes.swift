internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// A volume of a pod.
  func volume(_ volume: Portolan.Volume) -> Core.Volume {
    var result = Core.Volume(name: volume.name)
    switch volume.source {
    case .emptyDir(let inMemory, let limit):
      result.emptyDir = Core.EmptyDirVolumeSource(
        medium: inMemory ? "Memory" : nil, sizeLimit: limit?.rawValue)
    case .claim(let name, let readOnly):
      result.persistentVolumeClaim = Core.PersistentVolumeClaimVolumeSource(
        claimName: name, readOnly: readOnly ? true : nil)
    case .configMap(let name, let items, let itemModes, let mode, let optional):
      result.configMap = Core.ConfigMapVolumeSource(
        name: objectName(ofConfigMap: name), items: keyPaths(items, itemModes),
        defaultMode: mode.flatMap(octal),
        optional: optional)
    case .secret(let name, let items, let itemModes, let mode, let optional):
      result.secret = Core.SecretVolumeSource(
        secretName: objectName(ofSecret: name), items: keyPaths(items, itemModes),
        defaultMode: mode.flatMap(octal),
        optional: optional)
    case .projected(let sources, let mode):
      result.projected = Core.ProjectedVolumeSource(
        sources: sources.map(projection), defaultMode: mode.flatMap(octal))
    case .hostPath(let path, let type):
      result.hostPath = Core.HostPathVolumeSource(path: path, type: type.flatMap(Core.HostPathType.init))
    case .downwardAPI(let fields, let resources, let itemModes, let mode):
      result.downwardAPI = Core.DownwardAPIVolumeSource(
        items: files(fields, resources, itemModes), defaultMode: mode.flatMap(octal))
    case .nfs(let server, let path, let readOnly):
      result.nfs = Core.NFSVolumeSource(server: server, path: path, readOnly: readOnly ? true : nil)
    case .csi(let driver, let attributes, let fileSystem, let secret, let readOnly):
      result.csi = Core.CSIVolumeSource(
        driver: driver, readOnly: readOnly, fsType: fileSystem,
        volumeAttributes: StringMap(attributes),
        nodePublishSecretRef: secret.map { Core.LocalObjectReference(name: objectName(ofSecret: $0)) })
    case .ephemeral(
      let size, let storageClass, let access, let mode, let source, let labels, let annotations):
      let metadata = Meta.ObjectMeta(labels: StringMap(labels), annotations: StringMap(annotations))
      result.ephemeral = Core.EphemeralVolumeSource(
        volumeClaimTemplate: Core.PersistentVolumeClaimTemplate(
          metadata: labels.isEmpty && annotations.isEmpty ? nil : metadata,
          spec: claimSpec(size, storageClass, access, mode, source)))
    case .image(let reference, let policy):
      result.image = Core.ImageVolumeSource(
        reference: app.image(reference), pullPolicy: policy.flatMap { Core.PullPolicy(rawValue: $0.rawValue) }
      )
    }
    return result
  }

  private func projection(_ source: VolumeSource.Projection) -> Core.VolumeProjection {
    switch source {
    case .configMap(let name, let items, let itemModes, let optional):
      Core.VolumeProjection(
        configMap: Core.ObjectProjection(
          name: objectName(ofConfigMap: name), items: keyPaths(items, itemModes),
          optional: optional))
    case .secret(let name, let items, let itemModes, let optional):
      Core.VolumeProjection(
        secret: Core.ObjectProjection(
          name: objectName(ofSecret: name), items: keyPaths(items, itemModes), optional: optional
        ))
    case .serviceAccountToken(let path, let audience, let expires):
      Core.VolumeProjection(
        serviceAccountToken: Core.ServiceAccountTokenProjection(
          path: path, audience: audience, expirationSeconds: expires?.wholeSeconds))
    case .fields(let fields, let resources, let itemModes):
      Core.VolumeProjection(
        downwardAPI: Core.DownwardAPIProjection(items: files(fields, resources, itemModes)))
    }
  }

  private func files(
    _ fields: KeyValues, _ resources: [ResourceFile], _ modes: KeyValues
  ) -> [Core.DownwardAPIVolumeFile] {
    let modes = StringMap(modes)
    let fields = fields.entries.map {
      Core.DownwardAPIVolumeFile(
        path: $0.key, fieldRef: Core.ObjectFieldSelector(fieldPath: $0.value),
        mode: modes[$0.key].flatMap(octal))
    }
    return fields
      + resources.map {
        Core.DownwardAPIVolumeFile(
          path: $0.path,
          resourceFieldRef: Core.ResourceFieldSelector(
            containerName: $0.container, resource: $0.resource, divisor: $0.divisor?.rawValue),
          mode: modes[$0.path].flatMap(octal))
      }
  }

  private func keyPaths(_ items: KeyValues, _ modes: KeyValues) -> [Core.KeyToPath] {
    let modes = StringMap(modes)
    return items.entries.map {
      Core.KeyToPath(key: $0.key, path: $0.value, mode: modes[$0.key].flatMap(octal))
    }
  }

  private func octal(_ mode: String) -> Int? { Int(mode, radix: 8) }

  /// The claim template for a disk of a StatefulSet's pods.
  func claimTemplate(_ template: Portolan.ClaimTemplate) -> Core.PersistentVolumeClaim {
    Core.PersistentVolumeClaim(
      metadata: Meta.ObjectMeta(
        name: template.name, labels: StringMap(template.labels),
        annotations: StringMap(template.annotations)),
      spec: claimSpec(template.size, template.storageClass, template.access, template.mode, template.source))
  }

  func claimSpec(
    _ size: Portolan.Quantity, _ storageClass: String?, _ access: [Portolan.AccessMode],
    _ mode: Portolan.VolumeMode? = nil, _ source: ClaimSource? = nil
  ) -> Core.PersistentVolumeClaimSpec {
    var spec = Core.PersistentVolumeClaimSpec(
      accessModes: access.compactMap { Core.AccessMode(rawValue: $0.rawValue) },
      storageClassName: storageClass,
      resources: Core.ResourceRequirements(requests: ["storage": size.rawValue]))
    spec.volumeMode = mode.flatMap { Core.VolumeMode(rawValue: $0.rawValue) }
    switch source {
    case .claim(let name):
      spec.dataSource = Core.TypedLocalObjectReference(kind: "PersistentVolumeClaim", name: name)
    case .snapshot(let name):
      spec.dataSource = Core.TypedLocalObjectReference(
        apiGroup: APIGroup.snapshots, kind: "VolumeSnapshot", name: name)
    case .object(let group, let kind, let name):
      spec.dataSourceRef = Core.TypedObjectReference(apiGroup: group, kind: kind, name: name)
    case nil: break
    }
    return spec
  }
}
