import Portolan
import Testing

@Suite struct `Services` {
  @Test func `a service with ports has a Service with its name`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1") {
        Port(.http, 8080, servedAt: 80)
        Port(.grpc, 9090, appProtocol: "kubernetes.io/h2c")
        Port(.http, 9000, servedAt: .nowhere, name: "admin")
      }
    }
    try expect(
      "Service/cart", "spec", in: app,
      is: """
        type: ClusterIP
        selector:
          app: cart
        ports:
          - name: http
            port: 80
            targetPort: 8080
          - name: grpc
            port: 9090
            targetPort: 9090
            appProtocol: kubernetes.io/h2c
        """)
    try expect(
      "Deployment/cart", "spec", "template", "spec", "containers", "0", "ports", in: app,
      is: """
        - name: http
          containerPort: 8080
        - name: grpc
          containerPort: 9090
        - name: admin
          containerPort: 9000
        """)
  }

  @Test(arguments: [("metrics", "port: metrics"), ("", "targetPort: 9000")])
  func `a ServiceMonitor selects the Service port by its name, or by the number of the container port`(
    servedAs: String, port: String
  ) throws {
    let app = TestApp {
      Service("cart", image: "cart:1") { Port(.http, 9000, name: "admin", servedAs: servedAs) }
        .scraped(monitor: true)
    }
    try expect(
      "ServiceMonitor/cart", "spec", "endpoints", "0", in: app,
      is: "\(port)\npath: /metrics\ninterval: 30s")
  }

  @Test func `an HTTP probe without a port requests the only TCP port`() throws {
    let app = TestApp {
      Service("dns", image: "dns:1") {
        Port(.udp, 53)
        Port(.tcp, 8080)
        Probe(.readiness, .http("/ready"))
      }
    }
    try expect(
      "Deployment/dns", "spec", "template", "spec", "containers", "0", "readinessProbe", "httpGet", in: app,
      is: "path: /ready\nport: 8080")
  }

  @Test func `a further Service has the options of its cloud`() throws {
    let app = TestApp {
      Service("front", image: "front:1") {
        Port(.http, 8080, servedAt: 80)
        Port(.grpc, 9090)
        Expose(
          "front-external",
          as: .loadBalancer(LoadBalancer(sourceRanges: ["10.0.0.0/8"], externalTraffic: .local)),
          ports: ["http"], annotations: ["example.com/scheme": "internal"])
      }
    }
    try expect(
      "Service/front-external", "metadata", "annotations", in: app, is: "example.com/scheme: internal")
    try expect(
      "Service/front-external", "spec", in: app,
      is: """
        type: LoadBalancer
        selector:
          app: front
        ports:
          - name: http
            port: 80
            targetPort: 8080
        externalTrafficPolicy: Local
        loadBalancerSourceRanges:
          - 10.0.0.0/8
        """)
  }

  @Test func `the service's own Service can have another type`() throws {
    let app = TestApp {
      Service("front", image: "front:1") {
        Port(.http, 8080, nodePort: 30080)
        Expose(
          as: .nodePort(externalTraffic: .local), affinity: ClientAffinity(timeout: "1h"),
          distribution: .preferSameZone)
      }
    }
    try expect(
      "Service/front", "spec", in: app,
      is: """
        type: NodePort
        selector:
          app: front
        ports:
          - name: http
            port: 8080
            targetPort: 8080
            nodePort: 30080
        sessionAffinity: ClientIP
        sessionAffinityConfig:
          clientIP:
            timeoutSeconds: 3600
        externalTrafficPolicy: Local
        trafficDistribution: PreferSameZone
        """)
  }
}
