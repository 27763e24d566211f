import Portolan
import Testing

@Suite struct `The mesh` {
  @Test func `a circuit breaker is a DestinationRule`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1") { Port(.http, 8080) }
        .connectionPool(maxConnections: 100, connectTimeout: "3s", maxPendingRequests: 10)
        .outlierDetection(
          consecutive5xxErrors: 5, interval: "10s", baseEjectionTime: "30s", maxEjectionPercent: 50
        )
        .loadBalancing(.hashCookie("session", lifetime: "1h"))
        .upstreamTLS(.istioMutual)
    }
    try expect(
      "DestinationRule/cart", "spec", in: app,
      is: """
        host: cart
        trafficPolicy:
          loadBalancer:
            consistentHash:
              httpCookie:
                name: session
                ttl: 1h
          connectionPool:
            tcp:
              maxConnections: 100
              connectTimeout: 3s
            http:
              http1MaxPendingRequests: 10
          outlierDetection:
            consecutive5xxErrors: 5
            interval: 10s
            baseEjectionTime: 30s
            maxEjectionPercent: 50
          tls:
            mode: ISTIO_MUTUAL
        """)
  }

  @Test func `a gateway serves hosts with TLS`() throws {
    let app = TestApp {
    } resources: {
      Gateway("gateway") {
        Listener(.http, 80, hosts: ["shop.example.com"], tls: .redirectToHTTPS)
        Listener(.https, 443, hosts: ["shop.example.com"], tls: .simple(credential: "shop-certificate"))
      }
    }
    try expect(
      "Gateway/gateway", "spec", in: app,
      is: """
        selector:
          istio: ingressgateway
        servers:
          - port:
              number: 80
              name: http
              protocol: HTTP
            hosts:
              - shop.example.com
            tls:
              httpsRedirect: true
          - port:
              number: 443
              name: https
              protocol: HTTPS
            hosts:
              - shop.example.com
            tls:
              mode: SIMPLE
              credentialName: shop-certificate
        """)
  }

  @Test func `external hosts are rendered as ServiceEntries`() throws {
    let app = TestApp {
    } resources: {
      ServiceEntry("apis", hosts: ["*.googleapis.com"]) { EntryPort(.https, 443) }
      ServiceEntry("store", hosts: ["store.example.com"], resolution: .dns) { EntryPort(.tcp, 5432) }
      ServiceEntry(
        "ledger", hosts: ["ledger.example.com"], endpoints: ["10.0.0.1", "10.0.0.2"], resolution: .static
      ) { EntryPort(.tcp, 5432) }
    }
    try expect(
      "ServiceEntry/ledger", "spec", "endpoints", in: app,
      is: """
        - address: 10.0.0.1
        - address: 10.0.0.2
        """)
    try expect(
      "ServiceEntry/apis", "spec", in: app,
      is: """
        hosts:
          - "*.googleapis.com"
        ports:
          - number: 443
            name: https
            protocol: HTTPS
        location: MESH_EXTERNAL
        resolution: NONE
        """)
    try expect(
      "ServiceEntry/store", "spec", in: app,
      is: """
        hosts:
          - store.example.com
        ports:
          - number: 5432
            name: tcp
            protocol: TCP
        location: MESH_EXTERNAL
        resolution: DNS
        """)
  }
}
