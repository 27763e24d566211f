import Portolan
import Testing

@Suite struct `Errors in routes` {
  @Test(arguments: places + requests + actions + destinations)
  func `are reported at their positions`(_ example: Example) throws { try example.check() }

  private static func service(_ name: String = "call") -> Service {
    Service(name, image: "call:1", line: 2) {
      Port(.http, 8080, servedAt: 80)
      Port(.tcp, 6379)
      Subset("stable", labels: ["version": "v1"])
      Subset("canary", labels: ["version": "v2"])
    }
  }

  /// A route inside the mesh, at line 7 unless another line is given.
  private static func route(_ sentence: String, _ expected: String, _ match: Match) -> Example {
    Example(sentence, expected) { service().routedInMesh { match } }
  }

  @ListBuilder<Example> static var places: [Example] {
    Example("routes at a gateway and inside the mesh") {
      service().routed(at: "shop.example.com", through: "gateway").routedInMesh { Match(timeout: "3s") }
      service("payment").routed(at: "*", through: "other/gateway")
      service("store").routed(at: "*.example.org", through: "gateway") { TLSMatch(sni: ["a.example.org"]) }
      service("order").routed(at: "*", through: "tcp-gateway") { TCPMatch(port: 6379, to: .to(port: 6379)) }
    } resources: {
      Gateway("gateway") {
        Listener(.http, 80, hosts: ["*.example.com"])
        Listener(.tls, 443, hosts: ["*.example.org"], tls: .passthrough)
      }
      Gateway("tcp-gateway") { Listener(.tcp, 6379, hosts: ["*"]) }
    }
    Example("an unknown gateway", "7 unknown-gateway") {
      service().routed(at: "*", through: "gatway", line: 7)
    } resources: {
      Gateway("gateway") { Listener(.http, 80, hosts: ["*"]) }
    }
    Example("a gateway outside the app is a namespace and a name", "7 malformed-name") {
      service().routed(at: "*", through: "a/b/c", line: 7)
    }
    Example("a host that no listener serves", "7 unserved-host") {
      service().routed(at: "shop.example.org", through: "gateway", line: 7)
    } resources: {
      Gateway("gateway") { Listener(.http, 80, hosts: ["*.example.com"]) }
    }
    Example("a malformed host", "7 malformed-host") {
      service().routed(at: "shop_example", through: "gateway", line: 7)
    } resources: {
      Gateway("gateway") { Listener(.http, 80, hosts: ["*"]) }
    }
    Example("routes that no listener supports", "7 unfit-route", "8 unfit-route", "9 unknown-port") {
      service().routed(at: "*", through: "gateway") { TCPMatch(line: 7) }
      service("payment").routed(at: "*", through: "tcp-gateway") { Match(.prefix("/a"), line: 8) }
      service("order").routed(at: "*", through: "tcp-gateway") { TCPMatch(port: 80, line: 9) }
    } resources: {
      Gateway("gateway") { Listener(.http, 80, hosts: ["*"]) }
      Gateway("tcp-gateway") { Listener(.tcp, 6379, hosts: ["*"]) }
    }
    Example("server names are among the hosts", "7 unserved-host", "8 empty-names") {
      service().routed(at: "a.example.org", through: "x/y") {
        TLSMatch(sni: ["b.example.org"], line: 7)
        TLSMatch(sni: [], line: 8)
      }
    }
    Example("two routes for the same requests", "8 hidden-route") {
      service().routed(at: "*", through: "x/gateway") { Match(.prefix("/"), .method("GET"), line: 7) }
      service("payment").routed(at: "*", through: "x/gateway") {
        Match(.method("GET"), .prefix("/"), line: 8)
        Match(.prefix("/payments"))
      }
    }
    Example("routes inside the mesh are declared once", "8 repeated-routing") {
      service().routedInMesh(line: 7) { Match() }.routedInMesh(named: "two", line: 8) { Match() }
    }
    Example("an empty list of routes", "7 no-routes") { service().routedInMesh(line: 7) {} }
    Example("routes to a service without a served port", "7 no-served-port") {
      Service("call", image: "call:1").routedInMesh { Match(line: 7) }
    }
  }

