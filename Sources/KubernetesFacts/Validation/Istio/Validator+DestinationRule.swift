internal import ManifestTree

/// DestinationRules: subsets and traffic policies.
extension Validator {
  mutating func destinationRule(_ spec: Field, _ namespace: String) {
    hostPattern(spec["host"])
    trafficPolicy(spec["trafficPolicy"], namespace)
    unique(spec["subsets"].items.map { $0["name"] }, "subset name", .istiod) { $0.text }
    for subset in spec["subsets"].items where subset.exists {
      subsetName(subset["name"])
      istioLabels(subset["labels"])
      trafficPolicy(subset["trafficPolicy"], namespace)
    }
    exportTo(spec["exportTo"], namespace, isSelective: spec["workloadSelector"].exists)
    policySelector(spec["workloadSelector"])
  }

  private static let policyParts = [
    "outlierDetection", "connectionPool", "loadBalancer", "tls", "portLevelSettings", "tunnel",
    "proxyProtocol", "retryBudget",
  ]

  private mutating func trafficPolicy(_ policy: Field, _ namespace: String) {
    guard policy.exists else { return }
    if !Self.policyParts.contains(where: { policy[$0].exists }) {
      return istiod(policy, "a traffic policy requires at least one setting")
    }
    if policy["tunnel"].exists, policy["proxyProtocol"].exists {
      istiod(policy["tunnel"], "tunnel and proxyProtocol are mutually exclusive")
    }
    settings(of: policy, namespace)
    for port in policy["portLevelSettings"].items where port.exists {
      if !port["port"].exists { istiod(port, "portLevelSettings requires a port") }
      let keys = ["outlierDetection", "connectionPool", "loadBalancer", "tls"]
      if !keys.contains(where: { port[$0].exists }) {
        istiod(port, "portLevelSettings requires at least one setting in addition to the port")
      }
      settings(of: port, namespace)
    }
    tunnel(policy["tunnel"])
  }

  private mutating func settings(of policy: Field, _ namespace: String) {
    outliers(policy["outlierDetection"])
    connectionPool(policy["connectionPool"])
    loadBalancer(policy["loadBalancer"])
    clientTLS(policy["tls"], namespace)
  }

  private mutating func tunnel(_ tunnel: Field) {
    guard tunnel.exists else { return }
    if !["", "CONNECT", "POST"].contains(tunnel["protocol"].string) {
      istiod(tunnel["protocol"], "protocol must be 'CONNECT' or 'POST', not '\(tunnel["protocol"].string)'")
    }
    let host = tunnel["targetHost"]
    if !IPAddress.accepts(host.string), let fault = IstioForm.faultOfHost(host.string) {
      istiod(
        host,
        host.string.isEmpty
          ? "targetHost must not be empty" : "invalid targetHost '\(host.string)': \(fault)")
    }
    istioPort(tunnel["targetPort"])
  }

  private mutating func outliers(_ outliers: Field) {
    guard outliers.exists else { return }
    for key in ["baseEjectionTime", "interval"] { istioDuration(outliers[key]) }
    for key in ["maxEjectionPercent", "minHealthPercent"] { istioPercent(outliers[key]) }
    let local = outliers["consecutiveLocalOriginFailures"]
    if local.int ?? 0 > 0, !outliers["splitExternalLocalOriginErrors"].isTrue {
      istiod(local, "consecutiveLocalOriginFailures requires 'splitExternalLocalOriginErrors: true'")
    }
  }

  /// Reports errors in the connection limits.
  mutating func connectionPool(_ pool: Field) {
    guard pool.exists else { return }
    let (http, tcp) = (pool["http"], pool["tcp"])
    if !http.exists, !tcp.exists { istiod(pool, "a connection pool requires http or tcp") }
    let counts = [
      "http1MaxPendingRequests", "http2MaxRequests", "maxRequestsPerConnection", "maxRetries",
      "maxConcurrentStreams",
    ]
    for key in counts { nonNegativeForIstio(http[key]) }
    istioDuration(http["idleTimeout"])
    if http["h2UpgradePolicy"].text == "UPGRADE", http["useClientProtocol"].isTrue {
      istiod(
        http["useClientProtocol"], "useClientProtocol and 'h2UpgradePolicy: UPGRADE' are mutually exclusive")
    }
    let keepAlive = http["http2KeepAlive"]
    for key in keepAlive.exists ? ["interval", "timeout"] : [] {
      if !keepAlive[key].exists { istiod(keepAlive[key], "http2KeepAlive requires \(key)") }
      istioDuration(keepAlive[key])
    }
    nonNegativeForIstio(tcp["maxConnections"])
    for key in ["connectTimeout", "maxConnectionDuration"] { istioDuration(tcp[key]) }
    // An idle timeout of 0s disables the timeout.
    if let span = tcp["idleTimeout"].text.flatMap({ try? DurationText($0) }),
      abs(span.nanoseconds) >= 1_000_000
    {
      istioDuration(tcp["idleTimeout"])
    }
    for key in ["time", "interval"] { istioDuration(tcp["tcpKeepalive"][key]) }
  }

  /// Reports conflicting certificates.
  ///
  /// With mode ISTIO_MUTUAL, istiod accepts certificates but ignores them.
  private mutating func clientTLS(_ tls: Field, _ namespace: String) {
    guard tls.exists else { return }
    certificatesInConfigMap(tls["credentialName"], namespace)
    let mode = tls["mode"].string
    func has(_ key: String) -> Bool { !tls[key].string.isEmpty }
    if tls["insecureSkipVerify"].isTrue, TLSMode.verifying.contains(mode) {
      for key in ["caCertificates", "subjectAltNames"] + (mode == TLSMode.simple ? ["credentialName"] : [])
      where has(key) || tls[key].count > 0 {
        istiod(tls[key], "\(key) and insecureSkipVerify are mutually exclusive")
      }
    }
    let files = ["clientCertificate", "privateKey", "caCertificates", "caCrl"]
    if TLSMode.verifying.contains(mode), has("credentialName") {
      for key in files where has(key) {
        istiod(tls[key], "\(key) and credentialName are mutually exclusive")
      }
    } else if mode == TLSMode.mutual {
      for key in ["clientCertificate", "privateKey"] where !has(key) {
        istiod(tls[key], "mode \(mode) requires \(key) or credentialName")
      }
    }
  }

  /// Reports a ConfigMap of certificates that is not in the namespace of the rule.
  private mutating func certificatesInConfigMap(_ field: Field, _ namespace: String) {
    let scheme = "configmap://"
    guard field.string.hasPrefix(scheme) else { return }
    let parts = field.string.dropFirst(scheme.utf8.count).split(
      separator: "/", omittingEmptySubsequences: false)
    if parts.count < 2 || parts[0].isEmpty || parts[1].isEmpty {
      istiod(field, "invalid credentialName '\(field.string)': use 'configmap://NAMESPACE/NAME'")
    } else if !namespace.isEmpty, parts[0] != namespace {
      istiod(
        field, "the ConfigMap in credentialName must be in the namespace '\(namespace)', not '\(parts[0])'")
    }
  }
}
