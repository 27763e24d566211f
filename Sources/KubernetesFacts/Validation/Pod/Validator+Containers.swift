internal import ManifestTree

/// Containers: names, images, ports, and the fields that each kind of container allows.
extension Validator {
  mutating func containers(_ pod: PodContext) {
    let (main, initial) = (pod.spec["containers"], pod.spec["initContainers"])
    if main.count == 0, main.exists { report(.required, at: main, "a pod requires at least one container") }
    var names: Set<String> = []
    for container in main.items + initial.items {
      let name = container["name"]
      if !name.string.isEmpty, !names.insert(name.string).inserted {
        report(.duplicate, at: name, "two containers of the pod are named '\(name.string)'")
      }
    }
    var hostPorts: Set<String> = []
    for container in main.items {
      check(container, in: pod)
      lifecycle(container, in: pod)
      if pod.usesHostNetwork { hostPortsMatch(container["ports"]) }
      if version.minor < 35, container["restartPolicy"].exists {
        report(
          .conflict, at: container["restartPolicy"],
          "before Kubernetes 1.35, restartPolicy is allowed only for init containers")
      }
      uniqueHostPorts(container, pod, &hostPorts)
    }
    for container in initial.items { check(initial: container, in: pod) }
  }

  private mutating func check(initial container: Field, in pod: PodContext) {
    check(container, in: pod, isInitial: true)
    // Each init container's host ports are checked separately.
    var hostPorts: Set<String> = []
    uniqueHostPorts(container, pod, &hostPorts)
    if version.minor < 35 {
      choice(container["restartPolicy"], ["Always"])
    }
    if container.node?.isNativeSidecar == true {
      lifecycle(container, in: pod)
      if version.minor >= 35, !allowsRestartOfAllContainers, container["restartPolicyRules"].count > 0 {
        report(
          .conflict, at: container["restartPolicyRules"],
          "restartPolicyRules in an init container with 'restartPolicy: Always' requires Kubernetes 1.36 or newer"
        )
      }
      return
    }
    let onlySidecars =
      ["lifecycle"] + ProbeKey.all
      + (version.minor < 33 ? ["resizePolicy"] : [])
    for key in onlySidecars where container[key].exists && container[key].node != [] {
      report(
        .conflict, at: container[key],
        "\(key) is not allowed in an init container without 'restartPolicy: Always'")
    }
  }

  private mutating func check(_ container: Field, in pod: PodContext, isInitial: Bool = false) {
    name(container["name"], .label, "container name")
    let image = container["image"]
    if image.string.isEmpty {
      // OpenShift accepts a main container without an image if a trigger of the DeploymentConfig sets the image.
      if isInitial || !pod.triggeredImages.contains(container["name"].string) {
        report(.required, at: image, "container image is required")
      }
    } else if !pod.isTemplate,
      image.string.first?.isWhitespace == true || image.string.last?.isWhitespace == true
    {
      // The server does not check this in templates.
      report(.form, at: image, "invalid image '\(image.string)': remove the leading and trailing whitespace")
    }
    choice(container["imagePullPolicy"], ["Always", "IfNotPresent", "Never"], hasDefault: true)
    choice(container["terminationMessagePolicy"], ["File", "FallbackToLogsOnError"], hasDefault: true)
    ports(container["ports"])
    environment(container, pod)
    mounts(container, pod)
    containerResources(container, pod)
    containerSecurity(container["securityContext"], pod)
    restartRules(container, isInitial: isInitial)
  }

  private mutating func ports(_ ports: Field) {
    let items = ports.items
    for port in items {
      let number = port["containerPort"]
      if number.int ?? 0 == 0 {
        if number.int == 0 {
          report(.port, at: number, "containerPort must be \(PortNumber.expected), not 0")
        }
      } else {
        portNumber(number)
      }
      if port["hostPort"].int != 0 { portNumber(port["hostPort"]) }
      if !port["name"].string.isEmpty { self.port(port["name"], .containerPort) }
      choice(port["protocol"], TransportProtocol.all, hasDefault: true)
    }
    unique(items.map { $0["name"] }, "port name", .containerPort) { $0.string.isEmpty ? nil : $0.string }
  }

  private mutating func hostPortsMatch(_ ports: Field) {
    for port in ports.items {
      let (host, number) = (port["hostPort"], port["containerPort"])
      guard let hostPort = host.int, hostPort != 0, hostPort != number.int else { continue }
      let expected = number.int.map { " (\($0))" } ?? ""
      report(
        .conflict, at: host,
        "hostPort must equal containerPort\(expected) when hostNetwork is true, not \(hostPort)")
    }
  }

  private mutating func uniqueHostPorts(_ container: Field, _ pod: PodContext, _ seen: inout Set<String>) {
    for port in container["ports"].items {
      guard let number = port["hostPort"].int ?? (pod.usesHostNetwork ? port["containerPort"].int : nil),
        number != 0
      else { continue }
      let name = port["protocol"].string.isEmpty ? TransportProtocol.default : port["protocol"].string
      if !seen.insert("\(name)/\(port["hostIP"].string)/\(number)").inserted {
        report(.duplicate, at: port["hostPort"], "host port \(number)/\(name) is used twice in the pod")
      }
    }
  }

  private mutating func restartRules(_ container: Field, isInitial: Bool) {
    guard version.minor >= 35 else { return }
    let policy = container["restartPolicy"]
    choice(policy, ["Always", "OnFailure", "Never"])
    let rules = container["restartPolicyRules"]
    guard rules.count > 0 else { return }
    if !policy.exists, isInitial { return }
    if !policy.exists { report(.required, at: policy, "restartPolicyRules requires restartPolicy") }
    if rules.count > 20 {
      report(.range, at: rules, "restartPolicyRules must have at most 20 rules, not \(rules.count)")
    }
    for rule in rules.items {
      choice(
        rule["action"], ["Restart"] + (allowsRestartOfAllContainers ? ["RestartAllContainers"] : []),
        isRequired: true)
      let codes = rule["exitCodes"]
      guard codes.exists else {
        report(.required, at: codes, "exitCodes is required")
        continue
      }
      choice(codes["operator"], ["In", "NotIn"], isRequired: true)
      if codes["values"].count > FieldLimits.exitCodes {
        report(
          .range, at: codes["values"],
          "values must have at most \(FieldLimits.exitCodes) exit codes, not \(codes["values"].count)"
        )
      }
    }
  }

  /// Whether a rule can restart all containers, and sidecars can have rules: the feature gate
  /// RestartAllContainersOnContainerExits, which is enabled by default since 1.36.
  private var allowsRestartOfAllContainers: Bool { version.minor >= 36 }
}