  @ListBuilder<Example> static var requests: [Example] {
    route("a prefix begins with a slash", "7 malformed-path", Match(.prefix("calls"), line: 7))
    route("an exact path begins with a slash", "7 malformed-path", Match(.exact(""), line: 7))
    route("an expression has characters", "7 malformed-expression", Match(.regex(""), line: 7))
    route("a method is a word", "7 malformed-token", Match(.method("GET POST"), line: 7))
    route("a header's name is a word", "7 malformed-token", Match(.header("x y", "1"), line: 7))
    route("a prefix of a header has characters", "7 empty-prefix", Match(.header("x", .prefix("")), line: 7))
    route("a query parameter has a name", "7 empty-query", Match(.query("", .present), line: 7))
    route("a caller's labels", "7 malformed-key", Match(.sourceLabels(["a b": "c"]), line: 7))
    route("two conditions of one path", "7 repeated-condition", Match(.prefix("/a"), .exact("/a"), line: 7))
    Example("two ways to match are accepted") {
      service().routedInMesh { Match(.prefix("/a"), .header("x", .regex(".*"))).or(.prefix("/b")) }
    }
    Example("a caller's labels at a gateway", "7 labels-at-gateway") {
      service().routed(at: "*", through: "x/y") { Match(.sourceLabels(["app": "payment"]), line: 7) }
    }
  }

  @ListBuilder<Example> static var actions: [Example] {
    Example("valid actions") {
      service().routedInMesh {
        Match(
          .prefix("/a"), timeout: "1m30s",
          retries: Retries(3, perTry: .milliseconds(500), on: .serverErrors, "503")
        )
        .rewriting(path: "/b", host: "b.example.com:8080")
        .injecting(
          HTTPFault(delay: .init("3s", percent: 10), abort: .init(grpc: "UNAVAILABLE", percent: 0.5))
        )
        .allowing(
          CORS(origins: ["https://a.example.com"], methods: ["GET"], maxAge: "24h", credentials: true)
        )
        .changingHeaders(HeaderOperations(request: .init(set: ["x": "y"], remove: ["z"])))
        Match(.prefix("/c"), retries: 0).redirecting(Redirect(path: "/d", code: 308))
      }
    }
    route("a timeout's form", "7 malformed-duration", Match(timeout: "3 seconds", line: 7))
    route("a timeout is a millisecond at least", "7 out-of-range", Match(timeout: "0s", line: 7))
    route("a timeout is whole milliseconds", "7 part-of-one", Match(timeout: "1.5ms", line: 7))
    route("retries are not negative", "7 out-of-range", Match(retries: -1, line: 7))
    route(
      "0 retries have no conditions", "7 retries-without-attempts",
      Match(retries: Retries(0, on: .reset), line: 7))
    route(
      "the timeout of a try is at most the timeout of the request", "7 long-try",
      Match(timeout: "1s", retries: Retries(2, perTry: "2s"), line: 7))
    route(
      "conditions of retries are those of Envoy", "7 unknown-retry-condition",
      Match(retries: Retries(2, on: "5x"), line: 7))
    Example("a redirect has no other actions", "6 beside-redirect", "7 beside-redirect", "7 beside-redirect")
    {
      service().routedInMesh {
        Match(line: 7)
          .redirecting(Redirect(path: "/"))
          .to(.to(subset: "stable", line: 6))
          .rewriting(path: "/a")
          .injecting(HTTPFault(abort: .init(503, percent: 1)))
      }
    }
    Example(
      "redirects", "4 empty-redirect", "5 out-of-range", "6 out-of-range", "7 malformed-path",
      "8 malformed-host"
    ) {
      service().routedInMesh {
        Match(line: 4).redirecting(Redirect())
        Match(line: 5).redirecting(Redirect(path: "/", code: 200))
        Match(line: 6).redirecting(Redirect(scheme: "ftp"))
        Match(line: 7).redirecting(Redirect(path: "a"))
        Match(line: 8).redirecting(Redirect(host: "a b"))
      }
    }
    route("a rewrite says something", "7 empty-rewrite", Match(line: 7).rewriting())
    Example(
      "faults", "3 empty-fault", "4 out-of-range", "5 out-of-range", "6 out-of-range",
      "7 malformed-grpc-status",
      "8 out-of-range"
    ) {
      service().routedInMesh {
        Match(line: 3).injecting(HTTPFault())
        Match(line: 4).injecting(HTTPFault(delay: .init("0s", percent: 1)))
        Match(line: 5).injecting(HTTPFault(delay: .init("1s", percent: 101)))
        Match(line: 6).injecting(HTTPFault(abort: .init(99, percent: 1)))
        Match(line: 7).injecting(HTTPFault(abort: .init(grpc: "unavailable", percent: 1)))
        Match(line: 8).injecting(HTTPFault(abort: .init(503, percent: -0.5)))
      }
    }
    Example(
      "allowed origins", "4 cors-credentials", "5 cors-credentials", "6 empty-origin", "7 part-of-one",
      "8 malformed-token"
    ) {
      service().routedInMesh {
        Match(line: 4).allowing(CORS(origins: ["*"], methods: ["*"], credentials: true))
        Match(line: 5).allowing(CORS(origins: [.regex(".*")], methods: ["*"], credentials: true))
        Match(line: 6).allowing(CORS(origins: [""], methods: ["GET"]))
        Match(line: 7).allowing(CORS(origins: ["*"], methods: ["GET"], maxAge: "1.5s"))
        Match(line: 8).allowing(CORS(origins: ["*"], methods: ["GET"], headers: ["a b"]))
      }
    }
    Example("headers", "6 malformed-token", "7 host-header", "8 repeated-key") {
      service().routedInMesh {
        Match(line: 6).changingHeaders(HeaderOperations(request: .init(add: ["a b": "c"])))
        Match(line: 7).changingHeaders(HeaderOperations(response: .init(remove: ["Host"])))
        Match(line: 8).changingHeaders(HeaderOperations(request: .init(set: ["a": "b", "a": "c"])))
      }
    }
  }

