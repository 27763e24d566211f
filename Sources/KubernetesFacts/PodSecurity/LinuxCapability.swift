/// The names of Linux capabilities in Kubernetes, without the prefix `CAP_`.
package enum LinuxCapability {
  /// Stands for all capabilities.
  package static let all = "ALL"
  package static let netAdmin = "NET_ADMIN"
  package static let netBindService = "NET_BIND_SERVICE"
  package static let netRaw = "NET_RAW"

  /// The capabilities that the baseline Pod Security Standard allows containers to add.
  package static let baseline: Set<String> = [
    "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", netBindService, "SETFCAP",
    "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
  ]
  /// The capabilities that containerd grants by default; CRI-O grants some of them.
  package static let runtimeDefault = baseline.union([netRaw])
  /// All names, sorted, and ``all``.
  package static let names =
    ([
      all, netAdmin, "AUDIT_CONTROL", "AUDIT_READ", "BLOCK_SUSPEND", "BPF", "CHECKPOINT_RESTORE",
      "DAC_READ_SEARCH", "IPC_LOCK", "IPC_OWNER", "LEASE", "LINUX_IMMUTABLE", "MAC_ADMIN", "MAC_OVERRIDE",
      "NET_BROADCAST", "PERFMON", "SYSLOG", "SYS_ADMIN", "SYS_BOOT", "SYS_MODULE", "SYS_NICE", "SYS_PACCT",
      "SYS_PTRACE", "SYS_RAWIO", "SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "WAKE_ALARM",
    ] + runtimeDefault).sorted()

  /// The name in the spelling of Kubernetes: container runtimes also accept lowercase, and some the prefix `CAP_`.
  package static func name(of text: String) -> String {
    let name = text.uppercased()
    return name.hasPrefix("CAP_") ? String(name.dropFirst(4)) : name
  }

  /// Whether an item of a list of capabilities stands for NET_RAW, alone or with all others.
  package static func includesNetRaw(_ text: String) -> Bool { [all, netRaw].contains(name(of: text)) }
}
