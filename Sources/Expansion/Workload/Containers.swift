internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The container in Kubernetes' form.
  func container(_ container: Portolan.Container, of service: Portolan.Service) -> Core.Container {
    var result = Core.Container(name: container.name, image: app.image(container.image))
    result.imagePullPolicy = container.imagePullPolicy.flatMap { Core.PullPolicy(rawValue: $0.rawValue) }
    result.command = container.command ?? []
    result.args = container.arguments ?? []
    result.workingDir = container.workingDirectory
    result.ports = container.ports.filter { $0.inPod != .undeclared }.map { port in
      Core.ContainerPort(
        name: port.inPod == .unnamed ? nil : port.name, containerPort: port.number,
        protocol: port.protocol.transport,
        hostPort: port.hostPort)
    }
    result.envFrom = container.envFrom.map(envFrom)
    result.env = callAddresses(of: container) + container.env.map(envVar)
    result.resources = container.resources.first.map(requirements)
    result.startupProbe = probe(.startup, of: container, in: service)
    result.readinessProbe = probe(.readiness, of: container, in: service)
    result.livenessProbe = probe(.liveness, of: container, in: service)
    result.lifecycle = lifecycle(of: container, in: service)
    result.volumeMounts = container.mounts.map { mount in
      Core.VolumeMount(
        name: mount.volume, mountPath: mount.path, subPath: mount.subPath,
        subPathExpr: mount.subPathExpression, readOnly: mount.readOnly ? true : nil,
        mountPropagation: mount.propagation.flatMap { Core.MountPropagationMode(rawValue: $0.rawValue) })
    }
    result.volumeDevices = container.devices.map { Core.VolumeDevice(name: $0.volume, devicePath: $0.path) }
    result.securityContext = securityContext(of: container, in: service)
    if let message = container.terminationMessage {
      result.terminationMessagePath = message.path
      result.terminationMessagePolicy = message.source.flatMap {
        Core.TerminationMessagePolicy(rawValue: $0.rawValue)
      }
    }
    if let input = container.input {
      result.stdin = input.isOpen ? true : nil
      result.stdinOnce = input.closesAfterFirst ? true : nil
      result.tty = input.terminal ? true : nil
    }
    return result
  }

  private func requirements(_ resources: Portolan.Resources) -> Core.ResourceRequirements {
    var requirements = Core.ResourceRequirements()
    let amounts: [(String, Portolan.Resources.Amount?)] = [
      (ResourceName.cpu, resources.cpu), (ResourceName.memory, resources.memory),
      (ResourceName.ephemeralStorage, resources.ephemeralStorage),
    ]
    for (name, amount) in amounts {
      requirements.requests[name] = amount?.request?.rawValue
      requirements.limits[name] = amount?.limit?.rawValue
    }
    for extended in resources.extended {
      if !extended.isLimitOnly { requirements.requests[extended.name] = extended.amount.rawValue }
      requirements.limits[extended.name] = extended.amount.rawValue
    }
    return requirements
  }

  private func lifecycle(
    of container: Portolan.Container, in service: Portolan.Service
  ) -> Core.Lifecycle? {
    guard !container.hooks.isEmpty else { return nil }
    var lifecycle = Core.Lifecycle()
    for hook in container.hooks {
      let probe = probeAction(hook.action, of: container, in: service)
      let handler = Core.LifecycleHandler(exec: probe.exec, httpGet: probe.httpGet)
      switch hook.moment {
      case .postStart: lifecycle.postStart = handler
      case .preStop: lifecycle.preStop = handler
      }
    }
    return lifecycle
  }
}
