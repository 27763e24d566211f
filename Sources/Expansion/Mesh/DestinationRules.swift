internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The DestinationRule of a service; nil if the service has neither traffic settings nor subsets.
  func destinationRule(of service: Portolan.Service, _ common: CommonMetadata) -> Istio.DestinationRule? {
    let traffic = service.traffic
    guard !traffic.isEmpty || !service.subsets.isEmpty else { return nil }
    var policy = Istio.TrafficPolicy()
    policy.loadBalancer = traffic.loadBalancing.map { loadBalancer($0.value) }
    policy.connectionPool = traffic.connectionPool.map { connectionPool($0, of: service) }
    policy.outlierDetection = traffic.outlierDetection.map { detection in
      Istio.OutlierDetection(
        consecutive5xxErrors: detection.consecutive5xxErrors,
        consecutiveGatewayErrors: detection.consecutiveGatewayErrors, interval: detection.interval?.rawValue,
        baseEjectionTime: detection.baseEjectionTime?.rawValue,
        maxEjectionPercent: detection.maxEjectionPercent,
        minHealthPercent: detection.minHealthPercent)
    }
    policy.tls = traffic.tls.map { clientTLS($0.value) }
    return Istio.DestinationRule(
      metadata: metadata(of: service, common, named: traffic.ruleName?.value),
      spec: Istio.DestinationRuleSpec(
        host: meshHost(of: service), trafficPolicy: policy == Istio.TrafficPolicy() ? nil : policy,
        subsets: service.subsets.map(subset)))
  }

  private func subset(_ declared: Portolan.Subset) -> Istio.Subset {
    var policy = Istio.TrafficPolicy()
    policy.loadBalancer = declared.loadBalancing.map(loadBalancer)
    policy.tls = declared.tls.map(clientTLS)
    return Istio.Subset(
      name: declared.name, labels: StringMap(declared.labels),
      trafficPolicy: policy == Istio.TrafficPolicy() ? nil : policy)
  }

  private func connectionPool(
    _ pool: ConnectionPool, of service: Portolan.Service
  ) -> Istio.ConnectionPoolSettings {
    let tcp = Istio.TCPSettings(
      maxConnections: pool.maxConnections, connectTimeout: pool.connectTimeout?.rawValue,
      tcpKeepalive: pool.keepalive.map {
        Istio.TCPKeepalive(
          time: $0.idle?.rawValue, interval: $0.interval?.rawValue, probes: $0.probes)
      })
    let http = Istio.HTTPSettings(
      http1MaxPendingRequests: pool.maxPendingRequests, http2MaxRequests: pool.maxRequests,
      maxRequestsPerConnection: pool.maxRequestsPerConnection, maxRetries: pool.maxRetries,
      idleTimeout: pool.idleTimeout?.rawValue)
    return Istio.ConnectionPoolSettings(
      tcp: tcp == Istio.TCPSettings() ? nil : tcp, http: http == Istio.HTTPSettings() ? nil : http)
  }

  private func loadBalancer(_ balancing: LoadBalancing) -> Istio.LoadBalancerSettings {
    switch balancing {
    case .roundRobin: .init(simple: .roundRobin)
    case .leastRequest: .init(simple: .leastRequest)
    case .random: .init(simple: .random)
    case .passthrough: .init(simple: .passthrough)
    case .hashHeader(let name): .init(consistentHash: .init(httpHeaderName: name))
    case .hashCookie(let name, let lifetime):
      .init(consistentHash: .init(httpCookie: .init(name: name, ttl: lifetime.rawValue)))
    case .hashSourceAddress: .init(consistentHash: .init(useSourceIp: true))
    }
  }

  private func clientTLS(_ tls: UpstreamTLS) -> Istio.ClientTLSSettings {
    switch tls {
    case .istioMutual: .init(mode: .istioMutual)
    case .disabled: .init(mode: .disable)
    case .simple(let sni, let names, let credential):
      .init(mode: .simple, credentialName: credential, subjectAltNames: names, sni: sni)
    case .mutual(let credential, let sni, let names):
      .init(mode: .mutual, credentialName: credential, subjectAltNames: names, sni: sni)
    }
  }
}
