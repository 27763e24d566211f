import Portolan
import Testing

@Suite struct `Errors in resources and the mesh` {
  @Test(arguments: resources + gateways + traffic + security)
  func `are reported at their positions`(_ example: Example) throws { try example.check() }

  @ListBuilder<Example> static var resources: [Example] {
    Example.resources(
      "two resources with the same name", "2 repeated-config-map", "3 repeated-secret", "4 repeated-claim",
      "5 repeated-priority-class",
      "6 repeated-gateway", "7 repeated-service-entry", "8 repeated-object-name", "9 repeated-config-map"
    ) {
      ConfigMap("a", [:])
      ConfigMap("a", [:], line: 2)
      Secret(existing: "a")
      Secret(existing: "a", line: 3)
      PersistentVolumeClaim("a", "1Gi")
      PersistentVolumeClaim("a", "1Gi", line: 4)
      PriorityClass("a", value: 1)
      PriorityClass("a", value: 1, line: 5)
      Gateway("a") { Listener(.http, 80, hosts: ["*"]) }
      Gateway("a", line: 6) { Listener(.http, 80, hosts: ["*"]) }
      ServiceEntry("a", hosts: ["a.example.com"]) { EntryPort(.https, 443) }
      ServiceEntry("a", hosts: ["a.example.com"], line: 7) { EntryPort(.https, 443) }
      ExternalService("a", host: "a.example.com")
      ExternalService("a", host: "a.example.com", line: 8)
      ConfigMap(existing: "a", line: 9)
    }
    Example.resources(
      "Services without pods", "2 malformed-name", "3 empty-ports", "4 malformed-name", "5 out-of-range",
      "6 repeated-port-name"
    ) {
      ExternalService("A", host: "a.example.com", line: 2)
      ExternalService("b", line: 3)
      ExternalService("c", host: "not a host", line: 4)
      ExternalService("d") { EntryPort(.http, 0, line: 5) }
      ExternalService("e") {
        EntryPort(.http, 80)
        EntryPort(.http, 81, line: 6)
      }
    }
    Example.resources(
      "names", "2 malformed-name", "3 malformed-name", "4 malformed-name", "5 malformed-name",
      "6 malformed-name",
      "7 malformed-name"
    ) {
      ConfigMap("Config", [:], line: 2)
      Secret(existing: "my secret", line: 3)
      PersistentVolumeClaim("", "1Gi", line: 4)
      PriorityClass("high_priority", value: 1, line: 5)
      Gateway("gate.way", line: 6) { Listener(.http, 80, hosts: ["*"]) }
      ServiceEntry("a.-b", hosts: ["a.example.com"], line: 7) { EntryPort(.https, 443) }
    }
    Example.resources("keys of data", "7 malformed-name", "7 repeated-key", "8 malformed-name") {
      ConfigMap("a", ["a b": "", "c": "", "c": ""], line: 7)
      Secret("b", demo: ["..": ""], because: "it is a demo", line: 8)
    }
    Example.resources("data has at most a mebibyte", "7 large-data") {
      ConfigMap("a", ["a": String(repeating: "x", count: 1_048_577)], line: 7)
      ConfigMap("b", ["b": String(repeating: "x", count: 1_048_576)])
    }
    Example.resources("a demo secret has a reason", "7 empty-reason") {
      Secret("a", demo: ["password": "admin"], because: "", line: 7)
    }
    Example.resources("Secrets of a type have its keys", "7 missing-secret-key") {
      Secret("a", demo: ["tls.crt": "x"], type: "kubernetes.io/tls", because: "it is a demo", line: 7)
    }
    Example.resources(
      "a claim has a valid size, access mode, and class", "7 out-of-range", "8 empty-access",
      "9 malformed-name"
    ) {
      PersistentVolumeClaim("a", "-1Gi", line: 7)
      PersistentVolumeClaim("b", "1Gi", access: [], line: 8)
      PersistentVolumeClaim("c", "1Gi", storageClass: "Fast Disks", line: 9)
    }
    Example.resources(
      "Secrets for registries and logins have at least one key", "7 missing-secret-key",
      "8 missing-secret-key"
    ) {
      Secret("a", demo: ["config": "{}"], type: "kubernetes.io/dockercfg", because: "it is a demo", line: 7)
      Secret("b", demo: ["user": "x"], type: "kubernetes.io/basic-auth", because: "it is a demo", line: 8)
      Secret("c", demo: ["username": "x"], type: "kubernetes.io/basic-auth", because: "it is a demo")
    }
    Example.resources("priorities", "7 reserved-name", "8 out-of-range") {
      PriorityClass("system-critical", value: 1, line: 7)
      PriorityClass("highest", value: 2_000_000_000, line: 8)
    }
    Example.resources("labels of the namespace", "7 malformed-label-value", "7 reserved-label") {
      Namespace(labels: ["istio-injection": "en abled", "app": "shop"], line: 7)
    }
  }

