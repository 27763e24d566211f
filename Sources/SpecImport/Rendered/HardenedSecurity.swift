internal import KubernetesFacts
import ManifestTree

/// Converts the hardened security contexts of a service's pods to users and relaxations of its containers.
struct HardenedSecurity {
  /// The users and relaxations of each container, by its name.
  private(set) var parts: [String: [Call]] = [:]
  /// The modifiers of the service.
  private(set) var modifiers: [Call] = []

  /// Converts and removes the security contexts of a pod; nil if they are not hardened: the pod is then unchanged.
  init?(taking pod: inout NodeMap) {
    var taken = pod
    guard case .map(var context)? = taken.take(PodField.securityContext),
      let token = taken.takeFlag(PodField.automountServiceAccountToken),
      let links = taken.takeFlag(PodField.enableServiceLinks)
    else { return nil }
    let isRootRefused = context.takeFlag(PodSecurityField.runAsNonRoot)
    guard isRootRefused != false else { return nil }
    let profile = context.take(PodSecurityField.seccompProfile)
    guard profile == nil || profile == Self.runtimeDefault else { return nil }
    var user: [Argument] = []
    for (field, label) in [
      (PodSecurityField.runAsUser, "user"), (.runAsGroup, "group"), (.fsGroup, "volumeGroup"),
    ] {
      if let id = context.takeInt(field) { user.append(Argument(label, .integer(id))) }
    }
    switch context.takeText(PodSecurityField.fsGroupChangePolicy) {
    case nil: break
    case "OnRootMismatch": user.append(Argument("volumeGroupChange", .name(".onRootMismatch")))
    case "Always": user.append(Argument("volumeGroupChange", .name(".always")))
    default: return nil
    }
    guard user.isEmpty || user[0].label == "user" else { return nil }
    if let sysctls = context.take(PodSecurityField.sysctls) {
      guard let pairs = sysctls.list?.namedValues else { return nil }
      modifiers.append(Call(".sysctls", [Argument(nil, .texts(pairs))]))
    }
    if let extra = SecurityMapping.access(&context) { modifiers += extra }
    guard context.isEmpty else { return nil }
    if links { modifiers.append(Call(".serviceLinks", [Argument(nil, .flag(true))])) }

    var isFirst = true
    var relaxed: Set<String> = []
    for field in [PodField.containers, .initContainers] {
      guard case .list(var list)? = taken[field.rawValue] else { continue }
      for index in list.indices {
        guard case .map(var container) = list[index], let name = container["name"]?.text,
          case .map(var security)? = container.take(ContainerField.securityContext)
        else { return nil }
        var calls: [Call] = []
        if isFirst {
          if !user.isEmpty { calls.append(Call("RunAs", user)) }
          if token { calls.append(Self.relax(.name(".serviceAccountToken"))) }
        } else if let own = security.takeInt(SecurityField.runAsUser) {
          let group = security.takeInt(SecurityField.runAsGroup).map { Argument("group", .integer($0)) }
          calls.append(Call("RunAs", [Argument("user", .integer(own))] + [group].compactMap(\.self)))
        }
        isFirst = false
        guard
          let kinds = Self.relaxations(
            &security, allowsRoot: isRootRefused == nil, allowsSeccomp: profile == nil)
        else { return nil }
        for kind in kinds {
          if case .name(let name) = kind { relaxed.insert(name) }
          calls.append(Self.relax(kind))
        }
        parts[name] = calls
        list[index] = .map(container)
      }
      taken[field.rawValue] = .list(list)
    }
    // The pod allows what one of its containers needs.
    guard relaxed.contains(".root") == (isRootRefused == nil),
      relaxed.contains(".unconfinedSeccomp") == (profile == nil)
    else { return nil }
    pod = taken
  }

  private static let runtimeDefault: Node = ["type": .string(SecurityProfile.runtimeDefault.rawValue)]

  private static func relax(_ kind: Expression) -> Call {
    Call("Relax", [Argument(nil, kind), Argument("because", .text("as imported"))])
  }

  /// The relaxations that express where a container differs from the hardened one; nil if relaxations cannot express it.
  private static func relaxations(
    _ security: inout NodeMap, allowsRoot: Bool, allowsSeccomp: Bool
  ) -> [Expression]? {
    var kinds: [Expression] = []
    guard let escalates = security.takeFlag(SecurityField.allowPrivilegeEscalation),
      let isReadOnly = security.takeFlag(SecurityField.readOnlyRootFilesystem),
      case .map(var capabilities)? = security.take(SecurityField.capabilities),
      capabilities.remove("drop") == [.string(LinuxCapability.all)]
    else { return nil }
    if !isReadOnly { kinds.append(.name(".writableRootFilesystem")) }
    switch (security.takeFlag(SecurityField.privileged), escalates) {
    case (true?, true): kinds.append(.name(".privileged"))
    case (nil, true): kinds.append(.name(".privilegeEscalation"))
    case (nil, false): break
    default: return nil
    }
    let refusesRoot = security.takeFlag(SecurityField.runAsNonRoot)
    switch (allowsRoot, refusesRoot) {
    case (true, nil): kinds.append(.name(".root"))
    case (true, true?), (false, nil): break
    default: return nil
    }
    switch (allowsSeccomp, security.take(SecurityField.seccompProfile)) {
    case (true, ["type": "Unconfined"]?): kinds.append(.name(".unconfinedSeccomp"))
    case (true, runtimeDefault?), (false, nil): break
    default: return nil
    }
    for name in capabilities.remove("add")?.list ?? [] {
      guard let text = name.text else { return nil }
      kinds.append(.make(".capability", Argument(nil, .text(text))))
    }
    return security.isEmpty && capabilities.isEmpty ? kinds : nil
  }
}
