package enum ContainerField: String, ImportedField {
  case name, image, imagePullPolicy, command, args, workingDir, ports, env, envFrom, resources, volumeMounts
  case readinessProbe, livenessProbe, startupProbe, lifecycle, securityContext, restartPolicy, volumeDevices
  case stdin, stdinOnce, tty, terminationMessagePath, terminationMessagePolicy

  package static let owner = "Container"
  package var part: String {
    switch self {
    case .name, .image: "``Service``, ``InitContainer``, ``Sidecar``"
    case .imagePullPolicy: "``ImagePullPolicy``"
    case .command: "``Command``"
    case .args: "``Args``"
    case .workingDir: "``WorkingDirectory``"
    case .ports: "``Port``"
    case .env: "``Env``, ``Calls``"
    case .envFrom: "``EnvFrom``"
    case .resources: "``Resources``"
    case .volumeMounts: "``Mount``, ``Volume``, ``ClaimTemplate``"
    case .readinessProbe, .livenessProbe, .startupProbe: "``Probe``"
    case .lifecycle: "``Hook``"
    case .securityContext: "``SecurityContext``; ``RunAs`` and ``Relax`` with ``ServiceDefaults/hardening``"
    case .volumeDevices: "``Device``"
    case .stdin, .stdinOnce, .tty: "``StandardInput``"
    case .terminationMessagePath, .terminationMessagePolicy: "``TerminationMessage``"
    case .restartPolicy: "``Sidecar`` with `native: true`"
    }
  }
}

/// Fields of a block device.
package enum DeviceField: String, ImportedField {
  case name, devicePath

  package static let owner = "VolumeDevice"
  package var part: String { "``Device``, ``ClaimTemplate``" }
}

package enum ContainerPortField: String, ImportedField {
  case name, containerPort, `protocol`, hostPort

  package static let owner = "ContainerPort"
  package var part: String {
    switch self {
    case .name: "``Port`` (`name`, `inPod`)"
    case .containerPort: "``Port`` (number)"
    case .protocol: "``Port`` (protocol)"
    case .hostPort: "``Port`` (`hostPort`)"
    }
  }
}

/// Fields of an environment variable.
package enum EnvField: String, ImportedField {
  case name, value, valueFrom

  package static let owner = "EnvVar"
  package var part: String {
    switch self {
    case .name: "``Env``"
    case .value: "``Env``, ``Calls`` if it is the address of a service"
    case .valueFrom: "``Env`` (`secret`, `configMap`, `field`, `resource`)"
    }
  }
}

/// Fields of the source of an environment variable.
package enum EnvSourceField: String, ImportedField {
  case secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef

  package static let owner = "EnvVarSource"
  package var part: String {
    switch self {
    case .secretKeyRef: "``Env`` (`secret`, `key`, `optional`)"
    case .configMapKeyRef: "``Env`` (`configMap`, `key`, `optional`)"
    case .fieldRef: "``Env`` (`field`)"
    case .resourceFieldRef: "``Env`` (`resource`, `of`, `divisor`)"
    }
  }
}

/// Fields of a source of environment variables.
package enum EnvFromField: String, ImportedField {
  case prefix, configMapRef, secretRef

  package static let owner = "EnvFromSource"
  package var part: String {
    switch self {
    case .prefix: "``EnvFrom`` (`prefix`)"
    case .configMapRef: "``EnvFrom`` (`configMap`, `optional`)"
    case .secretRef: "``EnvFrom`` (`secret`, `optional`)"
    }
  }
}

/// Fields of resource requirements.
package enum ResourcesField: String, ImportedField {
  case requests, limits

  package static let owner = "ResourceRequirements"
  package var part: String {
    switch self {
    case .requests: "``Resources`` (`cpu`, `memory`, `ephemeralStorage`, `extended`)"
    case .limits: "``Resources`` (`cpu`, `memory`, `ephemeralStorage`, `extended`, `extendedLimits`)"
    }
  }
}

/// Fields of a volume mount.
package enum MountField: String, ImportedField {
  case name, mountPath, subPath, subPathExpr, readOnly, mountPropagation

  package static let owner = "VolumeMount"
  package var part: String {
    switch self {
    case .name: "``Mount``, ``Volume``, ``ClaimTemplate``"
    case .mountPath: "``Mount`` (`at`)"
    case .subPath: "``Mount`` (`subPath`)"
    case .subPathExpr: "``Mount`` (`subPathExpression`)"
    case .readOnly: "``Mount`` (`readOnly`)"
    case .mountPropagation: "``Mount`` (`propagation`)"
    }
  }
}

package enum ProbeField: String, ImportedField {
  case httpGet, tcpSocket, grpc, exec, initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold
  case successThreshold, terminationGracePeriodSeconds

  package static let owner = "Probe"
  package var part: String {
    switch self {
    case .httpGet: "``Probe/Check/http(_:port:headers:host:https:)``"
    case .tcpSocket: "``Probe/Check/tcp(port:)``"
    case .grpc: "``Probe/Check/grpc(port:service:)``"
    case .exec: "``Probe/Check/exec(_:)``"
    case .initialDelaySeconds: "``Probe`` (`after`)"
    case .periodSeconds: "``Probe`` (`every`)"
    case .timeoutSeconds: "``Probe`` (`timeout`)"
    case .failureThreshold: "``Probe`` (`failures`)"
    case .successThreshold: "``Probe`` (`successes`)"
    case .terminationGracePeriodSeconds: "``Probe`` (`grace`)"
    }
  }
}

/// Fields of an HTTP check.
package enum HTTPGetField: String, ImportedField {
  case path, port, host, scheme, httpHeaders

  package static let owner = "HTTPGetAction"
  package var part: String { "``Probe/Check/http(_:port:headers:host:https:)``" }
}

/// Fields of a container's lifecycle.
package enum LifecycleField: String, ImportedField {
  case postStart, preStop

  package static let owner = "Lifecycle"
  package var part: String { "``Hook`` (`httpGet` and `exec`)" }
}

/// Fields of a container's security context.
package enum SecurityField: String, ImportedField {
  case runAsNonRoot, runAsUser, runAsGroup, readOnlyRootFilesystem, allowPrivilegeEscalation, privileged
  case capabilities, seccompProfile, seLinuxOptions, appArmorProfile, procMount

  package static let owner = "SecurityContext"
  package var part: String { "``SecurityContext``" }
}