  @ListBuilder<Example> static var gateways: [Example] {
    Example.resources("valid gateways") {
      Gateway("a") {
        Listener(.http, 80, hosts: ["*"], tls: .redirectToHTTPS)
        Listener(.https, 443, hosts: ["a.example.com"], tls: .simple(credential: "a-cert"))
        Listener(
          .https, 443, name: "https-b", hosts: ["shop/b.example.com"], tls: .mutual(credential: "b-cert"))
        Listener(.tls, 8443, hosts: ["*"], tls: .passthrough)
        Listener(.mysql, 3306, hosts: ["*"])
      }
    }
    Example.resources("a gateway has listeners", "7 no-listeners") { Gateway("a", line: 7) {} }
    Example.resources(
      "listeners", "3 out-of-range", "4 malformed-name", "5 empty-hosts", "6 malformed-host",
      "7 repeated-host",
      "8 unsupported-protocol", "9 short-host"
    ) {
      Gateway("a") {
        Listener(.http, 0, name: "a", hosts: ["*"], line: 3)
        Listener(.http, 81, name: "B", hosts: ["*"], line: 4)
        Listener(.http, 82, name: "c", hosts: [], line: 5)
        Listener(.http, 83, name: "d", hosts: ["http://example.com/"], line: 6)
        Listener(.http, 84, name: "e", hosts: ["*", "*"], line: 7)
        Listener(.udp, 85, hosts: ["*"], line: 8)
        Listener(.http, 86, name: "f", hosts: ["shop/localhost"], line: 9)
      }
    }
    Example.resources(
      "TLS of listeners", "5 listener-without-tls", "6 listener-with-tls", "7 redirect-from-https",
      "8 malformed-name"
    ) {
      Gateway("a") {
        Listener(.https, 443, name: "a", hosts: ["*"], line: 5)
        Listener(.http, 80, name: "b", hosts: ["*"], tls: .simple(credential: "a"), line: 6)
        Listener(.https, 444, name: "c", hosts: ["*"], tls: .redirectToHTTPS, line: 7)
        Listener(.https, 445, name: "d", hosts: ["*"], tls: .simple(credential: ""), line: 8)
      }
    }
    Example.resources(
      "listeners of one gateway", "6 repeated-listener", "7 listener-conflict", "8 repeated-host"
    ) {
      Gateway("a") {
        Listener(.http, 80, hosts: ["*"])
        Listener(.http, 81, hosts: ["*"], line: 6)
        Listener(.tcp, 80, hosts: ["a.example.com"], line: 7)
        Listener(.grpc, 80, hosts: ["b.example.com"])
        Listener(.http, 81, name: "http-2", hosts: ["*"], line: 8)
      }
    }
    Example.resources(
      "service entries", "3 empty-hosts", "4 no-ports", "5 resolved-wildcard", "6 missing-endpoints",
      "7 malformed-address", "8 malformed-host", "9 endpoints-without-resolution", "10 malformed-address",
      "11 malformed-host", "12 ports-of-socket"
    ) {
      ServiceEntry("a", hosts: [], line: 3) { EntryPort(.https, 443) }
      ServiceEntry("b", hosts: ["b.example.com"], line: 4) {}
      ServiceEntry("c", hosts: ["*.example.com"], resolution: .dns, line: 5) { EntryPort(.https, 443) }
      ServiceEntry("d", hosts: ["d.example.com"], resolution: .static, line: 6) { EntryPort(.https, 443) }
      ServiceEntry("e", hosts: ["e.example.com"], addresses: ["10.0.0.256"], line: 7) {
        EntryPort(.https, 443)
      }
      ServiceEntry("f", hosts: ["*"], line: 8) { EntryPort(.https, 443) }
      ServiceEntry("g", hosts: ["g.example.com"], endpoints: ["10.0.0.1"], line: 9) { EntryPort(.https, 443) }
      ServiceEntry(
        "h", hosts: ["h.example.com"], endpoints: ["a.example.com"], resolution: .static, line: 10
      ) { EntryPort(.https, 443) }
      ServiceEntry("i", hosts: ["*.i.example.com"], endpoints: ["a b"], resolution: .dns, line: 11) {
        EntryPort(.https, 443)
      }
      ServiceEntry(
        "j", hosts: ["j.example.com"], endpoints: ["unix:///run/j"], resolution: .static, line: 12
      ) {
        EntryPort(.http, 80)
        EntryPort(.https, 443)
      }
      ServiceEntry("k", hosts: ["*.k.example.com"], endpoints: ["10.0.0.1"], resolution: .static) {
        EntryPort(.https, 443)
      }
      ServiceEntry("l", hosts: ["*.l.example.com"], endpoints: ["l.example.com"], resolution: .dns) {
        EntryPort(.https, 443)
      }
    }
    Example.resources(
      "ports of service entries", "5 out-of-range", "6 repeated-port-name", "7 repeated-entry-port",
      "8 unsupported-protocol"
    ) {
      ServiceEntry("a", hosts: ["a.example.com"]) {
        EntryPort(.https, 443)
        EntryPort(.http, 0, line: 5)
        EntryPort(.https, 444, line: 6)
        EntryPort(.tls, 443, line: 7)
        EntryPort(.udp, 53, line: 8)
      }
    }
  }

