internal import ManifestTree

/// Checks one pod against the controls of a level.
struct PodSecurityChecks {
  let metadata: Field
  let spec: Field
  let level: PodSecurity.Level
  let version: KubernetesVersion
  private(set) var violations: [PodSecurity.Violation] = []

  /// All containers: the plugin treats init and ephemeral containers like the others.
  private let containers: [Field]

  init(metadata: Field, spec: Field, level: PodSecurity.Level, version: KubernetesVersion) {
    (self.metadata, self.spec, self.level, self.version) = (metadata, spec, level, version)
    containers =
      spec["initContainers"].items + spec["containers"].items + spec["ephemeralContainers"].items
  }

  private var context: Field { spec["securityContext"] }
  /// Whether the pod sets `os.name: windows`, which relaxes some controls from version 1.25 on.
  private var isWindows: Bool { version.minor >= 25 && spec["os"]["name"].string == "windows" }
  /// Whether the pod sets `hostUsers: false` for a user namespace, which relaxes some controls from version 1.35 on.
  private var hasUserNamespace: Bool { version.minor >= 35 && spec["hostUsers"].node == .bool(false) }

  private mutating func report(
    _ control: String, at field: Field, _ message: String, _ level: PodSecurity.Level = .baseline
  ) {
    violations.append(
      PodSecurity.Violation(control: control, level: level, path: field.path, message: message))
  }

  mutating func run() {
    hostAccess()
    privileges()
    appArmor()
    seLinux()
    seccomp()
    sysctls()
    volumes()
    guard level == .restricted else { return }
    escalation()
    nonRoot()
  }

  private mutating func hostAccess() {
    for key in ["hostNetwork", "hostPID", "hostIPC"] where spec[key].isTrue {
      report("hostNamespaces", at: spec[key], "\(key) must not be true")
    }
    for container in containers {
      for port in container["ports"].items where (port["hostPort"].int ?? 0) != 0 {
        report("hostPorts", at: port["hostPort"], "hostPort must not be set")
      }
    }
    guard version.minor >= 34 else { return }
    for container in containers {
      let handlers =
        ProbeKey.all.map { container[$0] }
        + ["postStart", "preStop"].map { container["lifecycle"][$0] }
      for handler in handlers {
        for action in ["httpGet", "tcpSocket"] where !handler[action]["host"].string.isEmpty {
          report(
            "hostProbesAndHostLifecycle", at: handler[action]["host"],
            "host must not be set: the kubelet would connect to this host instead of the pod")
        }
      }
    }
  }

  private mutating func privileges() {
    for container in containers {
      let own = container["securityContext"]
      if own["privileged"].isTrue {
        report("privileged", at: own["privileged"], "privileged must not be true")
      }
      for capability in own["capabilities"]["add"].items
      where !LinuxCapability.baseline.contains(capability.string) {
        report("capabilities", at: capability, "capability '\(capability.string)' must not be added")
      }
      let mount = own["procMount"]
      if mount.exists, mount.string != "Default" {
        report(
          "procMount", at: mount, "procMount must be 'Default'\(mount.foundInstead)",
          hasUserNamespace ? .restricted : .baseline)
      }
    }
    if hasUserNamespace, level == .baseline { violations.removeAll { $0.control == "procMount" } }
    for field in [context] + containers.map({ $0["securityContext"] })
    where field["windowsOptions"]["hostProcess"].isTrue {
      report(
        "windowsHostProcess", at: field["windowsOptions"]["hostProcess"], "hostProcess must not be true")
    }
  }

  private mutating func appArmor() {
    for field in [context] + containers.map({ $0["securityContext"] }) {
      let profile = field["appArmorProfile"]
      if profile.exists, !SecurityProfile.confined.contains(profile["type"].string) {
        report(
          "appArmorProfile", at: profile["type"],
          "AppArmor type must be 'RuntimeDefault' or 'Localhost'\(profile["type"].foundInstead)")
      }
    }
    for (key, value) in metadata["annotations"].entries where key.hasPrefix(PodKey.appArmorPrefix) {
      let profile = value.string
      if !profile.isEmpty, profile != SecurityProfile.runtimeDefaultAnnotation,
        !profile.hasPrefix(SecurityProfile.localhostPrefix)
      {
        report(
          "appArmorProfile", at: value,
          "AppArmor profile must be 'runtime/default' or start with 'localhost/', not '\(profile)'")
      }
    }
  }

  private mutating func seLinux() {
    var types = ["", "container_t", "container_init_t", "container_kvm_t"]
    if version.minor >= 31 { types.append("container_engine_t") }
    for field in [context] + containers.map({ $0["securityContext"] }) {
      let options = field["seLinuxOptions"]
      guard options.exists else { continue }
      if !types.contains(options["type"].string) {
        let known = types.dropFirst().map { "'\($0)'" }.joined(separator: ", ")
        report(
          "seLinuxOptions", at: options["type"],
          "SELinux type must be unset or one of \(known), not '\(options["type"].string)'")
      }
      for key in ["user", "role"] where !options[key].string.isEmpty {
        report("seLinuxOptions", at: options[key], "SELinux \(key) must not be set")
      }
    }
  }

