internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct HostNotInGateway: Rule {
  static let card = RuleCard(
    id: "host-not-in-gateway", topic: .mesh, .error, in: .default,
    summary: "VirtualService has a host that its Gateway does not serve",
    why:
      "A Gateway accepts requests only for the hosts in its servers. Requests for any other host get '404 Not Found', or a closed connection on a port with TLS. A server's host with a namespace, such as 'shop/*', is only for VirtualServices in that namespace. If the VirtualService applies in the mesh or at another Gateway, the finding for a Gateway that serves none of the hosts is a warning.",
    fix:
      "add the host to 'hosts' in a server of the Gateway, or correct the host in the VirtualService. If the server's host has a namespace, such as 'shop/shop.example', use the namespace of the VirtualService or '*'. If the server uses TLS, its certificate must be valid for the host",
    specFix:
      "add the host to 'hosts:' in a Listener of the 'Gateway', or correct the host in '.routed(at: …)'. If the listener's host has a namespace, such as 'shop/shop.example', use the namespace of the app or '*'. If the Listener uses TLS, its certificate must be valid for the host",
    covers: CompatibleIDs(istioctl: ["IST0132"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingressgateway}
          servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: shop-tls}, hosts: [shop.example]}]
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [other.example]  # flagged
          gateways: [shop]
          http:
          - timeout: 5s
            route: [{destination: {host: shop}}]
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingressgateway}
          servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: shop-tls}, hosts: [shop.example]}]
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop.example]
          gateways: [shop]
          http:
          - timeout: 5s
            route: [{destination: {host: shop}}]
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    let references = context.gateways(of: service)
    // A Gateway that is not in the input may serve any host.
    let isKnown = references.allSatisfy { $0.gateway != nil }
    let bound = references.compactMap { reference in
      reference.gateway.map { (reference.field, patterns: Self.patterns(of: $0, for: service)) }
    }
    guard !bound.isEmpty else { return [] }
    func isAdmitted(_ host: ManifestField, by patterns: [HostPattern]) -> Bool {
      host.text.map { text in patterns.contains { $0.overlaps(HostPattern(text)) } } ?? true
    }
    let stray = service.hosts.filter { host in
      isKnown && !service.gateways.contains(IstioGateway.mesh)
        && !bound.contains { isAdmitted(host, by: $0.patterns) }
    }
    if stray.count < service.hosts.count || service.gateways.contains(IstioGateway.mesh) {
      // Each of several Gateways should have at least one of the hosts.
      let idle = bound.filter { gateway in !service.hosts.contains { isAdmitted($0, by: gateway.patterns) } }
      return stray.map { notFound($0) }
        + idle.map {
          finding(
            at: $0.0, severity: .warning,
            "Gateway '\($0.0.text ?? "")' serves none of the hosts in \(service.manifest.title)",
            fix:
              "remove the Gateway from spec.gateways, or add a host of the VirtualService to the Gateway. If the server uses TLS, its certificate must be valid for the host"
          )
        }
    }
    return stray.map { notFound($0) }
  }

  private func notFound(_ host: ManifestField) -> Finding {
    finding(
      at: host,
      "no Gateway in spec.gateways serves the host '\(host.text ?? "")' for VirtualServices in namespace '\(host.manifest.namespace)'"
    )
  }

  private static func patterns(of gateway: Gateway, for service: VirtualService) -> [HostPattern] {
    gateway.servers.flatMap { $0["hosts"].texts }.compactMap { host($0, of: gateway, for: service) }
      .map { HostPattern($0) }
  }

  /// The host of a server, without its optional namespace; nil if the server is for VirtualServices in another
  /// namespace.
  private static func host(_ text: String, of gateway: Gateway, for service: VirtualService) -> String? {
    let named = NamespacedHost(text, in: gateway.namespace)
    return named.namespace == nil || named.namespace == service.namespace ? named.host : nil
  }
}
