internal import Diagnostics
import KubernetesFacts
internal import ManifestTree
internal import Portolan

extension ServiceChecks {
  /// Checks a container with its parts.
  mutating func check(_ container: Portolan.Container) {
    let location = container.location
    // By default, the main container has the service's name, which another check covers.
    if container.name != service.name {
      faults.checkName(container.name, .label, of: "container", at: location)
    }
    if !ImageReference.accepts(container.image) {
      faults.report(
        .malformed("image", container.image, "image", expected: ImageReference.expected, at: location))
    }
    if let folder = container.workingDirectory {
      faults.checkAbsolutePath(folder, of: "working directory", at: location)
    }
    checkEnvironment(of: container)
    for word in (container.command ?? []) + (container.arguments ?? []) {
      guard let name = index.unprefixedName(in: word) else { continue }
      faults.report(
        .unprefixedAddress(
          of: name, prefix: system.app.namePrefix, at: container.location,
          fix: "declare 'Calls(\"\(name)\", as: …)', and use its variable"))
    }
    checkProbes(of: container)
    checkHooks(of: container)
    checkResources(of: container)
    checkMounts(of: container)
    if let message = container.terminationMessage, let path = message.path {
      faults.checkAbsolutePath(path, of: "termination message path", at: message.location)
    }
    checkSecurity(of: container)
  }

  /// Reports duplicate container names in the pod.
  mutating func checkContainerNames() {
    guard !service.initContainers.isEmpty || !service.sidecars.isEmpty else { return }
    let extra = service.initContainers.map(\.container) + service.sidecars.map(\.container)
    ([service.container] + extra).forEachRepeat(of: \.name) { repeated, first in
      faults.report(.repeatedContainer(repeated.name, at: repeated.location, first: first.location))
    }
  }

  /// Reports probes and lifecycle hooks of init containers, which run to completion.
  mutating func checkInitContainers() {
    for container in service.initContainers.map(\.container) {
      for probe in container.probes {
        faults.report(.partOfInitContainer("probe", container.name, at: probe.location))
      }
      for hook in container.hooks {
        faults.report(.partOfInitContainer("hook", container.name, at: hook.location))
      }
    }
  }

  // MARK: Resources

  private mutating func checkResources(of container: Portolan.Container) {
    container.resources.forEachRepeat(of: { _ in true }) { repeated, first in
      faults.report(.repeatedResources(container.name, at: repeated.location, first: first.location))
    }
    for resources in container.resources {
      let location = resources.location
      check(resources.cpu, of: "CPU", whole: nil, at: location)
      check(resources.memory, of: "memory", whole: "bytes", at: location)
      check(resources.ephemeralStorage, of: "ephemeral storage", whole: "bytes", at: location)
      for extended in resources.extended {
        checkExtended(extended.name, at: location)
        faults.quantity(extended.amount, whole: "units", of: "amount of '\(extended.name)'", at: location)
      }
      resources.extended.forEachRepeat(of: \.name) { repeated, _ in
        faults.report(.repeatedKey(repeated.name, of: "resource", at: location))
      }
    }
  }

  private mutating func check(
    _ amount: Portolan.Resources.Amount?, of kind: String, whole: String?, at location: FileLocation
  ) {
    let request = faults.quantity(amount?.request, whole: whole, of: "\(kind) request", at: location)
    let limit = faults.quantity(amount?.limit, .aboveZero, whole: whole, of: "\(kind) limit", at: location)
    guard let request, let limit, request > limit, let amount else { return }
    faults.report(
      .requestAboveLimit(kind, amount.request?.rawValue ?? "", amount.limit?.rawValue ?? "", at: location))
  }

  private mutating func checkExtended(_ name: String, at location: FileLocation) {
    if ResourceName.isHugePages(name) { return }
    guard !ResourceName.isNative(name) else {
      let plain = ResourceName.ofContainers.contains(name)
      faults.report(.plainResource(name, isBuiltIn: plain, at: location))
      return
    }
    faults.checkQualifiedName(name, of: "resource", at: location)
  }

  // MARK: Security

  private mutating func checkSecurity(of container: Portolan.Container) {
    for relaxation in container.relaxations {
      faults.checkReason(relaxation.reason, for: "'Relax'", at: relaxation.location)
      let names = LinuxCapability.names
      guard case .capability(let name) = relaxation.kind, !names.contains(name) else { continue }
      let plain = LinuxCapability.name(of: name)
      let nearest = names.contains(plain) ? plain : nearestName(to: plain, among: names)
      faults.report(.unknownCapability(name, nearest: nearest, at: relaxation.location))
    }
    guard let user = container.user else { return checkUser(of: container) }
    let numbers = 0...ClosedRange.kubernetesMaximum
    faults.checkNumber(user.user, in: numbers, of: "user ID", at: user.location)
    faults.checkNumber(user.group, in: numbers, of: "group ID", at: user.location)
    faults.checkNumber(user.volumeGroup, in: numbers, of: "volume group ID", at: user.location)
    let mayBeRoot = container.relaxations.contains { $0.kind == .root }
    if user.user == 0, !mayBeRoot, service.has(.hardening) {
      faults.report(.rootWithoutRelaxation(container.name, at: user.location))
    }
    if user.volumeGroupChange != nil, user.volumeGroup == nil {
      faults.report(.groupChangeWithoutGroup(at: user.location))
    }
    if user.volumeGroup != nil, container.location != service.container.location {
      faults.report(.volumeGroupOfExtraContainer(container.name, at: user.location))
    }
  }
}

extension ServiceChecks {
  /// Warns of a well-known image that starts as root, which the hardening of the pod does not allow.
  ///
  /// A patch may set a user.
  private mutating func checkUser(of container: Portolan.Container) {
    let mayBeRoot = container.relaxations.contains { $0.kind == .root }
    guard service.has(.hardening), !mayBeRoot, service.container.user == nil, service.patches.isEmpty,
      let image = RootImage(system.app.image(container.image))
    else { return }
    faults.report(.rootImage(container, image, isMain: container.location == service.container.location))
  }
}
