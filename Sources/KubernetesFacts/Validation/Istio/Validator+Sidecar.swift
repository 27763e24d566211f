internal import ManifestTree

/// Sidecars.
extension Validator {
  mutating func sidecar(_ spec: Field) {
    workloadSelector(spec["workloadSelector"])
    let (ingress, egress) = (spec["ingress"].items, spec["egress"].items)
    if ingress.isEmpty, egress.isEmpty, !spec["outboundTrafficPolicy"].exists,
      !spec["inboundConnectionPool"].exists
    {
      istiod(spec, "a Sidecar requires ingress, egress, outboundTrafficPolicy, or inboundConnectionPool")
    }
    for listener in ingress where listener.exists { ingressListener(listener) }
    unique(ingress.map { $0["port"]["number"] }, "port", .istiod) { $0.int.map { "\($0)" } }
    connectionPool(spec["inboundConnectionPool"])
    for (position, listener) in egress.enumerated() where listener.exists {
      egressListener(listener, isLast: position == egress.count - 1)
    }
    unique(egress.map { $0["port"]["number"] }, "port", .istiod) {
      $0.int.flatMap { $0 == 0 ? nil : "\($0)" }
    }
    unique(
      egress.filter { $0["port"].exists && $0["port"]["number"].int ?? 0 == 0 }.map { $0["bind"] }, "socket",
      .istiod
    ) {
      $0.string
    }
    outbound(spec["outboundTrafficPolicy"])
  }

  private mutating func ingressListener(_ listener: Field) {
    let (port, bind, tls) = (listener["port"], listener["bind"], listener["tls"])
    guard port.exists else { return istiod(port, "an ingress listener requires a port") }
    listenerPort(port)
    istioPort(port["number"])
    if !bind.string.isEmpty, !IPAddress.accepts(bind.string) {
      istiod(bind, "invalid bind '\(bind.string)': use an IP address")
    }
    defaultEndpoint(listener["defaultEndpoint"])
    connectionPool(listener["connectionPool"])
    guard tls.exists else { return }
    for key in ["subjectAltNames", "credentialName", "credentialNames", "tlsCertificates"]
    where !tls[key].string.isEmpty || tls[key].count > 0 {
      istiod(tls[key], "\(key) is not supported in a Sidecar listener")
    }
    if tls["httpsRedirect"].isTrue {
      istiod(tls["httpsRedirect"], "httpsRedirect is not supported in a Sidecar")
    }
    if [TLSMode.istioMutual, TLSMode.autoPassthrough].contains(tls["mode"].string) {
      istiod(tls["mode"], "mode \(tls["mode"].string) is not supported in a Sidecar")
    }
    if !IstioProtocol.tls.contains(port["protocol"].string.lowercased()) {
      istiod(tls, "tls requires the protocol HTTPS or TLS\(port["protocol"].foundInstead)")
    }
    serverTLS(tls, allowsSecrets: false)
  }

  private mutating func listenerPort(_ port: Field) {
    if port["targetPort"].int ?? 0 > 0 {
      istiod(port["targetPort"], "targetPort has no effect in a Sidecar", fix: "remove targetPort")
    }
    if !port["name"].string.isEmpty { istioPortName(port["name"].string, at: port["name"]) }
    istioProtocol(port["protocol"])
  }

  private mutating func defaultEndpoint(_ field: Field) {
    let text = field.string
    guard !text.isEmpty else { return }
    if text.hasPrefix(SocketAddress.prefix) {
      return socketPath(text.dropFirst(SocketAddress.prefix.count), at: field)
    }
    let hosts = ["", "127.0.0.1", "0.0.0.0", "[::1]", "[::]"]
    if let colon = text.lastIndex(of: ":"), hosts.contains(String(text[..<colon])),
      let port = Int(text[text.index(after: colon)...]), PortNumber.all.contains(port)
    {
      return
    }
    istiod(
      field,
      "invalid defaultEndpoint '\(text)': use '127.0.0.1:PORT', '0.0.0.0:PORT', '[::1]:PORT', '[::]:PORT', or 'unix:///PATH'"
    )
  }

  private mutating func egressListener(_ listener: Field, isLast: Bool) {
    let (port, bind) = (listener["port"], listener["bind"])
    if !port.exists {
      if !isLast {
        istiod(
          listener, "an egress listener without a port must be the last one",
          fix: "move the listener to the end of 'egress', or set its port")
      }
    } else {
      listenerPort(port)
      if port["number"].int ?? 0 == 0 {
        if bind.string.hasPrefix(SocketAddress.prefix) {
          socketPath(bind.string.dropFirst(7), at: bind)
        } else {
          istiod(
            port["number"],
            "an egress listener requires a port number, or a bind address that starts with 'unix://'")
        }
        if !["", "DEFAULT", "NONE"].contains(listener["captureMode"].string) {
          istiod(
            listener["captureMode"],
            "captureMode must be DEFAULT or NONE for a listener without a port number, not \(listener["captureMode"].string)"
          )
        }
      } else {
        istioPort(port["number"])
        if !bind.string.isEmpty, !IPAddress.accepts(bind.string) {
          istiod(bind, "invalid bind '\(bind.string)': use an IP address")
        }
      }
    }
    if listener["hosts"].count == 0 { istiod(listener["hosts"], "an egress listener requires hosts") }
    for host in listener["hosts"].items where host.text != nil { namespacedHost(host, isGateway: false) }
  }

  private mutating func outbound(_ policy: Field) {
    let proxy = policy["egressProxy"]
    if proxy.exists, policy["mode"].text != "ALLOW_ANY" {
      istiod(proxy, "egressProxy requires mode ALLOW_ANY")
    }
    guard proxy.exists else { return }
    if let fault = IstioForm.faultOfHost(proxy["host"].string) {
      let host = proxy["host"]
      istiod(
        host,
        host.string.isEmpty ? "egressProxy requires a host" : "invalid host '\(host.string)': \(fault)")
    }
    if !proxy["port"].exists { istiod(proxy["port"], "egressProxy requires a port") }
    destination(proxy)
  }
}
