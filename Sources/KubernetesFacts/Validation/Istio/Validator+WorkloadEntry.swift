internal import ManifestTree

/// WorkloadEntries, WorkloadGroups, and endpoints of ServiceEntries.
extension Validator {
  /// - Parameters:
  ///   - servicePorts: the port names of the ServiceEntry that contains the endpoint; nil for a WorkloadEntry.
  ///   - allowsNames: whether the address can be a host name.
  mutating func workloadEntry(_ entry: Field, servicePorts: Set<String>?, allowsNames: Bool) {
    let address = entry["address"]
    if address.string.isEmpty, entry["network"].string.isEmpty {
      let what = servicePorts == nil ? "a WorkloadEntry" : "an endpoint"
      report(.required, at: entry, "\(what) requires an address or a network")
    }
    let isSocket = address.string.hasPrefix(SocketAddress.prefix)
    unixAddress(entry)
    if !isSocket, !address.string.isEmpty, !IPAddress.accepts(address.string) {
      if !allowsNames {
        istiod(address, "invalid address '\(address.string)': resolution STATIC requires an IP address")
      } else if let fault = IstioForm.faultOfHost(address.string) {
        istiod(address, "invalid address '\(address.string)': \(fault)")
      }
    }
    endpointPorts(entry["ports"], servicePorts: servicePorts)
    istioLabels(entry["labels"])
    if isSocket, let servicePorts, servicePorts.count != 1 {
      istiod(address, "an endpoint with a Unix domain socket requires exactly one port in the ServiceEntry")
    }
  }

  private mutating func unixAddress(_ entry: Field) {
    let address = entry["address"]
    guard address.string.hasPrefix("unix://") else { return }
    socketPath(address.string.dropFirst(7), at: address)
    if entry["ports"].count > 0 {
      report(.conflict, at: entry, "ports are not allowed for a Unix domain socket")
    }
  }

  /// Reports invalid ports of an endpoint, WorkloadEntry, or WorkloadGroup, and ports of an endpoint that the
  /// ServiceEntry does not have.
  mutating func endpointPorts(_ ports: Field, servicePorts: Set<String>?) {
    for (name, port) in ports.entries {
      if let servicePorts, !servicePorts.contains(name) {
        istiod(
          port, "endpoint port '\(name)' is not declared in the ServiceEntry",
          fix: "use the name of a port of the ServiceEntry, or add a port with this name to the ServiceEntry")
      }
      istioPortName(name, at: port)
      if name.utf8.count == 63 {
        report(.range, at: ports, "port name '\(name)' must have at most 62 characters, not 63")
      }
      if let number = port.int, !PortNumber.all.contains(Int(clamping: number)) {
        report(.port, at: port, "port '\(name)' must be \(PortNumber.expected), not \(number)")
      }
    }
  }

  mutating func workloadGroup(_ spec: Field) {
    if !spec["template"].exists { istiod(spec["template"], "a WorkloadGroup requires a template") }
    unixAddress(spec["template"])
    endpointPorts(spec["template"]["ports"], servicePorts: nil)
    istioLabels(spec["metadata"]["labels"])
    let probe = spec["probe"]
    guard probe.exists else { return }
    for key in [
      "periodSeconds", "initialDelaySeconds", "timeoutSeconds", "successThreshold", "failureThreshold",
    ] {
      nonNegativeForIstio(probe[key])
    }
    // The schema has grpc, and the agent can run it, but istiod's validation rejects it.
    if !["httpGet", "tcpSocket", "exec"].contains(where: { probe[$0].exists }) {
      istiod(
        probe["grpc"].exists ? probe["grpc"] : probe,
        "a probe in a WorkloadGroup requires httpGet, tcpSocket, or exec",
        fix: probe["grpc"].exists ? "use tcpSocket: istiod does not accept grpc" : nil)
    }
    for key in ["httpGet", "tcpSocket"] where probe[key].exists { istioPort(probe[key]["port"]) }
    if probe["grpc"]["port"].exists { istioPort(probe["grpc"]["port"]) }
    choice(probe["httpGet"]["scheme"], ["", "HTTP", "HTTPS"])
    for header in probe["httpGet"]["httpHeaders"].items {
      let name = header["name"].string
      if name.isEmpty || !name.utf8.allSatisfy({ $0.isAlphanumeric || $0 == .dash }) {
        istiod(header["name"], "invalid header name '\(name)': use letters, digits, and '-'")
      }
    }
    if probe["exec"].exists, probe["exec"]["command"].count == 0 {
      istiod(probe["exec"]["command"], "exec requires a command")
    }
  }
}
