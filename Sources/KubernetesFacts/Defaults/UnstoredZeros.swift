/// Fields in which the API server stores neither `false` nor zero: their Go types have no separate value for "not set", so
/// such a value is omitted.
///
/// Other fields are pointers in Go and keep an explicit `false` or zero, such as `optional` of a reference.
package enum UnstoredZeros {
  /// The fields, each with its type before the last period.
  package static let fields: Set<String> = [
    "core.v1.PodSpec.hostNetwork", "core.v1.PodSpec.hostPID", "core.v1.PodSpec.hostIPC",
    "core.v1.Container.stdin", "core.v1.Container.stdinOnce", "core.v1.Container.tty",
    "core.v1.VolumeMount.readOnly", "core.v1.PersistentVolumeClaimVolumeSource.readOnly",
    "core.v1.NFSVolumeSource.readOnly", "core.v1.Probe.initialDelaySeconds",
    "core.v1.ContainerPort.hostPort", "core.v1.ServicePort.nodePort", "core.v1.ServicePort.targetPort",
    "core.v1.ServiceSpec.publishNotReadyAddresses", "apps.v1.DeploymentSpec.paused",
    "apps.v1.DeploymentSpec.minReadySeconds", "apps.v1.StatefulSetSpec.minReadySeconds",
    "apps.v1.DaemonSetSpec.minReadySeconds",
  ]
}
