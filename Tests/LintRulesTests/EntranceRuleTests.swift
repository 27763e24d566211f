import Diagnostics
import ManifestTree
import Testing

@testable import LintEngine
@testable import LintRules

/// Policies that block gateways, ingress controllers, and callers of a route from its destinations.
@Suite struct EntranceRuleTests {
  private func findings(_ rule: any Rule, _ text: String) -> [Finding] {
    Linter([rule]).findings(in: Example.passing(text).context)
  }

  private func service(_ name: String) -> String {
    """
    apiVersion: v1
    kind: Service
    metadata: {namespace: shop, name: \(name)}
    spec: {selector: {app: \(name)}, ports: [{name: http, port: 80}]}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {namespace: shop, name: \(name)}
    spec:
      template:
        metadata: {labels: {app: \(name)}}
        spec:
          serviceAccountName: \(name)
          containers: [{name: \(name), env: [{name: API, value: 'http://api'}]}]
    ---

    """
  }

  private func ingress(_ className: String) -> String {
    """
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: {namespace: shop, name: web}
    spec: {ingressClassName: \(className), defaultBackend: {service: {name: web, port: {number: 80}}}}
    ---

    """
  }

  private func networkPolicy(_ rules: String) -> String {
    """
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {namespace: shop, name: web}
    spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]\(rules)}
    """
  }

  private func authorizationPolicy(_ app: String, _ rules: String) -> String {
    """
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: {namespace: shop, name: \(app)}
    spec: {selector: {matchLabels: {app: \(app)}}\(rules)}
    """
  }

  @Test(
    arguments: [
      ("", Severity.error), (", ingress: [{from: [{podSelector: {matchLabels: {app: orders}}}]}]", .error),
      (", ingress: [{from: [{podSelector: {}}]}]", .info),
      (
        ", ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: other}}}]}]",
        .info
      ),
      (", ingress: [{from: [{namespaceSelector: {}}]}]", nil), (", ingress: [{}]", nil),
      (", ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]", nil),
    ] as [(String, Severity?)])
  func `a blocked backend is an error if no controller can reach it, and otherwise information`(
    rules: String, severity: Severity?
  ) {
    let found = findings(
      IngressBackendBlocked(), ingress("nginx") + service("web") + service("orders") + networkPolicy(rules))
    #expect(found.first?.severity == severity)
    #expect(found.count == (severity == nil ? 0 : 1))
  }

  @Test func `a controller of an unknown class may be anywhere`() {
    let policy = networkPolicy(
      ", ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: other}}}]}]")
    #expect(findings(IngressBackendBlocked(), ingress("own") + service("web") + policy).isEmpty)
  }

  @Test(arguments: [
    ("", true), (", rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/orders]}}]}]", true),
    (", rules: [{from: [{source: {principals: [cluster.local/ns/edge/sa/controller]}}]}]", false),
    (", rules: [{from: [{source: {notPrincipals: [cluster.local/ns/shop/sa/orders]}}]}]", false),
    (", rules: [{from: [{source: {principals: ['*/ns/shop/sa/orders']}}]}]", true),
    (", rules: [{from: [{source: {principals: ['*/sa/orders']}}]}]", false),
    (", rules: [{from: [{source: {serviceAccounts: [orders, shop/web]}}]}]", true),
    (", rules: [{from: [{source: {serviceAccounts: [orders, edge/controller]}}]}]", false),
    (", rules: [{}]", false), (", action: DENY", false),
  ])
  func `an AuthorizationPolicy blocks a route's backend if it names only known workloads`(
    rules: String, isFound: Bool
  ) {
    let route = """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {namespace: shop, name: web}
      spec: {parentRefs: [{name: edge, namespace: edge}], rules: [{backendRefs: [{name: web, port: 80}]}]}
      ---

      """
    let found = findings(
      IngressBackendBlocked(),
      route + "\n" + service("web") + service("orders") + authorizationPolicy("web", rules))
    #expect(!found.isEmpty == isFound)
  }

  @Test func `a route of the mesh has no gateway whose requests a policy can block`() {
    let route = """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {namespace: shop, name: web}
      spec: {parentRefs: [{group: "", kind: Service, name: web}], rules: [{backendRefs: [{name: web, port: 80}]}]}
      ---

      """
    #expect(findings(IngressBackendBlocked(), route + "\n" + service("web") + networkPolicy("")).isEmpty)
  }

  private func virtualService(_ spec: String) -> String {
    """
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: {namespace: shop, name: api}
    spec: {\(spec)}
    ---

    """
  }

  @Test(arguments: [
    "hosts: [api], http: [{route: [{destination: {host: v2}}]}]",
    "hosts: [api], http: [{route: [{destination: {host: api}}], mirror: {host: v2}}]",
    "hosts: [api], http: [{route: [{destination: {host: api}}], mirrors: [{destination: {host: v2}}]}]",
    "hosts: [api], tcp: [{route: [{destination: {host: v2}}]}]",
    "hosts: [api], tls: [{match: [{sniHosts: [api]}], route: [{destination: {host: v2}}]}]",
    "hosts: [shop.example], gateways: [edge/out], http: [{route: [{destination: {host: v2}}]}]",
  ])
  func `every destination of a route must admit the callers of its host`(spec: String) {
    let objects = virtualService(spec) + service("web") + service("api") + service("v2")
    #expect(findings(RouteDestinationBlocked(), objects + authorizationPolicy("v2", "")).count == 1)
    let open = authorizationPolicy("v2", ", rules: [{from: [{source: {notNamespaces: [other]}}]}]")
    #expect(findings(RouteDestinationBlocked(), objects + open).isEmpty)
  }

  @Test func `a destination without requests does not have to admit callers`() {
    let rest = service("web") + service("api") + service("v2") + authorizationPolicy("v2", "")
    func found(_ weight: String) -> Int {
      let route = "route: [{destination: {host: api}, weight: 100}, {destination: {host: v2}\(weight)}]"
      return findings(RouteDestinationBlocked(), virtualService("hosts: [api], http: [{\(route)}]") + rest)
        .count
    }
    #expect(found(", weight: 10") == 1)
    #expect(found(", weight: 0") == 0)
    #expect(found("") == 0)
  }

  @Test func `a delegate's destinations are checked with the callers of the host that delegates to it`() {
    let delegate = """
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {namespace: shop, name: part}
      spec: {http: [{route: [{destination: {host: v2}}]}]}
      ---

      """
    let objects =
      virtualService("hosts: [api], http: [{delegate: {name: part}}]") + delegate + "\n" + service("web")
      + service("api") + service("v2") + authorizationPolicy("v2", "")
    let found = findings(RouteDestinationBlocked(), objects)
    #expect(found.map(\.object.name) == ["part"])
  }
}
