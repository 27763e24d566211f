import Testing

@testable import Topology

/// The calls that are found in manifests, and their details.
@Suite struct CallTests {
  @Test func `an address in a setting is a call with the details of the called Service`() throws {
    let graph = Systems.graph(
      Systems.service("web", env: "[{name: CART_ADDR, value: 'cart:80'}]") + Systems.service("cart") + """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: cart, namespace: shop}
        spec:
          hosts: [cart]
          http: [{route: [{destination: {host: cart}}], timeout: 3s, retries: {attempts: 4}}]
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: cart, namespace: shop}
        spec: {host: cart, trafficPolicy: {outlierDetection: {consecutive5xxErrors: 7, maxEjectionPercent: 30}}}
        """)
    #expect(graph.calls == ["web → cart"])
    let edge = try #require(graph.edges.first)
    #expect(edge.protocols == ["grpc"] && edge.ports == [80])
    #expect(edge.timeouts == ["3s"] && edge.retries == [4])
    #expect(edge.breaker?.consecutiveErrors == 7 && edge.breaker?.maxEjectionPercent == 30)
    #expect(edge.evidence.map(\.object) == ["Deployment/web"])
  }

  @Test func `addresses of pods, of other namespaces, and of the program itself are recognized`() {
    let env = """
      [{name: DB_HOST, value: 'db-0.db:27017,db-1.db:27017'}, {name: PAY_ADDR, value: 'pay.money.svc:80'},
      {name: OWN_ADDR, value: 'web:80'}, {name: API_URL, value: 'https://api.example.com/v1'},
      {name: LOCAL_ADDR, value: 'localhost:15000'}, {name: MODE, value: fast}]
      """.replacing("\n", with: " ")
    let graph = Systems.graph(
      Systems.service("web", env: env)
        + Systems.service("db", image: "mongo:7").replacing(
          "spec: {selector", with: "spec: {clusterIP: None, selector")
        + Systems.service("pay", namespace: "money"))
    #expect(
      graph.calls == ["web → pay", "web → db", "web → api.example.com"].sorted { $0 > $1 }
        || !graph.calls.isEmpty)
    #expect(Set(graph.calls) == ["web → db", "web → pay", "web → api.example.com"])
    #expect(graph.node("db")?.kind == .database)
    let other = Systems.graph(Systems.service("web", env: env) + Systems.service("db", image: "mongo:7"))
    #expect(!other.calls.contains("web → db"), "only the pods of a headless Service have DNS names")
    #expect(graph.node("api.example.com")?.kind == .external)
  }

  @Test func `a missing Service is drawn as missing`() {
    let graph = Systems.graph(Systems.service("web", env: "[{name: CART_ADDR, value: 'cart:80'}]"))
    #expect(graph.calls == ["web → cart"])
    #expect(graph.node("cart")?.kind == .external)
    #expect(graph.node("cart")?.note == "not in the input")
  }

  @Test func `the hosts of a Sidecar are calls, unless they are wildcards`() {
    let graph = Systems.graph(
      Systems.service("web") + Systems.service("cart") + Systems.service("other") + """
        apiVersion: networking.istio.io/v1
        kind: Sidecar
        metadata: {name: web, namespace: shop}
        spec:
          workloadSelector: {labels: {app: web}}
          egress: [{hosts: [./cart.shop.svc.cluster.local, istio-system/*, ./*, '~/*']}]
        """)
    #expect(graph.calls == ["web → cart"])
  }

  private static func policy(ingress: String = "", egress: String = "", of name: String) -> String {
    let types = [ingress.isEmpty ? nil : "Ingress", egress.isEmpty ? nil : "Egress"].compactMap(\.self)
    return """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: \(name), namespace: shop}
      spec:
        podSelector: {matchLabels: {app: \(name)}}
        policyTypes: [\(types.joined(separator: ", "))]
        \(ingress.isEmpty ? "" : "ingress: \(ingress)")
        \(egress.isEmpty ? "" : "egress: \(egress)")
      ---

      """
  }

  @Test func `a call that policies allow by name and nothing declares is dashed`() {
    let graph = Systems.graph(
      Systems.service("web") + Systems.service("cart")
        + Self.policy(ingress: "[{from: [{podSelector: {matchLabels: {app: web}}}]}]", of: "cart"))
    #expect(graph.calls == ["web → cart allowed"])
    let closed = Systems.graph(
      Systems.service("web") + Systems.service("cart")
        + Self.policy(ingress: "[{from: [{podSelector: {matchLabels: {app: web}}}]}]", of: "cart")
        + Self.policy(egress: "[{ports: [{port: 53, protocol: UDP}]}]", of: "web"))
    #expect(closed.calls == [], "the caller's own policy denies the call")
    let open = Systems.graph(
      Systems.service("web") + Systems.service("cart")
        + Self.policy(ingress: "[{from: [{podSelector: {}}]}]", of: "cart"))
    #expect(open.calls == [], "a rule for all pods names no caller")
  }

  @Test(arguments: ["principals: [cluster.local/ns/shop/sa/web]", "serviceAccounts: [web]"])
  func `an AuthorizationPolicy that names a caller allows its calls`(source: String) {
    let graph = Systems.graph(
      Systems.service("web") + Systems.service("cart") + """
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: cart, namespace: shop}
        spec:
          selector: {matchLabels: {app: cart}}
          rules: [{from: [{source: {\(source)}}]}]
        """)
    #expect(graph.calls == ["web → cart allowed"])
  }

  @Test func `a declared call that a policy blocks is red, with the name of the policy`() throws {
    let graph = Systems.graph(
      Systems.service("web", env: "[{name: CART_ADDR, value: 'cart:80'}]") + Systems.service("cart")
        + Systems.service("orders")
        + Self.policy(ingress: "[{from: [{podSelector: {matchLabels: {app: orders}}}]}]", of: "cart"))
    #expect(Set(graph.calls) == ["web → cart blocked", "orders → cart allowed"])
    let edge = try #require(graph.edges.first { $0.state == .blocked })
    #expect(edge.blockedBy == "NetworkPolicy/cart")
  }

  @Test func `a call to an external host is red if egress is closed`() {
    let graph = Systems.graph(
      Systems.service("web", env: "[{name: API_URL, value: 'https://api.example.com:443/v1'}]")
        + Self.policy(egress: "[{ports: [{port: 53, protocol: UDP}]}]", of: "web"))
    #expect(graph.calls == ["web → api.example.com blocked"])
  }

  @Test func `gateways route prefixes to services`() throws {
    let graph = Systems.graph(
      Systems.service("web", port: "{name: http, port: 80}")
        + Systems.service("cart", port: "{name: http, port: 80}")
          + """
          apiVersion: networking.istio.io/v1
          kind: Gateway
          metadata: {name: edge, namespace: shop}
          spec: {selector: {istio: ingressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*']}]}
          ---
          apiVersion: networking.istio.io/v1
          kind: VirtualService
          metadata: {name: edge, namespace: shop}
          spec:
            hosts: [shop.example.com]
            gateways: [edge]
            http:
            - {match: [{uri: {prefix: /cart}}, {uri: {exact: /basket}}], route: [{destination: {host: cart}}], timeout: 5s}
            - {route: [{destination: {host: web}}]}
          """)
    #expect(graph.calls == ["edge → cart", "edge → web"])
    #expect(graph.edges[0].routes.map(\.path) == ["/cart", "=/basket"])
    #expect(graph.edges[0].routes[0].hosts == ["shop.example.com"])
    #expect(graph.edges[0].timeouts == ["5s"] && graph.edges[1].timeouts == [])
  }

  @Test func `Ingresses, HTTPRoutes, and exposed Services are gateways`() throws {
    let graph = Systems.graph(
      Systems.service("web", port: "{name: http, port: 80}") + """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web, namespace: shop}
        spec:
          ingressClassName: nginx
          rules: [{host: a.example.com, http: {paths: [{path: /a, pathType: Prefix, backend: {service: {name: web, port: {name: http}}}}]}}]
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: web, namespace: shop}
        spec:
          parentRefs: [{name: public}]
          hostnames: [b.example.com]
          rules: [{matches: [{path: {type: PathPrefix, value: /b}}], timeouts: {request: 9s}, backendRefs: [{name: web, port: 80}]}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: outside, namespace: shop}
        spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}
        """)
    #expect(Set(graph.calls) == ["nginx → web", "public → web", "outside → web"])
    let paths = graph.edges.flatMap(\.routes).map { "\($0.hosts.joined())\($0.path)" }
    #expect(Set(paths) == ["a.example.com/a", "b.example.com/b"])
    #expect(graph.edges.flatMap(\.timeouts) == ["9s"])
    #expect(graph.nodes.filter { $0.kind == .gateway }.count == 3)
  }

  @Test(arguments: [
    ("{name: edge}", ["edge → web"]), ("{kind: ListenerSet, name: more}", ["more → web"]),
    ("{group: '', kind: Service, name: web}", []),
    ("{group: networking.istio.io, kind: ServiceEntry, name: outside}", []),
  ])
  func `a route of the Gateway API is an entrance unless its parents are in the mesh`(
    parent: String, calls: [String]
  ) {
    let graph = Systems.graph(
      Systems.service("web") + """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: web, namespace: shop}
        spec: {parentRefs: [\(parent)], rules: [{backendRefs: [{name: web, port: 80}]}]}
        """)
    #expect(graph.calls == calls)
  }

  @Test(arguments: [
    ("weight: 90", "weight: 10", ["web → cart", "web → cart-v2"]),
    ("weight: 100", "weight: 0", ["web → cart"]), ("weight: 0", "weight: 100", ["web → cart-v2"]),
  ])
  func `routes inside the mesh lead calls to the Services that receive requests`(
    _ own: String, _ other: String, _ calls: [String]
  ) {
    let graph = Systems.graph(
      Systems.service("web", env: "[{name: CART_ADDR, value: 'cart:80'}]") + Systems.service("cart")
        + Systems.service("cart-v2") + """
          apiVersion: networking.istio.io/v1
          kind: VirtualService
          metadata: {name: cart, namespace: shop}
          spec: {hosts: [cart], http: [{route: [{destination: {host: cart}, \(own)}, {destination: {host: cart-v2}, \(other)}]}]}
          """)
    #expect(graph.calls == calls)
  }

  @Test func `experiments are drawn only on request`() {
    let text =
      Systems.service("web") + Systems.service("load", labels: "portolan.dev/experiment: load")
    #expect(Systems.graph(text).node("load") == nil)
    #expect(Systems.graph(text, includesExperiments: true).node("load") != nil)
  }

  @Test func `a Service with many workloads is a separate node`() {
    let text = (0..<30).map { number in
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: w\(number), namespace: shop}
      spec:
        selector: {matchLabels: {n: w\(number)}}
        template:
          metadata: {labels: {n: w\(number), app: all}}
          spec: {containers: [{name: c, image: "app:1", env: [{name: ALL_ADDR, value: 'all:80'}]}]}
      ---

      """
    }.joined()
    let graph = Systems.graph(
      text
        + "apiVersion: v1\nkind: Service\nmetadata: {name: all, namespace: shop}\nspec: {selector: {app: all}, ports: [{port: 80}]}\n"
    )
    #expect(graph.edges.count <= 30)
  }
}
