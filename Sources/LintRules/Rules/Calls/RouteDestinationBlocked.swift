internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct RouteDestinationBlocked: Rule {
  static let card = RuleCard(
    id: "route-destination-blocked", topic: .calls, .error, in: .default,
    summary: "Policies block requests to one of the destinations of a route",
    why:
      "The route sends requests to a destination, but policies block requests from a caller or a gateway of the host. Such requests fail with '403 Forbidden', '503 Service Unavailable', or a timeout. If only the usual namespace of the gateway is known, the finding is only info.",
    fix:
      "allow the callers and gateways of the host in the policies of the destination, and the destination in egress policies of the callers and gateways. In an ambient mesh, also allow port 15008 in NetworkPolicies that list ports. Alternatively, remove the destination if it is a mirror or the route has other destinations",
    specFix:
      "add 'Calls(\"…\")' with the name of the host's service to each calling service. The policies then also allow the destinations of the host's routes. If the finding names a Gateway whose 'in:' sets the namespace of its proxies, allow the finding with a reason. Alternatively, remove the destination if it is a mirror or the route has other destinations",
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {namespace: shop, name: api}
        spec:
          hosts: [api]
          http:
          - timeout: 5s
            route:
            - destination: {host: api}
              weight: 90
            - destination:
                host: api-v2  # flagged
              weight: 10
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {namespace: shop, name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - {name: web, env: [{name: API, value: 'http://api:8080'}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {namespace: shop, name: api}
        spec: {selector: {app: api}, ports: [{name: http, port: 8080}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {namespace: shop, name: api}
        spec:
          template:
            metadata: {labels: {app: api}}
            spec:
              containers: [{name: api}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {namespace: shop, name: api-v2}
        spec: {selector: {app: api-v2}, ports: [{name: http, port: 8080}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {namespace: shop, name: api-v2}
        spec:
          template:
            metadata: {labels: {app: api-v2}}
            spec:
              containers: [{name: api}]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {namespace: shop, name: api-v2}
        spec:
          podSelector: {matchLabels: {app: api-v2}}
          policyTypes: [Ingress]
        """),
      .passing(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {namespace: shop, name: api}
        spec:
          hosts: [api]
          http:
          - timeout: 5s
            route:
            - destination: {host: api}
              weight: 90
            - destination:
                host: api-v2
              weight: 10
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {namespace: shop, name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - {name: web, env: [{name: API, value: 'http://api:8080'}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {namespace: shop, name: api}
        spec: {selector: {app: api}, ports: [{name: http, port: 8080}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {namespace: shop, name: api}
        spec:
          template:
            metadata: {labels: {app: api}}
            spec:
              containers: [{name: api}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {namespace: shop, name: api-v2}
        spec: {selector: {app: api-v2}, ports: [{name: http, port: 8080}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {namespace: shop, name: api-v2}
        spec:
          template:
            metadata: {labels: {app: api-v2}}
            spec:
              containers: [{name: api}]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {namespace: shop, name: api-v2}
        spec:
          podSelector: {matchLabels: {app: api-v2}}
          policyTypes: [Ingress]
          ingress:
          - from: [{podSelector: {matchLabels: {app: web}}}]
        """),
    ])

  /// The maximum number of calls to the hosts of a VirtualService that are checked for each destination; one blocked
  /// call is enough for a finding.
  private static let callerLimit = 64

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    // A delegate has no hosts. Its destinations are checked with the VirtualService that delegates to it.
    guard !service.hosts.isEmpty else { return [] }
    let own = service.hosts.compactMap {
      $0.text.flatMap { context.hosts.service(for: $0, from: service.namespace) }
    }
    let callers =
      service.gateways.contains(IstioGateway.mesh) ? own.flatMap { context.calls.calls(to: $0) } : []
    let entrances = context.gateways(of: service).map { reference in
      (name: "Gateway/\(reference.name)", entrance: entrance(reference, context))
    }
    return destinations(of: service, context).compactMap { destination in
      let host = destination.part["host"]
      guard let text = host.text, let target = context.hosts.service(for: text, from: destination.namespace)
      else {
        return nil
      }
      let isOwn = own.contains { $0.manifest === target.manifest }
      // Sidecar objects do not block destinations, because Istio adds the destinations of visible routes to a proxy's
      // hosts.
      let meshFinding = isOwn ? nil : finding(at: host, destination.part, target, callers, context)
      return meshFinding ?? finding(at: host, target, entrances, context)
    }
  }

  /// A finding for callers in the mesh; other rules check the policies of the host's own Service.
  private func finding(
    at host: ManifestField, _ destination: ManifestField, _ target: Service, _ callers: [Call],
    _ context: LintContext
  ) -> Finding? {
    let workloads = context.relations.pods(of: target).representatives
    guard !workloads.isEmpty else { return nil }
    for caller in callers.prefix(Self.callerLimit) {
      let port = destination["port"]["number"].int ?? (target.ports.count == 1 ? nil : caller.port)
      let call = Call(caller: caller.caller, service: target, port: port, field: host)
      let network = workloads.map { context.traffic.networkBlock(of: call, to: $0, context)?.policy.manifest }
      if let first = network.first, let policy = first, network.allSatisfy({ $0 != nil }) {
        return finding(at: host, "'\(caller.caller.name)'", target, policy)
      }
      let authorization = workloads.map { context.traffic.authorizationBlock(of: call, to: $0)?.manifest }
      if let first = authorization.first, let policy = first, authorization.allSatisfy({ $0 != nil }) {
        return finding(at: host, "'\(caller.caller.name)'", target, policy)
      }
    }
    return nil
  }

  /// A finding for gateways.
  private func finding(
    at host: ManifestField, _ target: Service, _ entrances: [(name: String, entrance: Entrance)],
    _ context: LintContext
  ) -> Finding? {
    for (name, entrance) in entrances {
      if let policy = context.blockingPolicy(of: entrance, by: host, to: target) {
        return finding(at: host, name, target, policy, severity: entrance.severity)
      }
    }
    return nil
  }

  private func finding(
    at host: ManifestField, _ source: String, _ target: Service, _ policy: Manifest, severity: Severity? = nil
  ) -> Finding {
    finding(
      at: host, severity: severity,
      "\(policy.title(from: host.manifest)) blocks requests from \(source) to '\(target.name)', a destination of the route",
      notes: [policy.root["metadata"]["name"].note("the policy is declared here")])
  }

  private func entrance(_ reference: GatewayReference, _ context: LintContext) -> Entrance {
    guard let gateway = reference.gateway else { return .unknown }
    let pods = context.selectedPods(of: gateway)?.representatives ?? []
    if !pods.isEmpty { return .pods(pods) }
    let namespaces = context.podNamespaces(of: gateway)
    return namespaces.isEmpty ? .unknown : .usually(namespaces)
  }

  /// The destinations of a VirtualService and of its delegates that receive requests.
  private func destinations(of service: VirtualService, _ context: LintContext) -> [(
    part: ManifestField, namespace: String
  )] {
    service.receivers.map { ($0, service.namespace) }
      + service.spec["http"].items.flatMap { route -> [(part: ManifestField, namespace: String)] in
        let delegate = route["delegate"]
        guard let name = delegate["name"].text else { return [] }
        let namespace = delegate["namespace"].text ?? service.namespace
        guard let manifest = context.manifest(VirtualService.type, namespace, name) else { return [] }
        return VirtualService(manifest: manifest).receivers.map { ($0, namespace) }
      }
  }
}

extension Entrance {
  /// The severity of a block: info if the pods' namespace is only the usual one, because they may run elsewhere.
  var severity: Severity? {
    if case .usually = self { .info } else { nil }
  }
}

extension LintContext {
  /// The policy that blocks requests from an entrance to all pods of a Service; nil if some may be allowed.
  func blockingPolicy(of entrance: Entrance, by part: ManifestField, to service: Service) -> Manifest? {
    let workloads = relations.pods(of: service).representatives
    func block(_ policy: (Workload) -> Manifest?) -> Manifest? {
      let blocks = workloads.map(policy)
      guard let first = blocks.first, blocks.allSatisfy({ $0 != nil }) else { return nil }
      return first
    }
    return block { traffic.networkBlock(of: entrance, by: part, to: $0, of: service, self)?.manifest }
      ?? block { traffic.authorizationBlock(of: entrance, by: part, to: $0, of: service)?.manifest }
  }
}
