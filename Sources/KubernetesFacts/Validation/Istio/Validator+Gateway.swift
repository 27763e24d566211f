internal import Diagnostics
internal import ManifestTree

/// Gateways and the TLS settings of servers.
extension Validator {
  mutating func gateway(_ object: Field) {
    let name = object["metadata"]["name"]
    if name.exists, !IstioForm.isLabel(name.string) {
      istiod(name, "invalid Gateway name '\(name.string)': use \(IstioForm.expectedLabel)")
    }
    let servers = object["spec"]["servers"]
    if servers.count == 0 { istiod(servers, "a Gateway requires servers") }
    unique(servers.items.map { $0["port"]["name"] }, "port name", .istiod) { $0.text }
    for server in servers.items where server.exists { self.server(server) }
  }

  private mutating func server(_ server: Field) {
    if server["hosts"].count == 0 { istiod(server["hosts"], "a server requires hosts") }
    for host in server["hosts"].items where host.text != nil { namespacedHost(host, isGateway: true) }
    let (port, bind, tls) = (server["port"], server["bind"], server["tls"])
    let isSocket = bind.string.hasPrefix(SocketAddress.prefix)
    if isSocket {
      socketPath(bind.string.dropFirst(7), at: bind)
      if port["number"].int ?? 0 != 0 {
        istiod(
          port["number"],
          "the port number for a Unix domain socket must be 0, not \(port["number"].plainText)")
      }
    } else if !bind.string.isEmpty, !IPAddress.accepts(bind.string) {
      istiod(bind, "invalid bind '\(bind.string)': use an IP address or 'unix://' and a path")
    }
    serverTLS(tls)
    guard port.exists else { return istiod(port, "a server requires a port") }
    if !isSocket || port["number"].int ?? 0 > 0 { istioPort(port["number"]) }
    if port["targetPort"].int ?? 0 > 0 {
      istiod(port["targetPort"], "targetPort has no effect in a Gateway", fix: "remove targetPort")
    }
    if port["name"].string.isEmpty { istiod(port["name"], "a server port requires a name") }
    guard let known = IstioForm.networkProtocol(port["protocol"].string) else {
      return unknownProtocol(port["protocol"])
    }
    if IstioProtocol.tls.contains(known) {
      if !tls.exists { istiod(tls, "protocol \(known.uppercased()) requires tls") }
    } else if tls.exists, !IstioProtocol.http.contains(known) {
      istiod(
        tls,
        "tls is not allowed for the protocol \(known.uppercased()): use protocol HTTPS or TLS, or remove tls")
    } else if tls.exists, hasCertificates(tls) {
      istiod(
        tls, "a server with protocol \(known.uppercased()) cannot terminate TLS or use certificates",
        fix: "use protocol HTTPS, or keep only httpsRedirect")
    }
  }

  /// Whether the settings have a mode that terminates TLS, or a certificate, a key, or CA certificates in a file.
  ///
  /// A plain-text server can have `tls` only for `httpsRedirect`.
  private func hasCertificates(_ tls: Field) -> Bool {
    TLSMode.terminating.contains(tls["mode"].string)
      || ["caCertificates", "privateKey", "serverCertificate"].contains { !tls[$0].string.isEmpty }
  }

  /// Reports errors in the TLS settings of a server.
  /// - Parameter allowsSecrets: whether credentialName can name the Secret with the certificates; a Sidecar cannot use it.
  mutating func serverTLS(_ tls: Field, allowsSecrets: Bool = true) {
    guard tls.exists else { return }
    func has(_ key: String) -> Bool { !tls[key].string.isEmpty || tls[key].count > 0 }
    let mode = tls["mode"].text ?? TLSMode.passthrough
    let sources = [
      ("credentialName", has("credentialName")), ("credentialNames", has("credentialNames")),
      ("tlsCertificates", has("tlsCertificates")),
    ].filter(\.1).map(\.0)
    if mode == TLSMode.istioMutual {
      for key in ["serverCertificate", "privateKey", "caCertificates"] + sources where has(key) {
        istiod(tls[key], "\(key) is not allowed in mode \(mode), which uses Istio's certificates")
      }
      return
    }
    let hasFiles = has("serverCertificate") && has("privateKey")
    let ways = (hasFiles ? ["serverCertificate"] : []) + sources
    if ways.count > 1 {
      report(.conflict, at: tls[ways[1]], "\(ways.listed) are mutually exclusive")
    }
    guard TLSMode.withOwnCertificates.contains(mode) else {
      if has("caCrl"), has("credentialName") {
        istiod(tls["caCrl"], "caCrl and credentialName are mutually exclusive in mode \(mode)")
      }
      return
    }
    if has("credentialName") || has("credentialNames") { return }
    if has("caCrl"), mode == TLSMode.simple { istiod(tls["caCrl"], "caCrl is not supported in mode \(mode)") }
    let hasList = has("tlsCertificates")
    // credentialName excludes both certificates in files and tlsCertificates.
    let alternative = allowsSecrets && ways.isEmpty ? " or credentialName" : ""
    if mode != TLSMode.simple, !has("caCertificates") {
      istiod(tls, "mode \(mode) requires caCertificates\(alternative)")
    }
    for part in hasList ? tls["tlsCertificates"].items : [tls] {
      for key in ["serverCertificate", "privateKey"] where part[key].string.isEmpty {
        let place = hasList ? " in each item of tlsCertificates" : alternative
        istiod(part, "mode \(mode) requires \(key)\(place)")
      }
    }
  }

  /// Reports an invalid host of a Gateway or of a Sidecar's egress; the form is `namespace/host`.
  mutating func namespacedHost(_ field: Field, isGateway: Bool) {
    let parts = field.string.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      if isGateway { return hostOfProxy(field, field.string, isGateway: true) }
      return istiod(
        field, "invalid host '\(field.string)': use '<namespace>/<host>', such as './*' or 'shop/*'")
    }
    let namespace = !isGateway && parts[0].hasPrefix("~") ? parts[0].dropFirst() : parts[0]
    let isNone = !isGateway && parts[0] == "~"
    if !isNone, !["*", "."].contains(namespace), !IstioForm.isLabel(namespace) {
      istiod(
        field,
        "invalid namespace '\(parts[0])' of host '\(field.string)': use '.', '*', or the name of a namespace")
    }
    hostOfProxy(field, String(parts[1]), isGateway: isGateway)
  }

  private mutating func hostOfProxy(_ field: Field, _ host: String, isGateway: Bool) {
    if let fault = IstioForm.faultOfPattern(host), !isGateway || !IPAddress.accepts(host) {
      istiod(field, "invalid host '\(field.string)': \(fault)")
    } else if host.contains(":") {
      istiod(field, "invalid host '\(field.string)': an IPv6 address is not allowed")
    } else if host != "*", !host.contains(".") {
      istiod(
        field, "invalid host '\(field.string)': use a fully qualified name",
        fix: isGateway
          ? "use a name with a dot, such as 'shop.example.com'"
          : "use the full name of the Service, such as './cart.shop.svc.cluster.local'")
    } else if IstioForm.isPartialWildcard(host) {
      istiod(field, "invalid host '\(field.string)': '*' must be alone or followed by a dot")
    }
  }
}