  private static func service(_ name: String) -> Service {
    Service(name, image: "call:1") { Port(.http, 8080) }
  }

  @ListBuilder<Example> static var traffic: [Example] {
    Example("valid circuit breakers") {
      service("a")
        .connectionPool(maxConnections: 100, connectTimeout: "500ms", maxRetries: 0)
        .outlierDetection(
          consecutive5xxErrors: 1, interval: "1s", baseEjectionTime: "3m", maxEjectionPercent: 100
        )
        .loadBalancing(.hashCookie("user", lifetime: "0s"))
        .upstreamTLS(.mutual(credential: "client-cert", sni: "a.example.com"))
        .destinationRule(named: "destrule-a")
    }
    Example("pools", "6 empty-connection-pool", "7 out-of-range", "8 out-of-range", "9 malformed-duration") {
      service("a").connectionPool(line: 6)
      service("b").connectionPool(maxConnections: 0, line: 7)
      service("c").connectionPool(idleTimeout: "0s", line: 8)
      service("d").connectionPool(connectTimeout: "1 s", line: 9)
    }
    Example("outliers", "7 out-of-range", "8 out-of-range", "9 out-of-range") {
      service("a").outlierDetection(consecutive5xxErrors: -1, line: 7)
      service("b").outlierDetection(interval: "0s", line: 8)
      service("c").outlierDetection(maxEjectionPercent: 101, line: 9)
    }
    Example(
      "load balancing and TLS", "6 malformed-token", "7 out-of-range", "8 malformed-name", "9 malformed-host"
    ) {
      service("a").loadBalancing(.hashHeader(""), line: 6)
      service("b").loadBalancing(.hashCookie("user", lifetime: "-1s"), line: 7)
      service("c").upstreamTLS(.mutual(credential: ""), line: 8)
      service("d").upstreamTLS(.simple(sni: "a b"), line: 9)
    }
    Example("credentials for sidecars", "6 gateway-credential", "7 gateway-credential") {
      service("a").upstreamTLS(.mutual(credential: "client-cert"), line: 6)
      Service("b", image: "call:1") {
        Port(.http, 8080)
        Subset("v2", labels: ["version": "2"], tls: .simple(credential: "ca"), line: 7)
      }
      service("c").upstreamTLS(.simple(credential: "ca"))
      Service("d", image: "call:1") {
        Calls("a")
        Calls("b")
      }
      Service("e", image: "call:1") { Calls("c") }.podLabels(["sidecar.istio.io/inject": "false"])
    }
    Example.parts("subsets", "7 malformed-name", "8 malformed-label-value", "9 repeated-subset") {
      Port(.http, 80)
      Subset("v.1", labels: ["version": "1"], line: 7)
      Subset("v2", labels: ["version": "-"], line: 8)
      Subset("v2", labels: ["version": "2"], line: 9)
    }
    Example("a DestinationRule's name", "7 malformed-name") {
      service("a").loadBalancing(.random).destinationRule(named: "Rule", line: 7)
    }
  }

  @ListBuilder<Example> static var security: [Example] {
    Example(
      "services and ports with their own mode of mutual TLS", "5 unknown-service", "6 unknown-port",
      "7 port-modes-without-service"
    ) {
      service("call")
    } resources: {
      PeerAuthentication(.strict, for: "cal", line: 5)
      PeerAuthentication(.strict, for: "call", ports: [80: .permissive], line: 6)
      PeerAuthentication(.strict, ports: [80: .permissive], line: 7)
    }
    Example(
      "parts that are declared twice", "6 repeated-peer-authentication", "7 repeated-denial",
      "7 repeated-denial"
    ) {
      service("call")
    } resources: {
      PeerAuthentication(.strict)
      PeerAuthentication(.permissive, line: 6)
      DenyByDefault()
      DenyByDefault(line: 7)
    }
    Example.parts(
      "clients that a service admits", "4 unknown-service", "5 malformed-name", "6 malformed-pattern",
      "7 malformed-token",
      "8 unknown-port"
    ) {
      Port(.http, 8080, servedAt: 80)
      Authorize(services: ["frontend"], line: 4)
      Authorize(namespaces: ["Monitoring"], line: 5)
      Authorize(paths: ["/a*b", "/metrics*", "*/health"], line: 6)
      Authorize(methods: ["GET,POST"], line: 7)
      Authorize(ports: [80], line: 8)
    }
  }
}
