import Diagnostics
import Portolan
import Testing

/// An app with the most common parts and modifiers, in several profiles.
private struct Everything: App {
  let name = "everything"
  let namePrefix = "user12-"
  let profiles: [Profile] = [.base, .spot, "staging"]
  let labels: KeyValues = ["team": "a \"quoted\" \u{1} \\ name"]
  func namespace(in profile: Profile) -> String { "everything-\(profile)" }

  func services(in profile: Profile) -> [Service] {
    Service("web", image: "web:1.0") {
      Port(.http, 8080, servedAt: 80)
      Port(.http, 9000, servedAt: .nowhere, name: "http-admin")
      Probe(.readiness, .http("/", port: "http-admin", headers: ["Cookie": "a=b"]), after: .seconds(1))
      Probe(.liveness, .exec("true", "–"))
      Calls("db", as: "DB", .url(path: "/x"))
      Calls(host: "*.example.com", port: 443, .tls)
      Env("EMPTY", "")
      Env("PASSWORD", secret: "db", key: "password")
      Resources(cpu: .request("100m", limit: "1"), memory: .exactly("1Gi"), extended: ["nvidia.com/gpu": "1"])
      Volume("tmp", .emptyDir(inMemory: true), at: "/tmp")
      Sidecar("proxy", image: "proxy:2") { Port(.tcp, 15000) }
      InitContainer("wait", image: "busybox:1.36") { Command("sleep", "1") }
      if profile == .spot { Subset("canary", labels: ["version": "v2"]) }
      for number in 1...2 { Env("N\(number)", "\(number)") }
    }
    .autoscaled(
      from: 2, to: 10, on: .cpu(percent: 70), .external("queue", average: "30"),
      behavior: ScalingBehavior(down: .init(stabilization: "5m", steps: [.percent(10, every: "1m")]))
    )
    .disruptionBudget(maxUnavailable: "25%")
    .placed(on: profile == .spot ? .spot(.gke) : .anywhere)
    .routed(at: "*", through: "gateway") {
      Match(.prefix("/"), .header("x", .regex("a+")), timeout: .seconds(1.5), retries: 3)
        .split(.to(weight: 90), .to(subset: "canary", weight: 10))
        .injecting(HTTPFault(delay: .init("3s", percent: 0.5)))
    }
    .patch(.deployment, ["spec": ["paused": true, "x": [1, 2.5, nil, "y"]]])
    Service("db", .statefulSet(parallel: true), image: "db:1") {
      Port(.mysql, 3306)
      ClaimTemplate("data", "10Gi", at: "/data")
    }
  }

  func resources(in profile: Profile) -> [any AppPart] {
    Namespace(labels: ["istio-injection": "enabled"])
    ConfigMap("settings", ["a": "line\nline\n"])
    Secret(existing: "db", keys: ["password"])
    Gateway("gateway") { Listener(.https, 443, hosts: ["*"], tls: .simple(credential: "tls")) }
  }
}

/// An app with one free object.
private struct NestedSpec: App {
  let name = "nested"
  var value: Value = nil

  func services(in profile: Profile) -> [Service] {}
  func resources(in profile: Profile) -> [any AppPart] { Object(value) }
}

@Suite struct PayloadTests {
  @Test func `a decoded app equals the encoded app in every profile`() throws {
    let app = Everything()
    let payload = try Payload(Payload.encode(app))
    #expect(payload.app == app.header(in: .base))
    for profile in app.profiles {
      let system = app.system(in: profile)
      #expect(try payload.header(in: profile) == system.app)
      #expect(try payload.resources(in: profile) == system.resources)
      #expect(payload.serviceCount(in: profile) == system.services.count)
      for (position, service) in system.services.enumerated() {
        #expect(try payload.service(position, in: profile) == service)
      }
    }
  }

