internal import ManifestTree

/// Security contexts of containers and pods.
extension Validator {
  private static let identifiers = 0...Int(Int32.max)

  mutating func containerSecurity(_ context: Field, _ pod: PodContext) {
    guard context.exists else { return }
    range(context["runAsUser"], Self.identifiers)
    range(context["runAsGroup"], Self.identifiers)
    profiles(context)
    let privileged = context["privileged"].isTrue
    if context["allowPrivilegeEscalation"].node == .bool(false) {
      let escalation = context["allowPrivilegeEscalation"]
      if privileged {
        report(
          .conflict, at: escalation, "allowPrivilegeEscalation must not be false in a privileged container")
      }
      if context["capabilities"]["add"].texts.contains("CAP_SYS_ADMIN") {
        report(
          .conflict, at: escalation,
          "allowPrivilegeEscalation must not be false with the capability CAP_SYS_ADMIN")
      }
    }
    choice(context["procMount"], ["Default", "Unmasked"])
    if context["procMount"].string == "Unmasked", version.minor >= 33, !pod.hasUserNamespace {
      report(.conflict, at: context["procMount"], "procMount 'Unmasked' requires 'hostUsers: false'")
    }
    system(of: context, pod, isPod: false)
    windowsOptions(context["windowsOptions"])
  }

  mutating func podSecurity(_ pod: PodContext) {
    let (spec, context) = (pod.spec, pod.spec["securityContext"])
    if spec["shareProcessNamespace"].isTrue, spec["hostPID"].isTrue {
      report(
        .conflict, at: spec["shareProcessNamespace"],
        "shareProcessNamespace and hostPID are mutually exclusive")
    }
    if pod.hasUserNamespace {
      for key in ["hostNetwork", "hostPID", "hostIPC"] where spec[key].isTrue {
        report(.conflict, at: spec[key], "\(key) and 'hostUsers: false' are mutually exclusive")
      }
    }
    for key in ["hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace", "hostUsers"]
    where pod.system == "windows" && spec[key].exists
      && (spec[key].isTrue || key == "hostUsers" || key == "shareProcessNamespace")
    {
      if key == "hostNetwork" { continue }
      report(.conflict, at: spec[key], "\(key) is not allowed for a Windows pod")
    }
    hostProcess(pod)
    guard context.exists else { return }
    for key in ["runAsUser", "runAsGroup", "fsGroup"] { range(context[key], Self.identifiers) }
    for group in context["supplementalGroups"].items { range(group, Self.identifiers) }
    choice(context["supplementalGroupsPolicy"], ["Merge", "Strict"])
    choice(context["fsGroupChangePolicy"], ["Always", "OnRootMismatch"])
    // MountOption requires the feature gate SELinuxMount, which is enabled by default since 1.37.
    choice(
      context["seLinuxChangePolicy"], version.minor >= 37 ? ["MountOption", "Recursive"] : ["Recursive"])
    profiles(context)
    sysctls(context["sysctls"], spec)
    system(of: context, pod, isPod: true)
    windowsOptions(context["windowsOptions"])
  }

  private mutating func profiles(_ context: Field) {
    for (key, thing) in [("seccompProfile", "seccomp"), ("appArmorProfile", "AppArmor")] {
      let profile = context[key]
      guard profile.exists else { continue }
      let (type, local) = (profile["type"], profile["localhostProfile"])
      choice(type, SecurityProfile.allCases.map(\.rawValue), isRequired: true)
      if type.string == SecurityProfile.localhost.rawValue {
        // The server accepts an empty seccomp profile, but no empty AppArmor profile.
        guard key == "seccompProfile" ? local.exists : !local.string.trimmingSpace.isEmpty else {
          report(.required, at: local, "localhostProfile is required when the \(thing) type is 'Localhost'")
          continue
        }
        if key == "seccompProfile" {
          descendingPath(local)
        } else if local.string.trimmingSpace != local.string {
          report(
            .form, at: local,
            "invalid localhostProfile '\(local.string)': remove the leading and trailing whitespace")
        } else if local.string.utf8.count > 4095 {
          report(
            .range, at: local,
            "localhostProfile must have at most 4095 bytes, not \(local.string.utf8.count)")
        }
      } else if local.exists {
        report(.conflict, at: local, "localhostProfile is only allowed when the \(thing) type is 'Localhost'")
      }
    }
  }

  private mutating func sysctls(_ sysctls: Field, _ spec: Field) {
    var seen: Set<String> = []
    for sysctl in sysctls.items {
      let name = sysctl["name"]
      guard !name.string.isEmpty else {
        if name.exists { require(name) }
        continue
      }
      if !SysctlName.accepts(name.string) {
        report(.name, at: name, "invalid sysctl '\(name.string)': use \(SysctlName.expected)")
      }
      let dotted = SysctlName.dotted(name.string)
      if !seen.insert(name.string).inserted {
        report(.duplicate, at: name, "sysctl '\(name.string)' is set twice")
      }
      if spec["hostNetwork"].isTrue, dotted.hasPrefix("net.") {
        report(.conflict, at: name, "sysctl '\(name.string)' and hostNetwork are mutually exclusive")
      }
      if spec["hostIPC"].isTrue,
        dotted == "kernel.sem"
          || ["kernel.shm", "kernel.msg", "fs.mqueue."].contains(where: dotted.hasPrefix)
      {
        report(.conflict, at: name, "sysctl '\(name.string)' and hostIPC are mutually exclusive")
      }
    }
  }

