internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The security context of pods that are not hardened, from the spec; nil if it is not set.
  func exactPodSecurityContext(of service: Portolan.Service) -> Core.PodSecurityContext? {
    let user = service.container.user
    let declared = service.pod.securityContext?.value
    var context = Core.PodSecurityContext(
      runAsNonRoot: declared?.runAsNonRoot, runAsUser: declared?.runAsUser ?? user?.user,
      runAsGroup: declared?.runAsGroup ?? user?.group, fsGroup: declared?.fsGroup ?? user?.volumeGroup,
      seccompProfile: declared?.seccomp.map(seccompProfile))
    context.supplementalGroups = declared?.supplementalGroups ?? []
    context.fsGroupChangePolicy = (declared?.volumeGroupChange ?? user?.volumeGroupChange).flatMap(
      volumeGroupChange)
    context.supplementalGroupsPolicy = declared?.groupMembership.flatMap {
      Core.SupplementalGroupsPolicy(rawValue: $0.rawValue)
    }
    addSettings(of: service, to: &context)
    return context == Core.PodSecurityContext() ? nil : context
  }

  /// The security context of a container that is not hardened, from the spec; nil if it is not set.
  func exactSecurityContext(
    of container: Portolan.Container, in service: Portolan.Service
  ) -> Core.SecurityContext? {
    var context = Core.SecurityContext()
    if container.name != service.container.name, let user = container.user {
      context.runAsUser = user.user
      context.runAsGroup = user.group
    }
    if let declared = container.securityContext {
      context.runAsNonRoot = declared.runAsNonRoot
      context.runAsUser = declared.runAsUser ?? context.runAsUser
      context.runAsGroup = declared.runAsGroup ?? context.runAsGroup
      context.readOnlyRootFilesystem = declared.readOnlyRootFilesystem
      context.allowPrivilegeEscalation = declared.allowPrivilegeEscalation
      context.privileged = declared.privileged
      context.seccompProfile = declared.seccomp.map(seccompProfile)
      context.seLinuxOptions = declared.seLinux.map(seLinuxOptions)
      context.appArmorProfile = declared.appArmor.map(appArmorProfile)
      context.procMount = declared.procMount.flatMap { Core.ProcMount(rawValue: $0.rawValue) }
      if !declared.add.isEmpty || !declared.drop.isEmpty {
        context.capabilities = Core.Capabilities(add: declared.add, drop: declared.drop)
      }
    }
    return context == Core.SecurityContext() ? nil : context
  }

  private func seccompProfile(_ seccomp: Portolan.SecurityContext.Seccomp) -> Core.SeccompProfile {
    switch seccomp {
    case .runtimeDefault: Core.SeccompProfile(type: .runtimeDefault)
    case .unconfined: Core.SeccompProfile(type: .unconfined)
    case .localhost(let path): Core.SeccompProfile(type: .localhost, localhostProfile: path)
    }
  }
}
