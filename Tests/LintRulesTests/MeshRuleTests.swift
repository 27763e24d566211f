import Diagnostics
import Testing

@testable import LintEngine
@testable import LintRules

/// Relations between several mesh objects that the rules' examples do not cover.
@Suite struct MeshRuleTests {
  private func expect(_ rule: any Rule, finds example: Example, at place: SourceLocation = #_sourceLocation) {
    let lines = Set(Linter([rule]).findings(in: example.context).map(\.location.line))
    #expect(lines == example.flaggedLines, sourceLocation: place)
  }

  @Test(
    arguments: [
      ("{name: http-web, port: 80}", "http"), ("{name: HTTP, port: 80}", "http"),
      ("{name: grpc-web-api, port: 80}", "grpc-web"),
      ("{name: web, port: 80, appProtocol: kubernetes.io/h2c}", "http2"),
      ("{name: web, port: 80, appProtocol: kubernetes.io/ws}", "http"),
      ("{name: http-web, port: 80, appProtocol: postgresql}", "postgresql"),
      ("{name: db, port: 3306}", "tcp"), ("{name: amqp, port: 5672}", nil),
      ("{name: hbone, port: 15008}", nil),
      ("{name: web, port: 8080}", nil), ("{name: dns, port: 53, protocol: UDP}", "udp"),
    ] as [(String, String?)])
  func `the protocol of a Service's port is the one that istiod reads`(port: String, expected: String?) throws
  {
    let text = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [\(port)]}\n"
    let context = Example.passing(text).context
    let service = try #require(Service.all(in: context).first)
    #expect(MeshProtocol(try #require(service.ports.first))?.name == expected)
  }

  @Test(arguments: [("", "  # flagged"), (", allowOrigins: [{exact: 'https://shop.example'}]", "")])
  func `allowOrigin has no effect beside allowOrigins`(origins: String, mark: String) {
    expect(
      CORSCredentialsAnyOrigin(),
      finds: .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop]
          http:
          - corsPolicy: {allowOrigin: ['*']\(origins), allowCredentials: true}\(mark)
            route: [{destination: {host: shop}}]
        """))
  }

  @Test(
    arguments: [
      ("[pay]", "pay", ""), ("['.']", "pay", "  # flagged"), ("[]", "pay", "  # flagged"),
      ("[shop, pay]", "pay", "  # flagged"), ("[web]", "pay", "  # flagged"),
      ("[pay]", "other", "  # flagged"),
    ])
  func `only the namespaces to which a route is exported must see its hosts`(
    exports: String, name: String, mark: String
  ) {
    expect(
      RouteHostMissing(),
      finds: .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: pay, namespace: pay, annotations: {networking.istio.io/exportTo: .}}
        spec: {selector: {app: pay}, ports: [{name: http, port: 80}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: pay, namespace: shop}
        spec:
          hosts: [pay.example]
          exportTo: \(exports)
          http:
          - route: [{destination: {host: \(name).pay.svc.cluster.local}}]\(mark)
        """))
  }

  @Test func `gateways conflict if one selects a part of the other's pods, in any namespace`() {
    expect(
      GatewaysConflict(),
      finds: .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: all, namespace: one}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - {port: {number: 80, name: http, protocol: HTTP}, hosts: [shop.example]}  # flagged
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: some, namespace: two}
        spec:
          selector: {istio: ingressgateway, zone: a}
          servers:
          - {port: {number: 80, name: http, protocol: HTTP}, hosts: [shop.example]}  # flagged
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: others, namespace: two}
        spec:
          selector: {istio: internal}
          servers:
          - {port: {number: 80, name: http, protocol: HTTP}, hosts: [shop.example]}
        """))
  }

  @Test(arguments: [("one", ""), ("two", " in namespace 'two'")])
  func `a conflict names the other Gateway, the host and the port`(namespace: String, place: String) {
    func gateway(_ name: String, _ namespace: String) -> String {
      """
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: {name: \(name), namespace: \(namespace)}
      spec:
        selector: {istio: ingressgateway}
        servers:
        - {port: {number: 80, name: http, protocol: HTTP}, hosts: [\(name).example, shop.example]}
      """
    }
    let example = Example.passing("\(gateway("a", "one"))\n---\n\(gateway("b", namespace))")
    let messages = Linter([GatewaysConflict()]).findings(in: example.context).map(\.message)
    #expect(messages.first == "Gateway/b\(place) also serves host 'shop.example' on port 80")
  }

  @Test func `a policy for the pods of a gateway that is not in the input is not reported`() {
    expect(
      AuthorizationSelectsNothing(),
      finds: .passing(
        """
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: ingress, namespace: istio-system}
        spec:
          selector: {matchLabels: {istio: ingressgateway}}
          rules: [{from: [{source: {ipBlocks: [192.0.2.0/24]}}]}]
        ---
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: managed, namespace: shop}
        spec:
          selector: {matchLabels: {gateway.networking.k8s.io/gateway-name: shop}}
          rules: [{from: [{source: {ipBlocks: [192.0.2.0/24]}}]}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop, namespace: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        """))
  }

  @Test func `a certificate is a duplicate for the gateway whose pods include the other's`() {
    func gateway(_ name: String, _ labels: String, _ flag: String) -> String {
      """
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: {name: \(name)}
      spec:
        selector: {\(labels)}
        servers:
        - port: {number: 443, name: https, protocol: HTTPS}
          hosts: [\(name).example]
          tls: {mode: SIMPLE, credentialName: shop-tls}\(flag)
      """
    }
    let whole = gateway("all", "istio: ingressgateway", "  # flagged")
    let part = gateway("some", "istio: ingressgateway, zone: a", "")
    expect(GatewayDuplicateCertificate(), finds: .failing("\(whole)\n---\n\(part)"))
  }

  @Test func `TCP and TLS routes are checked like HTTP routes`() {
    expect(
      UnreachableRoute(),
      finds: .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop.example]
          tls:
          - match: [{port: 443, sniHosts: [shop.example]}]
            route: [{destination: {host: one}}]
          - match:
            - {port: 443, sniHosts: [shop.example]}  # flagged
            route: [{destination: {host: two}}]
          tcp:
          - route: [{destination: {host: one}}]
          - match:
            - port: 9000  # flagged
            route: [{destination: {host: two}}]
        """))
  }

  @Test func `a more specific match is hidden by an earlier less specific one, but not the reverse`() {
    expect(
      UnreachableRoute(),
      finds: .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop]
          http:
          - match: [{uri: {prefix: /orders}, method: {exact: GET}}]
            route: [{destination: {host: one}}]
          - match:
            - {uri: {prefix: /orders/new}, method: {exact: GET}, headers: {beta: {exact: "1"}}}  # flagged
            route: [{destination: {host: two}}]
          - match:
            - {uri: {prefix: /orders/new}, method: {exact: POST}}
            route: [{destination: {host: two}}]
          - match:
            - {uri: {prefix: /ORDERS}, ignoreUriCase: true, method: {exact: GET}}
            route: [{destination: {host: two}}]
        """))
  }

  @Test func `a route that delegates hides no later route, because its delegate can match fewer requests`() {
    expect(
      UnreachableRoute(),
      finds: .passing(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop.example]
          gateways: [edge]
          http:
          - match: [{uri: {prefix: /api}}]
            delegate: {name: api}
          - match: [{uri: {prefix: /api/orders}}]
            route: [{destination: {host: orders}}]
        """))
  }

  @Test func `ServiceEntries without a common namespace do not conflict`() {
    func entry(_ namespace: String, _ protocols: String, _ flag: String) -> String {
      """
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: {name: api, namespace: \(namespace)}
      spec:
        hosts: [api.example.com]
        exportTo: [\(namespace == "all" ? "'*'" : "."), \(namespace)]
        ports:
        - {number: 443, name: api, protocol: \(protocols)}\(flag)
      """
    }
    expect(
      ServiceEntriesConflict(),
      finds: .passing("\(entry("one", "TLS", ""))\n---\n\(entry("two", "HTTPS", ""))"))
    expect(
      ServiceEntriesConflict(),
      finds: .failing("\(entry("one", "TLS", "  # flagged"))\n---\n\(entry("all", "HTTPS", "  # flagged"))"))
  }

  @Test func `a ServiceEntry that no namespace can see conflicts with no other`() {
    func entry(_ name: String, _ exported: String) -> String {
      """
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: {name: \(name), namespace: shop}
      spec:
        hosts: [api.example.com]
        exportTo: ["\(exported)"]
        ports: [{number: 443, name: api, protocol: \(name == "one" ? "TLS" : "HTTPS")}]
      """
    }
    for other in ["~", "*"] {
      expect(ServiceEntriesConflict(), finds: .passing("\(entry("one", "~"))\n---\n\(entry("two", other))"))
    }
  }

  @Test(arguments: [("web", true), ("other/web", false), ("shop/web", true)])
  func `a service account without a namespace is in the policy's namespace`(name: String, isBlocked: Bool) {
    #expect(isCallBlocked(by: "serviceAccounts: ['\(name)']") == isBlocked)
  }

  @Test(arguments: [
    ("principals: ['td.example/ns/other/sa/web']", false), ("principals: ['td.example/ns/other/*']", false),
    ("principals: ['td.example/ns/shop/*']", true), ("principals: ['a/b/ns/other/sa/web']", true),
    ("namespaces: ['o*r']", false), ("namespaces: ['*the*']", false), ("namespaces: ['o*x']", true),
  ])
  func `a policy admits the identities that Envoy matches, in any trust domain`(
    source: String, isBlocked: Bool
  ) {
    #expect(isCallBlocked(by: source) == isBlocked)
  }

  @Test(arguments: [("o*r", false), ("*the*", false), ("o*x", true), ("*", false), ("other", false)])
  func `a namespace of a policy is missing if no namespace matches its wildcards`(
    text: String, isMissing: Bool
  ) {
    let example = Example.passing(
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: other}
      ---
      apiVersion: security.istio.io/v1
      kind: AuthorizationPolicy
      metadata: {name: cart, namespace: other}
      spec: {rules: [{from: [{source: {namespaces: ['\(text)']}}]}]}
      """)
    let findings = Linter([AuthorizationNamespaceMissing()]).findings(in: example.context)
    #expect(findings.isEmpty != isMissing)
  }

  /// Whether a policy with a source denies the call of `web` in the namespace `other`.
  private func isCallBlocked(by source: String) -> Bool {
    let example = Example.passing(
      """
      apiVersion: v1
      kind: Service
      metadata: {name: cart, namespace: shop}
      spec: {selector: {app: cart}, ports: [{name: http, port: 80, targetPort: 8080}]}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: cart, namespace: shop}
      spec:
        selector: {matchLabels: {app: cart}}
        template:
          metadata: {labels: {app: cart}}
          spec: {containers: [{name: cart, image: "cart:1", ports: [{containerPort: 8080}]}]}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: other}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            serviceAccountName: web
            containers: [{name: web, image: "web:1", env: [{name: CART_URL, value: "http://cart.shop.svc"}]}]
      ---
      apiVersion: security.istio.io/v1
      kind: AuthorizationPolicy
      metadata: {name: cart, namespace: shop}
      spec:
        selector: {matchLabels: {app: cart}}
        action: ALLOW
        rules: [{from: [{source: {\(source)}}]}]
      """)
    return !Linter([CallBlockedByAuthorization()]).findings(in: example.context).isEmpty
  }

  @Test(arguments: [
    ("search.data.svc.cluster.local", false), ("serch.data.svc.example.com", true),
    ("search.data.svc.example.com", false), ("search.example.com", true),
    ("api.example.com", false),
  ])
  func `a host in another domain is known to the mesh by a ServiceEntry, or if it is the cluster's domain`(
    host: String, isMissing: Bool
  ) {
    let example = Example.passing(
      """
      apiVersion: v1
      kind: Service
      metadata: {name: search, namespace: data}
      spec: {selector: {app: search}, ports: [{name: http, port: 80}]}
      ---
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: {name: all, namespace: data}
      spec: {hosts: [api.example.com], ports: [{number: 80, name: http, protocol: HTTP}]}
      ---
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: {name: own, namespace: other}
      spec: {hosts: [api.example.com], exportTo: ["."], ports: [{number: 80, name: http, protocol: HTTP}]}
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: web, namespace: data}
      spec:
        hosts: [web.example.com]
        http: [{route: [{destination: {host: \(host)}}]}]
      """)
    #expect(Linter([RouteHostMissing()]).findings(in: example.context).isEmpty != isMissing)
  }

  @Test(arguments: [("10.0.0.0/8", true), ("010.0.0.0/8", false), ("10.0.0.0/08", false), (":::/64", false)])
  func `the ranges of an Istio annotation are CIDRs`(range: String, isValid: Bool) {
    let example = Example.passing(
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        annotations: {traffic.sidecar.istio.io/includeOutboundIPRanges: "\(range)"}
      spec: {containers: [{name: web, image: "web:1"}]}
      """)
    let findings = Linter(Catalogue.rules).findings(in: example.context)
    #expect(findings.contains { $0.rule == "invalid-istio-annotation" } != isValid)
  }

  @Test(arguments: ["edge", "shop/edge", "./edge", "edge.shop", "edge.shop.svc.cluster.local"])
  func `the name of a Gateway is resolved as istiod does`(name: String) {
    let example = Example.passing(
      """
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: {name: edge, namespace: shop}
      spec:
        selector: {istio: ingressgateway}
        servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [shop.example]}]
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: web, namespace: shop}
      spec:
        hosts: [shop.example]
        gateways: ["\(name)"]
        http: [{match: [{gateways: [shop/edge]}], route: [{destination: {host: web}}]}]
      """)
    #expect(Linter([RouteGatewayMissing()]).findings(in: example.context).map(\.message) == [])
  }

  @Test func `a host is looked up in the namespaces to which the route is visible`() {
    expect(
      RouteHostMissing(),
      finds: .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: cart, namespace: shop, annotations: {networking.istio.io/exportTo: "shop,web"}}
        spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: cart, namespace: shop}
        spec:
          exportTo: [web, pay]
          hosts: [cart.shop.svc.cluster.local]
          http:
          - route:
            - destination:
                host: cart.shop.svc.cluster.local  # flagged
        """))
  }

  @Test(arguments: ["api.example.com", "*.example.com", "db-0.db.shop.svc.cluster.local"])
  func `a host that a wildcard or a headless Service hides is not called unknown`(_ host: String) {
    let text = """
      apiVersion: v1
      kind: Service
      metadata: {name: db, namespace: shop, annotations: {networking.istio.io/exportTo: "."}}
      spec: {clusterIP: None, selector: {app: db}, ports: [{port: 5432, name: tcp}]}
      ---
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: {name: api, namespace: shop}
      spec: {hosts: ["*.example.com"], exportTo: ["."], ports: [{number: 80, name: http, protocol: HTTP}]}
      ---
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: {name: a, namespace: web}
      spec: {host: "\(host)", trafficPolicy: {tls: {mode: DISABLE}}}
      """
    let findings = Linter([DestinationRuleHostMissing()]).findings(in: Example.passing(text).context)
    #expect(findings.map(\.message) == ["'\(host)' is not visible in the namespace 'web'"])
  }

  @Test func `a host that exportTo hides is not called unknown`() {
    let text = """
      apiVersion: v1
      kind: Service
      metadata: {name: cart, namespace: shop, annotations: {networking.istio.io/exportTo: "."}}
      spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: web, namespace: web}
      spec:
        hosts: [web.example]
        http: [{route: [{destination: {host: cart.shop.svc.cluster.local}}]}]
      """
    let findings = Linter([RouteHostMissing()]).findings(in: Example.passing(text).context)
    #expect(
      findings.map(\.message) == ["'cart.shop.svc.cluster.local' is not visible in the namespace 'web'"])
  }

  @Test func `a Secret that a controller creates is not missing`() {
    expect(
      GatewayCredentialMissing(),
      finds: .failing(
        """
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata: {name: shop, namespace: istio-system}
        spec: {secretName: shop-tls}
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - port: {number: 443, name: https, protocol: HTTPS}
            hosts: [shop.example]
            tls: {mode: SIMPLE, credentialName: shop-tls}
          - port: {number: 443, name: pay, protocol: HTTPS}
            hosts: [pay.example]
            tls:
              mode: SIMPLE
              credentialName: pay-tls  # flagged
        """))
  }

  @Test func `a subset's settings for a port replace those of all subsets`() {
    expect(
      PortSettingsDropPolicy(),
      finds: .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop}
        spec:
          host: shop
          trafficPolicy:
            tls: {mode: ISTIO_MUTUAL}
            portLevelSettings:
            - port: {number: 9090}  # flagged
              connectionPool: {http: {maxRetries: 2}}
          subsets:
          - name: v1
            labels: {version: v1}
            trafficPolicy:
              portLevelSettings:
              - port: {number: 8080}  # flagged
                loadBalancer: {simple: RANDOM}
              - port: {number: 9090}  # flagged
                loadBalancer: {simple: RANDOM}
          - name: v2
            labels: {version: v2}
            trafficPolicy:
              portLevelSettings:
              - port: {number: 8080}
                tls: {mode: ISTIO_MUTUAL}
              - port: {number: 9090}
                connectionPool: {http: {maxRetries: 3}}
        """))
  }

  @Test func `each of many Sidecars for the same pods conflicts with another`() {
    let sidecars = (1...4).map { number in
      """
      apiVersion: networking.istio.io/v1
      kind: Sidecar
      metadata:
        name: sidecar-\(number)  # flagged
      spec: {workloadSelector: {labels: {\(number % 2 == 0 ? "app: shop" : "tier: front")}}}
      """
    }
    let pods = "apiVersion: v1\nkind: Pod\nmetadata: {name: shop, labels: {app: shop, tier: front}}"
    expect(SidecarsConflict(), finds: .failing((sidecars + [pods]).joined(separator: "\n---\n")))
  }

  @Test(arguments: [("[web]", "[api]", 0), ("[web]", "[api, web]", 1), ("['*']", "[api]", 1)])
  func `DestinationRules for one host conflict if a namespace sees both`(
    _ first: String, _ second: String, _ count: Int
  ) {
    func rule(_ name: String, _ exportTo: String) -> String {
      """
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: {name: \(name), namespace: shop}
      spec: {host: shop.example, exportTo: \(exportTo), trafficPolicy: {tls: {mode: SIMPLE}}}

      """
    }
    let text = rule("one", first) + "---\n" + rule("two", second)
    #expect(Linter([DestinationRulesShareHost()]).findings(in: Example.passing(text).context).count == count)
  }

  @Test(arguments: [
    ("status.sidecar.istio.io/port", "15021", "70000"),
    ("sidecar.istio.io/interceptionMode", "TPROXY", "tproxy"),
    ("prometheus.istio.io/merge-metrics", "false", "off"),
    ("sidecar.istio.io/proxyCPU", "100m", "100 milli"),
    ("readiness.status.sidecar.istio.io/periodSeconds", "10", "-1"),
    ("traffic.sidecar.istio.io/excludeInboundPorts", "80,443", "*"),
    ("traffic.sidecar.istio.io/includeOutboundPorts", "*", "http"),
    ("traffic.sidecar.istio.io/includeOutboundIPRanges", "10.0.0.0/8,fd00::/8", "10.0.0.0"),
    ("traffic.sidecar.istio.io/excludeOutboundIPRanges", "", "10.0.0/8"),
  ])
  func `annotations must have the form that Istio reads`(_ name: String, _ right: String, _ wrong: String)
    throws
  {
    let form = try #require(IstioAnnotation.known[name]).form
    #expect(form.expectation(of: right) == nil)
    #expect(form.expectation(of: wrong) != nil)
  }

  @Test(arguments: [
    ("istio-system", "selector: {matchLabels: {app: edge}}", true),
    ("edge", "selector: {matchLabels: {app: edge}}", true),
    ("edge", "", true),
    ("istio-system", "", true),
    ("shop", "selector: {matchLabels: {istio: ingressgateway}}", false),
    ("shop", "", false),
    ("edge", "selector: {matchLabels: {app: other}}", false),
    ("edge", "targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: edge}]", false),
  ])
  func `tokens are validated by policies of the gateway's namespace and the root namespace`(
    namespace: String, selector: String, isValidated: Bool
  ) {
    func objects(_ pods: String) -> String {
      """
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: {name: edge, namespace: shop}
      spec:
        selector: {istio: ingressgateway}
        servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [shop.example]}]
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: shop, namespace: shop}
      spec:
        hosts: [shop.example]
        gateways: [edge]
        http:
        - match: [{headers: {"@request.auth.claims.group": {exact: admin}}}]
          route: [{destination: {host: shop}}]
      ---
      apiVersion: security.istio.io/v1
      kind: RequestAuthentication
      metadata: {name: tokens, namespace: \(namespace)}
      spec: {\(selector)}
      \(pods)
      """
    }
    let pods = """
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: edge, namespace: edge}
      spec:
        template:
          metadata: {labels: {app: edge, istio: ingressgateway}}
      """
    let rule = Linter([JWTRouteWithoutAuthentication()])
    #expect(rule.findings(in: Example.passing(objects(pods)).context).isEmpty == isValidated)
    // The pods of a gateway that is not in the input can be in any namespace and have more labels.
    let mayBe = !selector.contains("targetRefs")
    #expect(rule.findings(in: Example.passing(objects("")).context).isEmpty == mayBe)
  }
}