  /// Reports fields that the operating system of the pod does not support.
  private mutating func system(of context: Field, _ pod: PodContext, isPod: Bool) {
    if pod.system == "linux", context["windowsOptions"].exists {
      report(.conflict, at: context["windowsOptions"], "windowsOptions is not allowed for a Linux pod")
    }
    guard pod.system == "windows" else { return }
    let fields =
      [
        "seLinuxOptions", "seccompProfile", "appArmorProfile", "runAsUser", "runAsGroup",
      ]
      + (isPod
        ? [
          "fsGroup", "fsGroupChangePolicy", "sysctls", "supplementalGroups", "supplementalGroupsPolicy",
          "seLinuxChangePolicy",
        ]
        : ["capabilities", "readOnlyRootFilesystem", "privileged", "allowPrivilegeEscalation", "procMount"])
    for field in fields where context[field].exists && !(field == "sysctls" && context[field].count == 0) {
      report(.conflict, at: context[field], "\(field) is not allowed for a Windows pod")
    }
  }

  private mutating func windowsOptions(_ options: Field) {
    guard options.exists else { return }
    let (name, specification, user) = (
      options["gmsaCredentialSpecName"], options["gmsaCredentialSpec"], options["runAsUserName"]
    )
    if name.exists { check(name.string, .subdomain, at: name, "GMSA credential spec name") }
    if specification.text == "" {
      report(.form, at: specification, "gmsaCredentialSpec must not be empty")
    } else if specification.string.utf8.count > 64 * 1024 {
      report(
        .range, at: specification,
        "gmsaCredentialSpec must have at most 65536 bytes, not \(specification.string.utf8.count)")
    }
    guard let text = user.text else { return }
    let parts = text.split(separator: "\\", omittingEmptySubsequences: false)
    let account = parts.last ?? ""
    if text.isEmpty || account.isEmpty || parts.count > 2 || parts.first?.isEmpty == true {
      report(.form, at: user, "invalid runAsUserName '\(text)': use 'user' or 'domain\\user'")
    } else if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      report(.form, at: user, "invalid runAsUserName: control characters are not allowed")
    } else if account.utf8.count > 104 || parts.count == 2 && parts[0].utf8.count >= 256 {
      let count = account.utf8.count
      report(
        .range, at: user,
        count > 104
          ? "the user in runAsUserName must have at most 104 bytes, not \(count)"
          : "the domain in runAsUserName must have at most 255 bytes, not \(parts[0].utf8.count)")
    } else if parts.count == 2, let domain = parts.first, !WindowsDomain.accepts(domain) {
      report(.form, at: user, "invalid runAsUserName '\(text)': '\(domain)' is not a NetBIOS or DNS name")
    } else if account.contains(where: { "\"/\\:;|=,+*?<>@[]".contains($0) })
      || account.allSatisfy({ $0 == "." || $0 == " " })
    {
      report(
        .form, at: user,
        "invalid runAsUserName '\(text)': the user must have a character other than '.' and ' ', and none of "
          + "\" / : ; | = , + * ? < > @ [ ]")
    }
  }

  private mutating func hostProcess(_ pod: PodContext) {
    let podOption = pod.spec["securityContext"]["windowsOptions"]["hostProcess"]
    let containers = pod.spec["containers"].items + pod.spec["initContainers"].items
    var values: Set<Bool> = []
    for container in containers {
      let own = container["securityContext"]["windowsOptions"]["hostProcess"]
      if podOption.exists, own.exists, podOption.isTrue != own.isTrue {
        report(.conflict, at: own, "hostProcess must have the same value as in the pod's securityContext")
      }
      values.insert(own.exists ? own.isTrue : podOption.isTrue)
    }
    guard values.contains(true) else { return }
    if values.contains(false) {
      report(
        .conflict, at: pod.spec["containers"],
        "either all containers of a pod or none must be host process containers")
    }
    if !pod.usesHostNetwork {
      report(.conflict, at: pod.spec["hostNetwork"], "host process containers require 'hostNetwork: true'")
    }
  }
}

/// Domains of Windows users.
enum WindowsDomain {
  /// Whether a string is a NetBIOS name, or a DNS name, ignoring case.
  static func accepts(_ text: Substring) -> Bool {
    let isNetBIOS =
      (1...15).contains(text.unicodeScalars.count) && text.first != "."
      && !text.contains { "\\/:*?\"<>|".contains($0) }
    return isNetBIOS || NameForm.subdomain.accepts(text.lowercased())
  }
}

extension String {
  /// The string without surrounding whitespace.
  fileprivate var trimmingSpace: Substring {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

private func != (left: Substring, right: String) -> Bool { left.utf8.count != right.utf8.count }
