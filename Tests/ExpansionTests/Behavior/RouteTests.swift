import Portolan
import Testing

@Suite struct `Routes` {
  private func routed(@ListBuilder<any RoutePart> _ routes: () -> [any RoutePart]) -> TestApp {
    TestApp {
      Service("cart", image: "cart:1") {
        Port(.http, 8080)
        Subset("stable", labels: ["version": "1"])
        Subset("canary", labels: ["version": "2"])
      }
      .podLabels(["version": "1"])
      .routedInMesh(routes)
    }
  }

  @Test func `a route goes to the first port of its kind, also at a gateway and in the policies`() throws {
    let app = TestApp {
      Service("api", image: "api:1") {
        Port(.tcp, 9000, name: "tcp-raw")
        Port(.http, 8080)
      }
      .routedInMesh { Match().to(.to("cart")) }
      Service("cart", image: "cart:1") {
        Port(.tcp, 9001, name: "tcp-raw")
        Port(.http, 8081)
      }
      .routed(at: "*", through: "gateway") { Match(.prefix("/")) }
      .routed(at: "*", through: "gateway") { TCPMatch(port: 9100) }
      Service("web", image: "web:1") { Calls("api", port: "http") }
    } resources: {
      Gateway("gateway") {
        Listener(.http, 80, hosts: ["*"])
        Listener(.tcp, 9100, hosts: ["*"])
      }
    }
    try expect(
      "VirtualService/api", "spec", "http", in: app,
      is: """
        - route:
            - destination:
                host: cart
                port:
                  number: 8081
        """)
    try expect(
      "VirtualService/gateway", "spec", "http", in: app,
      is: """
        - match:
            - uri:
                prefix: /
          route:
            - destination:
                host: cart
                port:
                  number: 8081
        """)
    try expect(
      "VirtualService/gateway", "spec", "tcp", in: app,
      is: """
        - match:
            - port: 9100
          route:
            - destination:
                host: cart
                port:
                  number: 9001
        """)
    try expect(
      "NetworkPolicy/cart", "spec", "ingress", "0", in: app,
      is: """
        from:
          - podSelector:
              matchLabels:
                app: web
        ports:
          - protocol: TCP
            port: 8081
        """)
  }

  @Test func `services with the same gateway host share a VirtualService, the longest prefix first`() throws {
    let app = TestApp {
      Service("front", image: "front:1") { Port(.http, 80) }.routed(
        at: "shop.example.com", through: "gateway")
      Service("cart", image: "cart:1") { Port(.http, 8080) }
        .routed(at: "shop.example.com", through: "gateway") {
          Match(.prefix("/cart"))
          Match(.exact("/cart/health"))
        }
    } resources: {
      Gateway("gateway") { Listener(.http, 80, hosts: ["shop.example.com"]) }
    }
    try expect(
      "VirtualService/gateway", "spec", in: app,
      is: """
        hosts:
          - shop.example.com
        gateways:
          - gateway
        http:
          - match:
              - uri:
                  exact: /cart/health
            route:
              - destination:
                  host: cart
                  port:
                    number: 8080
          - match:
              - uri:
                  prefix: /cart
            route:
              - destination:
                  host: cart
                  port:
                    number: 8080
          - match:
              - uri:
                  prefix: /
            route:
              - destination:
                  host: front
                  port:
                    number: 80
        """)
  }

  @Test func `a canary gets its weight`() throws {
    let app = routed { Match().split(.to(subset: "stable", weight: 90), .to(subset: "canary", weight: 10)) }
    try expect(
      "VirtualService/cart", "spec", in: app,
      is: """
        hosts:
          - cart
        http:
          - route:
              - destination:
                  host: cart
                  subset: stable
                  port:
                    number: 8080
                weight: 90
              - destination:
                  host: cart
                  subset: canary
                  port:
                    number: 8080
                weight: 10
        """)
    try expect(
      "DestinationRule/cart", "spec", in: app,
      is: """
        host: cart
        subsets:
          - name: stable
            labels:
              version: "1"
          - name: canary
            labels:
              version: "2"
        """)
  }

