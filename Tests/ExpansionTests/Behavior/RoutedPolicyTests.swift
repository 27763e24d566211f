import Diagnostics
import KubernetesFacts
import ManifestTree
import Portolan
import Testing

@Suite struct `Policies for routed calls` {
  private func web(_ name: String, _ tag: Int) -> Service {
    Service(name, image: "web:\(tag)") { Port(.http, 8080) }
  }

  private static let fromCaller = """
    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - protocol: TCP
          port: 8080
    """

  @Test func `every destination of a route in the mesh allows the callers of the host`() throws {
    let app = TestApp {
      Service("web", image: "web:1") {
        Port(.http, 8080)
        Calls("api")
      }
      web("api", 1).routedInMesh {
        Match(.header("x-beta", "1")).to(.to("beta"))
        Match().split(.to(weight: 90), .to("api-v2", weight: 10)).mirroring(to: .to("shadow"))
      }
      web("api-v2", 2)
      web("beta", 3)
      web("shadow", 4)
      web("idle", 5)
    }
    for name in ["api", "api-v2", "beta", "shadow"] {
      try expect("NetworkPolicy/\(name)", "spec", "ingress", in: app, is: Self.fromCaller)
      try expect(
        "AuthorizationPolicy/\(name)", "spec", "rules", in: app,
        is: """
          - from:
              - source:
                  principals:
                    - cluster.local/ns/shop/sa/web
            to:
              - operation:
                  ports:
                    - "8080"
          """)
    }
    try expect(
      "Sidecar/web", "spec", "egress", "0", "hosts", in: app,
      is: """
        - ./api.shop.svc.cluster.local
        - ./api-v2.shop.svc.cluster.local
        - ./beta.shop.svc.cluster.local
        - ./shadow.shop.svc.cluster.local
        - istio-system/*
        """)
    #expect(try policy("NetworkPolicy/idle", of: app)?["ingress"] == nil)
    #expect(try policy("AuthorizationPolicy/idle", of: app)?["rules"] == nil)
    let egress = try #require(try policy("NetworkPolicy/web", of: app)?["egress"])
    for name in ["api", "api-v2", "beta", "shadow"] { #expect(egress.yaml.contains("app: \(name)\n")) }
  }

  @Test func `a destination allows the additional callers of the routed service`() throws {
    let app = TestApp {
      Service("api", image: "api:1") {
        Port(.http, 8080)
        Authorize(namespaces: ["storefront"], paths: ["/a"])
      }
      .routedInMesh { Match().rewriting(path: "/b").to(.to("api-v2")) }
      web("api-v2", 2)
    }
    try expect(
      "AuthorizationPolicy/api-v2", "spec", "rules", in: app,
      is: """
        - from:
            - source:
                namespaces:
                  - storefront
          to:
            - operation:
                ports:
                  - "8080"
        """)
  }

  @Test func `every destination of a route at a gateway allows the gateway`() throws {
    let app = TestApp {
      web("web", 1).routed(at: "x.example.com", through: "gw") {
        Match(.prefix("/")).split(.to(weight: 90), .to("web-v2", weight: 10)).mirroring(to: .to("shadow"))
      }
      web("web-v2", 2)
      web("shadow", 3)
      Service("db", image: "db:1") { Port(.tcp, 5432) }
        .routed(at: "*", through: "tcp") { TCPMatch(to: .to(weight: 50), .to("replica", weight: 50)) }
      Service("replica", image: "db:1") { Port(.tcp, 5432) }
    } resources: {
      Gateway("gw") { Listener(.http, 80, hosts: ["x.example.com"]) }
      Gateway("tcp") { Listener(.tcp, 5432, hosts: ["*"]) }
    }
    for name in ["web", "web-v2", "shadow", "db", "replica"] {
      let ingress = try #require(try policy("NetworkPolicy/\(name)", of: app)?["ingress"])
      #expect(ingress.yaml.contains("kubernetes.io/metadata.name: istio-system"))
      let rules = try #require(try policy("AuthorizationPolicy/\(name)", of: app)?["rules"])
      #expect(rules.yaml.contains("- istio-system"))
    }
  }

  @Test func `an Ingress allows the controller to reach its backend`() throws {
    let app = TestApp {
      web("web", 1)
      web("other", 2)
    } resources: {
      ingress("web", className: "nginx")
    }
    try expect(
      "NetworkPolicy/web", "spec", "ingress", in: app,
      is: """
        - from:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: ingress-nginx
              podSelector:
                matchLabels:
                  app.kubernetes.io/name: ingress-nginx
          ports:
            - protocol: TCP
              port: 8080
        """)
    try expect(
      "AuthorizationPolicy/web", "spec", "rules", in: app,
      is: """
        - from:
            - source:
                namespaces:
                  - ingress-nginx
            - source:
                notPrincipals:
                  - "*"
          to:
            - operation:
                ports:
                  - "8080"
        """)
    #expect(try policy("NetworkPolicy/other", of: app)?["ingress"] == nil)
  }

  @Test func `a declared controller replaces the default location`() throws {
    let app = TestApp {
      web("web", 1)
    } resources: {
      ingress("web", className: "nginx")
      IngressController("nginx", in: "edge", pods: ["app": "proxy"])
    }
    let text = try #require(try policy("NetworkPolicy/web", of: app)?["ingress"]).yaml
    #expect(text.contains("kubernetes.io/metadata.name: edge") && text.contains("app: proxy"))
  }

  @Test func `Gateway API routes allow the Gateway's pods to reach their backends`() throws {
    let app = TestApp {
      web("web", 1)
      web("mirror", 2)
    } resources: {
      Object([
        "apiVersion": "gateway.networking.k8s.io/v1", "kind": "HTTPRoute", "metadata": ["name": "web"],
        "spec": [
          "parentRefs": [["name": "public", "namespace": "infra"]],
          "rules": [
            [
              "backendRefs": [["name": "web", "port": 8080]],
              "filters": [
                ["type": "RequestMirror", "requestMirror": ["backendRef": ["name": "mirror", "port": 8080]]]
              ],
            ]
          ],
        ],
      ])
    }
    for name in ["web", "mirror"] {
      let text = try #require(try policy("NetworkPolicy/\(name)", of: app)?["ingress"]).yaml
      #expect(text.contains("kubernetes.io/metadata.name: infra"))
      #expect(text.contains("gateway.networking.k8s.io/gateway-name: public"))
    }
  }

  @Test func `delegates of a free VirtualService are resolved`() throws {
    let app = TestApp {
      Service("front", image: "front:1") {
        Port(.http, 8080)
        Calls("api")
      }
      web("api", 1)
      web("inner", 2)
    } resources: {
      Object([
        "apiVersion": "networking.istio.io/v1", "kind": "VirtualService", "metadata": ["name": "root"],
        "spec": ["hosts": ["api"], "http": [["delegate": ["name": "leaf"]]]],
      ])
      Object([
        "apiVersion": "networking.istio.io/v1", "kind": "VirtualService", "metadata": ["name": "leaf"],
        "spec": ["http": [["route": [["destination": ["host": "inner.shop.svc.cluster.local"]]]]]],
      ])
    }
    let text = try #require(try policy("AuthorizationPolicy/inner", of: app)?["rules"]).yaml
    #expect(text.contains("cluster.local/ns/shop/sa/front"))
  }

  @Test func `calls to Services in another namespace are allowed`() throws {
    let app = TestApp {
      Service("api", image: "api:1") {
        Calls(host: "payments.pay.svc.cluster.local", port: 8080, as: "PAY")
        Calls("ledger", of: "books", in: "finance", port: 80, podPort: 8081, as: "LEDGER")
        Calls(.kubernetesAPI)
        Calls(host: "kubernetes.default.svc", port: 443, .https)
      }
    }
    try expect(
      "NetworkPolicy/api", "spec", "egress", "0", in: app,
      is: """
        to:
          - namespaceSelector:
              matchLabels:
                kubernetes.io/metadata.name: pay
        ports:
          - protocol: TCP
            port: 8080
        """)
    try expect(
      "NetworkPolicy/api", "spec", "egress", "1", in: app,
      is: """
        to:
          - namespaceSelector:
              matchLabels:
                kubernetes.io/metadata.name: finance
            podSelector:
              matchLabels:
                app.kubernetes.io/name: ledger
                app.kubernetes.io/part-of: books
        ports:
          - protocol: TCP
            port: 8081
        """)
    try expect(
      "NetworkPolicy/api", "spec", "egress", "2", in: app,
      is: """
        ports:
          - protocol: TCP
            port: 443
          - protocol: TCP
            port: 6443
        """)
    try expect(
      "Sidecar/api", "spec", "egress", "0", "hosts", in: app,
      is: """
        - pay/payments.pay.svc.cluster.local
        - finance/ledger.finance.svc.cluster.local
        - default/kubernetes.default.svc.cluster.local
        - istio-system/*
        """)
    try expect(
      "Deployment/api", "spec", "template", "spec", "containers", "0", "env", in: app,
      is: """
        - name: PAY
          value: payments.pay.svc.cluster.local:8080
        - name: LEDGER
          value: ledger.finance.svc.cluster.local:80
        """)
  }

  @Test func `a host name of the app's own service is a call to it`() throws {
    let app = TestApp(
      namePrefix: "dev-",
      listedServices: [
        Service("api", image: "api:1") {
          Calls(host: "dev-db.shop.svc.cluster.local", port: 80)
          Calls(host: "db-0.db.data.svc", port: 5432, .tcp)
          Calls(host: "10.2.3.4", port: 5432, .tcp)
          Calls(host: "search.data.svc.example.com", port: 443, .tls)
        },
        Service("db", image: "db:1") { Port(.http, 8080, servedAt: 80) },
      ])
    try expect(
      "NetworkPolicy/dev-db", "spec", "ingress", in: app,
      is: """
        - from:
            - podSelector:
                matchLabels:
                  app: dev-api
          ports:
            - protocol: TCP
              port: 8080
        """)
    try expect(
      "AuthorizationPolicy/dev-db", "spec", "rules", "0", "from", in: app,
      is: """
        - source:
            principals:
              - cluster.local/ns/shop/sa/dev-api
        """)
    try expect(
      "NetworkPolicy/dev-api", "spec", "egress", in: app,
      is: """
        - to:
            - podSelector:
                matchLabels:
                  app: dev-db
          ports:
            - protocol: TCP
              port: 8080
        - to:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: data
          ports:
            - protocol: TCP
              port: 5432
        - to:
            - ipBlock:
                cidr: 10.2.3.4/32
          ports:
            - protocol: TCP
              port: 5432
        - ports:
            - protocol: TCP
              port: 443
        - ports:
            - protocol: UDP
              port: 53
            - protocol: TCP
              port: 53
        - to:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: istio-system
          ports:
            - protocol: TCP
              port: 15012
        """)
    try expect(
      "Sidecar/dev-api", "spec", "egress", "0", "hosts", in: app,
      is: """
        - ./dev-db.shop.svc.cluster.local
        - data/db.data.svc.cluster.local
        - "*/search.data.svc.example.com"
        - istio-system/*
        """)
  }

  @Test func `an account that a service authorizes is reported if other services use it`() throws {
    let app = TestApp {
      Service("db", image: "db:1") {
        Port(.tcp, 5432)
        Authorize(services: ["a"])
      }
      Service("a", image: "a:1", line: 7).serviceAccount(.named("shared"))
      Service("b", image: "b:1").serviceAccount(.named("shared"))
    }
    let warning = try #require(try app.faults().first)
    #expect(warning.id == "spec/shared-account" && warning.location?.line == 7)
  }

  @Test func `a shared account gets one rule, and a warning if it allows more than the declared calls`()
    throws
  {
    func caller(_ name: String, calls: Bool, line: Int) -> Service {
      Service(name, image: "a:1") {
        Port(.http, 8080)
        if calls { Calls("db", line: line) }
      }
      .serviceAccount(.named("shared"))
    }
    let app = TestApp {
      caller("a", calls: true, line: 7)
      caller("b", calls: true, line: 8)
      Service("db", image: "db:1") { Port(.tcp, 5432) }
    }
    try expect(
      "AuthorizationPolicy/db", "spec", "rules", in: app,
      is: """
        - from:
            - source:
                principals:
                  - cluster.local/ns/shop/sa/shared
          to:
            - operation:
                ports:
                  - "5432"
        """)
    #expect(try app.faults() == [])
    let wide = TestApp {
      caller("a", calls: true, line: 7)
      caller("c", calls: false, line: 8)
      Service("db", image: "db:1") { Port(.tcp, 5432) }
    }
    let warning = try #require(try wide.faults().first)
    #expect(warning.id == "spec/shared-account" && warning.severity == .warning)
    #expect(warning.location?.line == 7)
  }

  @Test func `probes use the first port with their protocol`() throws {
    let app = TestApp {
      Service("dns", image: "dns:1") {
        Port(.tcp, 53, name: "tcp-dns")
        Port(.http, 8080)
        Port(.grpc, 9090)
        Probe(.readiness, .http("/ready"))
        Probe(.liveness, .grpc)
        Probe(.startup, .tcp)
      }
    }
    func port(_ probe: String, _ action: String) throws -> Int64? {
      let objects = try app.objects()
      let deployment = objects.first { $0.identity.kind == "Deployment" }?.node
      guard case .list(let list)? = deployment?["spec"]?["template"]?["spec"]?["containers"] else {
        return nil
      }
      return list.first?[probe]?[action]?["port"]?.int
    }
    #expect(try port("readinessProbe", "httpGet") == 8080)
    #expect(try port("livenessProbe", "grpc") == 9090)
    #expect(try port("startupProbe", "tcpSocket") == 53)
  }

  private func ingress(_ service: String, className: Value) -> Portolan.Object {
    Portolan.Object([
      "apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": ["name": "web"],
      "spec": [
        "ingressClassName": className,
        "rules": [
          [
            "host": "a.example.com",
            "http": [
              "paths": [
                [
                  "path": "/", "pathType": "Prefix",
                  "backend": ["service": ["name": .string(service), "port": ["number": 8080]]],
                ]
              ]
            ],
          ]
        ],
      ],
    ])
  }

  private func policy(_ title: String, of app: TestApp) throws -> Node? {
    try app.objects().first { "\($0.identity.kind)/\($0.identity.name)" == title }?.node["spec"]
  }
}