  @ListBuilder<Example> static var destinations: [Example] {
    Example("destinations that exist") {
      service().routedInMesh {
        Match().split(.to(subset: "stable", weight: 100), .to(subset: "canary", weight: 0))
      }
      service("payment").routedInMesh {
        Match().to(.to("call", port: 80, subset: "canary")).mirroring(to: .to("call"), percent: 5)
      }
      service("redis").routedInMesh { TCPMatch(to: .to(port: "tcp")) }
    }
    Example("a route to an unknown service", "7 unknown-service") {
      service().routedInMesh { Match().to(.to("cal", port: "x", subset: "y", line: 7)) }
    }
    Example("a route to an unknown port", "7 unknown-port", "8 unknown-port") {
      service().routedInMesh {
        Match().to(.to(port: "htp", line: 7))
        Match().to(.to(port: 8080, line: 8))
      }
    }
    Example("a subset that is not declared", "7 unknown-subset", "8 unknown-subset") {
      service().routedInMesh {
        Match().to(.to(subset: "canari", line: 7))
        Match().mirroring(to: .to("payment", subset: "shadow", line: 8))
      }
      Service("payment", image: "payment:1") { Port(.http, 80) }
    }
    Example("weights that do not add up to 100", "7 weight-sum", "8 weight-sum") {
      service().routedInMesh {
        Match(line: 7).split(.to(subset: "stable", weight: 90), .to(subset: "canary", weight: 20))
        Match(line: 8).to(.to(subset: "stable", weight: 90))
      }
    }
    Example(
      "each of several destinations has a weight", "7 missing-weight", "8 missing-weight", "9 missing-weight"
    ) {
      service().routedInMesh {
        Match().split(.to(subset: "stable", weight: 90), .to(subset: "canary", line: 7))
        Match().split(.to(subset: "stable", line: 8), .to(subset: "canary", line: 9))
      }
    }
    Example("a weight is 0 to 100", "7 out-of-range", "8 out-of-range") {
      service().routedInMesh {
        Match().split(.to(subset: "stable", weight: 101, line: 7), .to(subset: "canary", weight: -1, line: 8))
      }
    }
    Example("a mirror's percentage", "7 out-of-range") {
      service().routedInMesh { Match().mirroring(to: .to(line: 7), percent: 120) }
    }
    Example(
      "routes fit the protocols of ports", "6 unfit-route", "8 unfit-route", "9 unknown-port"
    ) {
      service().routedInMesh { Match().to(.to(port: "tcp", line: 6)) }
      service("payment").routedInMesh { TCPMatch(to: .to()) }
      Service("order", image: "order:1") { Port(.http, 80) }.routedInMesh { TCPMatch(line: 8) }
      service("delivery").routedInMesh { TCPMatch(port: 9999, to: .to(port: "tcp"), line: 9) }
      service("redis").routedInMesh { TCPMatch() }
      Service("store", image: "store:1") { Port(.tcp, 80, appProtocol: "http") }.routedInMesh { Match() }
    }
  }
}