  @Test func `conditions are alternatives, each a conjunction`() throws {
    let app = routed {
      Match(.prefix("/a"), .method("GET"), .header("x-user", .present)).or(.query("debug", .regex("1|true")))
        .rewriting(path: "/")
      Match(.exact("/old")).redirecting(Redirect(path: "/new", code: 308))
    }
    try expect(
      "VirtualService/cart", "spec", "http", in: app,
      is: """
        - match:
            - uri:
                prefix: /a
              method:
                exact: GET
              headers:
                x-user: {}
            - queryParams:
                debug:
                  regex: 1|true
          rewrite:
            uri: /
          route:
            - destination:
                host: cart
                port:
                  number: 8080
        - match:
            - uri:
                exact: /old
          redirect:
            uri: /new
            redirectCode: 308
        """)
  }

  @Test func `a route has timeouts, retries, mirrors, and header changes`() throws {
    let app = routed {
      Match(name: "main", timeout: "2s", retries: Retries(3, perTry: "500ms", on: .serverErrors, .reset))
        .mirroring(to: .to(subset: "canary"), percent: 5)
        .changingHeaders(HeaderOperations(request: .init(set: ["x-route": "main"], remove: ["x-debug"])))
    }
    try expect(
      "VirtualService/cart", "spec", "http", in: app,
      is: """
        - name: main
          route:
            - destination:
                host: cart
                port:
                  number: 8080
          timeout: 2s
          retries:
            attempts: 3
            perTryTimeout: 500ms
            retryOn: 5xx,reset
          mirrors:
            - destination:
                host: cart
                subset: canary
                port:
                  number: 8080
              percentage:
                value: 5.0
          headers:
            request:
              set:
                x-route: main
              remove:
                - x-debug
        """)
  }

  @Test func `faults are injected into a percentage of the requests`() throws {
    let app = routed {
      Match().injecting(HTTPFault(delay: .init("2s", percent: 10), abort: .init(503, percent: 0.5)))
      Match().injecting(HTTPFault(abort: .init(grpc: "UNAVAILABLE", percent: 1)))
    }
    try expect(
      "VirtualService/cart", "spec", "http", in: app,
      is: """
        - route:
            - destination:
                host: cart
                port:
                  number: 8080
          fault:
            delay:
              fixedDelay: 2s
              percentage:
                value: 10.0
            abort:
              httpStatus: 503
              percentage:
                value: 0.5
        - route:
            - destination:
                host: cart
                port:
                  number: 8080
          fault:
            abort:
              grpcStatus: UNAVAILABLE
              percentage:
                value: 1.0
        """)
  }

  @Test func `CORS allows other origins`() throws {
    let app = routed {
      Match().allowing(
        CORS(
          origins: ["https://shop.example.com", .regex("https://.*\\.example\\.com")],
          methods: ["GET", "POST"],
          headers: ["content-type"], maxAge: "24h", credentials: true))
    }
    try expect(
      "VirtualService/cart", "spec", "http", in: app,
      is: """
        - route:
            - destination:
                host: cart
                port:
                  number: 8080
          corsPolicy:
            allowOrigins:
              - exact: https://shop.example.com
              - regex: https://.*\\.example\\.com
            allowMethods:
              - GET
              - POST
            allowHeaders:
              - content-type
            maxAge: 24h
            allowCredentials: true
        """)
  }

  @Test func `TCP and TLS are routed by port and by SNI`() throws {
    let app = TestApp {
      Service("store", image: "store:1") {
        Port(.tcp, 5432)
        Port(.tls, 8443)
      }
      .routed(at: "store.example.com", through: "gateway") {
        TCPMatch(port: 5432)
        TLSMatch(sni: ["store.example.com"], port: 443, to: .to(port: "tls"))
      }
    } resources: {
      Gateway("gateway") {
        Listener(.tcp, 5432, hosts: ["store.example.com"])
        Listener(.tls, 443, hosts: ["store.example.com"], tls: .passthrough)
      }
    }
    try expect(
      "VirtualService/gateway", "spec", in: app,
      is: """
        hosts:
          - store.example.com
        gateways:
          - gateway
        tls:
          - match:
              - sniHosts:
                  - store.example.com
                port: 443
            route:
              - destination:
                  host: store
                  port:
                    number: 8443
        tcp:
          - match:
              - port: 5432
            route:
              - destination:
                  host: store
                  port:
                    number: 5432
        """)
  }
}
