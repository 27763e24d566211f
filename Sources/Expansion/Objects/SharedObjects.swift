internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The namespace that the app renders.
  func namespace(_ declared: Portolan.Namespace) -> Core.Namespace {
    Core.Namespace(
      metadata: Meta.ObjectMeta(
        name: app.namespace,
        labels: sharedLabels.merging(StringMap(app.objectLabels)).merging(StringMap(declared.labels)),
        annotations: StringMap(app.annotations).merging(StringMap(declared.annotations))))
  }

  func configMap(_ declared: Portolan.ConfigMap) -> Core.ConfigMap {
    var configMap = Core.ConfigMap(
      metadata: sharedMetadata(
        named: objectName(ofConfigMap: declared.name), labels: StringMap(declared.labels),
        annotations: StringMap(declared.annotations)))
    configMap.immutable = declared.immutable ? true : nil
    configMap.data = StringMap(declared.data)
    configMap.binaryData = StringMap(declared.binaryData)
    return configMap
  }

  /// A Secret with demo values and the annotation `portolan.dev/demo-secret`; nil for an existing Secret.
  func secret(_ declared: Portolan.Secret) -> Core.Secret? {
    guard case .demo(let data, let type, let reason, _) = declared.content else { return nil }
    var secret = Core.Secret(
      metadata: sharedMetadata(
        named: objectName(ofSecret: declared.name), labels: StringMap(declared.labels),
        annotations: StringMap(declared.annotations).merging([PortolanKey.demoSecret: reason])))
    secret.type = type
    secret.stringData = StringMap(data)
    return secret
  }

  func claim(_ declared: Portolan.PersistentVolumeClaim) -> Core.PersistentVolumeClaim {
    var claim = Core.PersistentVolumeClaim(
      metadata: sharedMetadata(
        named: declared.name, labels: StringMap(declared.labels),
        annotations: StringMap(declared.annotations)),
      spec: claimSpec(declared.size, declared.storageClass, declared.access, declared.mode, declared.source))
    claim.spec.volumeName = declared.volume
    return claim
  }

  /// A Service without pods: of type ExternalName for a host, and otherwise without a selector.
  func externalService(_ declared: ExternalService) -> Core.Service {
    var spec = Core.ServiceSpec()
    spec.type = declared.host == nil ? .clusterIP : .externalName
    spec.externalName = declared.host
    spec.ports = declared.ports.map { port in
      Core.ServicePort(
        name: port.name.isEmpty ? nil : port.name, port: port.number, protocol: port.protocol.transport)
    }
    return Core.Service(
      metadata: sharedMetadata(
        named: declared.name, labels: StringMap(declared.labels),
        annotations: StringMap(declared.annotations)),
      spec: spec)
  }

  /// A PriorityClass: the priority with which pods are scheduled.
  func priorityClass(_ declared: Portolan.PriorityClass) -> Scheduling.PriorityClass {
    var metadata = sharedMetadata(named: declared.name)
    metadata.namespace = nil
    var priority = Scheduling.PriorityClass(metadata: metadata, value: declared.value)
    priority.preemptionPolicy = declared.preempts ? nil : .never
    priority.description = declared.summary
    return priority
  }
}