  private mutating func seccomp() {
    // The control of `restricted` replaces the control of `baseline`, and does not apply to Windows.
    if level == .restricted, isWindows { return }
    let allowed = SecurityProfile.confined
    for field in [context] + containers.map({ $0["securityContext"] }) {
      let profile = field["seccompProfile"]
      if profile.exists, !allowed.contains(profile["type"].string) {
        report(
          "seccompProfile", at: profile["type"],
          "seccomp type must be 'RuntimeDefault' or 'Localhost'\(profile["type"].foundInstead)")
      }
    }
    guard level == .restricted else { return }
    // An invalid profile of the pod is ignored.
    if allowed.contains(context["seccompProfile"]["type"].string) { return }
    for container in containers where !container["securityContext"]["seccompProfile"].exists {
      report(
        "seccompProfile", at: container["securityContext"]["seccompProfile"],
        "seccompProfile type 'RuntimeDefault' or 'Localhost' is required for the pod or the container",
        .restricted)
    }
  }

  fileprivate static let safeSysctls: [(since: Int, names: [String])] = [
    (
      0,
      [
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies",
        "net.ipv4.ping_group_range", "net.ipv4.ip_unprivileged_port_start",
      ]
    ),
    (27, ["net.ipv4.ip_local_reserved_ports"]),
    (
      29,
      [
        "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl",
        "net.ipv4.tcp_keepalive_probes",
      ]
    ),
    (32, ["net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem"]),
    (37, ["net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_notsent_lowat"]),
  ]

  private mutating func sysctls() {
    for sysctl in context["sysctls"].items {
      let name = sysctl["name"]
      if !PodSecurity.isSafeSysctl(name.string, in: version) {
        report("sysctls", at: name, "sysctl '\(name.string)' must not be set")
      }
    }
  }

  private static let allowedVolumes: Set<String> = [
    "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected",
    "secret",
  ]

  private mutating func volumes() {
    for volume in spec["volumes"].items {
      let source = volume.entries.first { $0.key != "name" && $0.value.exists }
      if volume["hostPath"].exists {
        report("hostPathVolumes", at: volume["hostPath"], "hostPath volumes are not allowed")
      }
      guard level == .restricted, let source, source.key != "hostPath",
        !Self.allowedVolumes.contains(source.key)
      else { continue }
      report(
        "restrictedVolumes", at: source.value, "\(source.key) volumes are not allowed", .restricted)
    }
  }

  private mutating func escalation() {
    guard !isWindows else { return }
    for container in containers {
      let own = container["securityContext"]
      if own["allowPrivilegeEscalation"].node != .bool(false) {
        report(
          "allowPrivilegeEscalation", at: own["allowPrivilegeEscalation"],
          "allowPrivilegeEscalation must be false",
          .restricted)
      }
      let capabilities = own["capabilities"]
      if !capabilities["drop"].texts.contains(LinuxCapability.all) {
        report(
          "capabilities", at: capabilities["drop"],
          "capabilities.drop must contain '\(LinuxCapability.all)'", .restricted)
      }
      for capability in capabilities["add"].items
      where capability.string != LinuxCapability.netBindService
        && LinuxCapability.baseline.contains(capability.string)
      {
        report(
          "capabilities", at: capability, "capability '\(capability.string)' must not be added", .restricted)
      }
    }
  }

  private mutating func nonRoot() {
    guard !hasUserNamespace else { return }
    for field in [context] + containers.map({ $0["securityContext"] }) {
      if field["runAsNonRoot"].node == .bool(false) {
        report("runAsNonRoot", at: field["runAsNonRoot"], "runAsNonRoot must not be false", .restricted)
      }
      if version.minor >= 23, field["runAsUser"].int == 0 {
        report("runAsUser", at: field["runAsUser"], "runAsUser must not be 0", .restricted)
      }
    }
    if context["runAsNonRoot"].isTrue { return }
    for container in containers where !container["securityContext"]["runAsNonRoot"].exists {
      report(
        "runAsNonRoot", at: container["securityContext"]["runAsNonRoot"],
        "runAsNonRoot must be true for the pod or the container", .restricted)
    }
  }
}

extension PodSecurity {
  /// Whether a Kubernetes version allows a sysctl by default, in the kubelet and in the baseline standard.
  package static func isSafeSysctl(_ name: String, in version: KubernetesVersion) -> Bool {
    PodSecurityChecks.safeSysctls.contains { $0.since <= version.minor && $0.names.contains(name) }
  }
}
