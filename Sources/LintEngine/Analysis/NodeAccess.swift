internal import KubernetesFacts
internal import ManifestTree

extension Workload {
  /// The node resources that the pods of a node agent use; empty for other workloads.
  ///
  /// Network plugins, volume and device drivers, and collectors of logs and metrics work on the node itself, so they
  /// need its namespaces, directories, or privileges. A DaemonSet, or the controller of a volume driver, is a node
  /// agent if it mounts a directory for such work, or shares the network or the processes of the node. A Job is a node
  /// agent if it mounts such a directory, and also has a privileged container or shares the processes of the node.
  package var nodeAccess: [String] {
    let isTask = kind == "Job" || kind == "CronJob"
    guard kind == "DaemonSet" || isTask || isVolumeDriver else { return [] }
    let paths = pod["volumes"].items.compactMap { $0["hostPath"]["path"].text }.filter(Self.isOfNode)
    let (network, processes) = (pod["hostNetwork"].bool == true, pod["hostPID"].bool == true)
    guard !paths.isEmpty || network || processes else { return [] }
    let all = containers + initContainers
    let isPrivileged = all.contains { $0["securityContext"]["privileged"].bool == true }
    if isTask, paths.isEmpty || !isPrivileged && !processes { return [] }
    let namespaces = [
      network ? "the node's network" : nil, processes ? "the node's PID namespace" : nil,
      pod["hostIPC"].bool == true ? "the node's IPC namespace" : nil,
    ]
    let capabilities = Set(all.flatMap { $0["securityContext"]["capabilities"]["add"].texts })
    return namespaces.compactMap(\.self) + (isPrivileged ? ["privileged containers"] : [])
      + paths.map { "'\($0)'" } + capabilities.sorted().map { "capability \($0)" }
  }

  /// Whether the workload is a node agent, as `nodeAccess` defines it.
  ///
  /// An agent needs privileges that other pods must not have.
  package var isNodeAgent: Bool { !nodeAccess.isEmpty }

  /// Whether the pods can start on nodes whose network is not ready, and so need the network of the node: they have a
  /// priority class of the system, or tolerate all taints or a taint of such nodes.
  package var startsBeforeNetwork: Bool {
    if let priority = pod["priorityClassName"].text, CriticalPriority.values[priority] != nil { return true }
    let tolerations = pod["tolerations"].items.compactMap(\.node).map(Toleration.init)
    return [NodeKey.notReady, NodeKey.networkUnavailable].contains { key in
      tolerations.tolerates(Taint(key: key, value: "", effect: .noSchedule))
    }
  }

  /// Whether the pods belong to a CSI driver: a container, such as the CSI provisioner, has the flag `--csi-address`
  /// with the driver's socket.
  private var isVolumeDriver: Bool {
    (containers + initContainers).contains { container in
      container["args"].texts.contains { $0.hasPrefix("--csi-address") || $0.hasPrefix("-csi-address") }
    }
  }

  /// Node directories in which plugins, drivers, and collectors work.
  private static let nodeDirectories = [
    "/proc", "/sys", "/dev", "/run", "/var/run", "/var/log", "/var/lib/kubelet", "/var/lib/docker",
    "/var/lib/containerd", "/var/lib/containers", "/var/lib/cni", "/etc/cni", "/opt/cni", "/lib/modules",
    "/boot", "/usr/src",
  ]

  private static func isOfNode(_ path: String) -> Bool {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    return path == "/" || nodeDirectories.contains { path == $0 || path.hasPrefix($0 + "/") }
  }
}

extension Container {
  /// Whether the container is the init container with which a service mesh redirects the pod's traffic: it has the name
  /// of such a container, and adds no capabilities other than `NET_ADMIN` and `NET_RAW`.
  package var redirectsTraffic: Bool {
    isInitial && Self.meshInitializers.contains(name)
      && field["securityContext"]["capabilities"]["add"].texts.allSatisfy {
        [LinuxCapability.netAdmin, LinuxCapability.netRaw].contains($0)
      }
  }

  private static let meshInitializers: Set<String> = [
    IstioProxy.initContainer, "linkerd-init", "kuma-init", "consul-connect-inject-init",
  ]
}
