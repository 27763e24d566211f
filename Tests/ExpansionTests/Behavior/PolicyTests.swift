import Portolan
import Testing

@Suite struct `Policies from calls` {
  private var app: TestApp {
    TestApp {
      Service("front", image: "front:1") {
        Port(.http, 8080, servedAt: 80)
        Calls("cart")
        Calls(host: "accounts.example.com", port: 443, .tls)
      }
      .routed(at: "shop.example.com", through: "gateway")
      Service("cart", image: "cart:1") {
        Port(.grpc, 7070)
        Authorize(namespaces: ["monitoring"], paths: ["/metrics"], methods: ["GET"])
      }
      .scraped(from: ["monitoring"])
      Service("batch", image: "batch:1") { Port(.http, 8080) }
    } resources: {
      Gateway("gateway") { Listener(.http, 80, hosts: ["shop.example.com"]) }
    }
  }

  @Test func `the NetworkPolicy allows egress to callees and DNS, and ingress from gateways`() throws {
    try expect(
      "NetworkPolicy/front", "spec", in: app,
      is: """
        podSelector:
          matchLabels:
            app: front
        policyTypes:
          - Ingress
          - Egress
        ingress:
          - from:
              - namespaceSelector:
                  matchLabels:
                    kubernetes.io/metadata.name: istio-system
                podSelector:
                  matchLabels:
                    istio: ingressgateway
            ports:
              - protocol: TCP
                port: 8080
        egress:
          - to:
              - podSelector:
                  matchLabels:
                    app: cart
            ports:
              - protocol: TCP
                port: 7070
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
  }

  @Test func `the NetworkPolicy allows ingress from callers at the called port`() throws {
    try expect(
      "NetworkPolicy/cart", "spec", "ingress", in: app,
      is: """
        - from:
            - podSelector:
                matchLabels:
                  app: front
          ports:
            - protocol: TCP
              port: 7070
        - from:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: monitoring
          ports:
            - protocol: TCP
              port: 7070
            - protocol: TCP
              port: 15020
        - from:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: monitoring
          ports:
            - protocol: TCP
              port: 7070
        """)
  }

  @Test func `the AuthorizationPolicy allows the callers' accounts`() throws {
    try expect(
      "AuthorizationPolicy/cart", "spec", in: app,
      is: """
        selector:
          matchLabels:
            app: cart
        action: ALLOW
        rules:
          - from:
              - source:
                  principals:
                    - cluster.local/ns/shop/sa/front
            to:
              - operation:
                  ports:
                    - "7070"
          - from:
              - source:
                  namespaces:
                    - monitoring
            to:
              - operation:
                  ports:
                    - "7070"
                  methods:
                    - GET
                  paths:
                    - /metrics
          - from:
              - source:
                  namespaces:
                    - monitoring
            to:
              - operation:
                  methods:
                    - GET
                  paths:
                    - /metrics
        """)
    try expect(
      "AuthorizationPolicy/front", "spec", in: app,
      is: """
        selector:
          matchLabels:
            app: front
        action: ALLOW
        rules:
          - from:
              - source:
                  namespaces:
                    - istio-system
            to:
              - operation:
                  ports:
                    - "8080"
        """)
  }

  @Test func `a service without callers allows no requests`() throws {
    try expect(
      "AuthorizationPolicy/batch", "spec", in: app,
      is: """
        selector:
          matchLabels:
            app: batch
        action: ALLOW
        """)
  }

  @Test func `a Sidecar contains only the callees`() throws {
    try expect(
      "Sidecar/front", "spec", in: app,
      is: """
        workloadSelector:
          labels:
            app: front
        egress:
          - hosts:
              - ./cart.shop.svc.cluster.local
              - "*/accounts.example.com"
              - istio-system/*
        """)
  }

  @Test func `deny-all policies are rendered for a namespace`() throws {
    let app = TestApp {
    } resources: {
      DenyByDefault()
      PeerAuthentication(.strict)
    }
    try expect(
      "NetworkPolicy/deny-all", "spec", in: app,
      is: """
        podSelector: {}
        policyTypes:
          - Ingress
          - Egress
        """)
    try expect("AuthorizationPolicy/deny-all", "spec", in: app, is: "{}")
    try expect(
      "PeerAuthentication/default", "spec", in: app,
      is: """
        mtls:
          mode: STRICT
        """)
  }
}