  @Test func `every property of a spec is encoded`() throws {
    let app = FullSpec()
    let (full, plain) = (app.system(in: .base), Service("plain", image: "plain:1"))
    let service = try #require(full.services.first)
    // Shared parts have no description; the next lines compare them.
    #expect(
      unsaid(in: service, plain) == [
        "sharedContainer", "sharedMetadata", "sharedPod", "sharedPlacement", "sharedTraffic",
      ])
    #expect(unsaid(in: service.container, plain.container) == [])
    #expect(unsaid(in: service.metadata, plain.metadata) == [])
    #expect(unsaid(in: service.pod, plain.pod) == [])
    #expect(unsaid(in: service.placement, plain.placement) == [])
    #expect(unsaid(in: service.traffic, plain.traffic) == [])
    #expect(unsaid(in: app.fullMatch, Match()) == [])
    #expect(unsaid(in: full.resources, AppResources()) == [])

    let payload = try Payload(Payload.encode(app))
    for (position, service) in full.services.enumerated() {
      #expect(try payload.service(position, in: .base) == service)
    }
    #expect(try payload.resources(in: .base) == full.resources)
  }

  /// The properties of a value that equal those of a default one.
  private func unsaid<Part>(in value: Part, _ plain: Part) -> [String] {
    zip(Mirror(reflecting: value).children, Mirror(reflecting: plain).children)
      .filter { "\($0.value)" == "\($1.value)" }.compactMap(\.0.label)
  }

  @Test(arguments: [0, 200, 300])
  func `deeply nested values are decoded, up to a limit that protects the stack`(depth: Int) throws {
    var value: Value = 1
    for _ in 0..<depth { value = [value] }
    var app = NestedSpec()
    app.value = value
    let payload = try Payload(Payload.encode(app))
    if depth < 100 {
      #expect(try payload.resources(in: .base) == app.system(in: .base).resources)
    } else {
      #expect(throws: PayloadError.self) { try payload.resources(in: .base) }
    }
  }

  @Test func `two evaluations return the same bytes`() throws {
    #expect(Payload.encode(Everything()) == Payload.encode(Everything()))
  }

  @Test func `every part has its source position`() throws {
    let service = try #require(Everything().system(in: .base).services.first)
    let lines = service.container.ports.map(\.location.line)
    #expect(lines.count == 2 && lines[0] + 1 == lines[1] && lines[0] == service.location.line + 1)
    #expect(service.location.file.hasSuffix("PayloadTests.swift"))
  }

  @Test func `a payload from another version is reported with that version`() throws {
    var other = Payload.encode(Everything())
    other.replace("payload \(Payload.format) \(Payload.version)\n".utf8, with: "payload 99 99.0.0\n".utf8)
    #expect(throws: PayloadError.otherVersion(found: "99.0.0", expected: Payload.version)) {
      try Payload(other)
    }
  }

  @Test func `a payload of another format of the same version is reported with both formats`() throws {
    var other = Payload.encode(Everything())
    let format = Payload.format
    other.replace(
      "payload \(format) \(Payload.version)\n".utf8, with: "payload \(format - 1) \(Payload.version)\n".utf8)
    let (found, expected) = (
      "\(Payload.version) with format \(format - 1)", "\(Payload.version) with format \(format)"
    )
    #expect(throws: PayloadError.otherVersion(found: found, expected: expected)) { try Payload(other) }
  }

  @Test func `every truncated payload is an error and never a trap`() throws {
    let bytes = Payload.encode(Everything())
    for length in stride(from: 0, to: bytes.count, by: 19) {
      #expect(throws: PayloadError.self) { try Payload(Array(bytes[..<length])) }
    }
  }

  @Test func `every flipped byte is an error or another value and never a trap`() throws {
    let bytes = Payload.encode(Everything())
    for position in stride(from: 0, to: bytes.count, by: 41) {
      var broken = bytes
      broken[position] ^= 0x15
      guard let payload = try? Payload(broken) else { continue }
      for profile in payload.app.profiles {
        _ = try? payload.resources(in: profile)
        for service in 0..<(payload.serviceCount(in: profile) ?? 0) {
          _ = try? payload.service(service, in: profile)
        }
      }
    }
  }

  @Test func `a policy that is set twice has both positions`() {
    let service = Service("a", image: "a:1").replicas(1).replicas(2)
    #expect(service.repeatedPolicies.map(\.value) == ["replicas"])
    #expect(service.replicas?.value == 2)
  }
}
