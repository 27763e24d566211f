internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The security context of a service's pods: non-root, with the runtime's seccomp profile, except for relaxations;
  /// without hardening, the context in the spec.
  func podSecurityContext(of service: Portolan.Service) -> Core.PodSecurityContext? {
    if !service.has(.hardening) { return exactPodSecurityContext(of: service) }
    let user = service.container.user
    var context = Core.PodSecurityContext(
      runAsNonRoot: service.isRelaxed(.root) ? nil : true, runAsUser: user?.user, runAsGroup: user?.group,
      fsGroup: user?.volumeGroup,
      seccompProfile: service.isRelaxed(.unconfinedSeccomp) ? nil : Core.SeccompProfile(type: .runtimeDefault)
    )
    context.fsGroupChangePolicy = user?.volumeGroupChange.flatMap(volumeGroupChange)
    addSettings(of: service, to: &context)
    return context
  }

  /// Adds the kernel parameters and the mandatory access control of a service's pods.
  func addSettings(of service: Portolan.Service, to context: inout Core.PodSecurityContext) {
    context.sysctls = service.pod.sysctls.entries.map { Core.Sysctl(name: $0.key, value: $0.value) }
    context.seLinuxOptions = service.pod.seLinux.map { seLinuxOptions($0.value) }
    context.appArmorProfile = service.pod.appArmor.map { appArmorProfile($0.value) }
  }

  func volumeGroupChange(_ change: VolumeGroupChange) -> Core.FSGroupChangePolicy? {
    Core.FSGroupChangePolicy(rawValue: change.rawValue)
  }

  func seLinuxOptions(_ label: SELinux) -> Core.SELinuxOptions {
    Core.SELinuxOptions(user: label.user, role: label.role, type: label.type, level: label.level)
  }

  func appArmorProfile(_ profile: AppArmor) -> Core.AppArmorProfile {
    switch profile {
    case .runtimeDefault: Core.AppArmorProfile(type: .runtimeDefault)
    case .unconfined: Core.AppArmorProfile(type: .unconfined)
    case .localhost(let name): Core.AppArmorProfile(type: .localhost, localhostProfile: name)
    }
  }

  /// The security context of a container: hardened, except for its relaxations; without hardening, the context in the
  /// spec.
  func securityContext(
    of container: Portolan.Container, in service: Portolan.Service
  ) -> Core.SecurityContext? {
    if !service.has(.hardening) { return exactSecurityContext(of: container, in: service) }
    var kept: [String] = []
    var context = Core.SecurityContext()
    context.allowPrivilegeEscalation = false
    context.readOnlyRootFilesystem = true
    if service.isRelaxed(.root) { context.runAsNonRoot = true }
    if service.isRelaxed(.unconfinedSeccomp) {
      context.seccompProfile = Core.SeccompProfile(type: .runtimeDefault)
    }
    for relaxation in container.relaxations {
      switch relaxation.kind {
      case .writableRootFilesystem: context.readOnlyRootFilesystem = false
      case .root: context.runAsNonRoot = nil
      case .capability(let name): kept.append(name)
      case .privilegeEscalation: context.allowPrivilegeEscalation = true
      case .privileged:
        context.privileged = true
        context.allowPrivilegeEscalation = true
      case .unconfinedSeccomp: context.seccompProfile = Core.SeccompProfile(type: .unconfined)
      case .serviceAccountToken, .hostNetwork, .hostProcesses, .hostIPC: break
      }
    }
    if container.name != service.container.name, let user = container.user {
      context.runAsUser = user.user
      context.runAsGroup = user.group
    }
    context.capabilities = Core.Capabilities(add: kept, drop: [LinuxCapability.all])
    return context
  }
}
