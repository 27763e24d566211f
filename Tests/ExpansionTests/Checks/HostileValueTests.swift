import Diagnostics
import Portolan
import Testing

@Suite struct `The checks` {
  @Test(arguments: [Int.min, -1, 0, 1, Int.max]) func `trap on no number`(_ number: Int) throws {
    let app = TestApp(
      listedServices: [
        Service(
          "call", .job(.init(completions: number, parallelism: number, retries: number)), image: "call:1"
        ) {
          Port(.http, number, servedAt: .number(number), nodePort: number, hostPort: number)
          Probe(
            .readiness, .tcp(port: .number(number)), after: .seconds(number), every: .hours(number),
            failures: number, successes: number)
          RunAs(user: number, group: number, volumeGroup: number)
          Calls(host: "example.com", port: number)
          Authorize(ports: [number])
        },
        Service("payment", image: "payment:1") { Port(.http, 80) }
          .replicas(number)
          .disruptionBudget(minAvailable: .count(number))
          .rollout(.rolling(surge: .count(number), unavailable: .percent("\(number)%")), history: number)
          .draining(for: .seconds(number), endpointDelay: .hours(number))
          .placed(on: .spot(.eks, onDemandFloor: number))
          .spread(over: .zone, maxSkew: number, strict: true, minDomains: number)
          .apart(strength: .preferred(weight: number))
          .attracted(to: .above("cores", number))
          .connectionPool(maxConnections: number, maxRetries: number)
          .outlierDetection(consecutive5xxErrors: number, maxEjectionPercent: number)
          .routedInMesh {
            Match(retries: Retries(number))
              .split(.to(weight: number), .to(port: .number(number), weight: number))
            Match().redirecting(Redirect(port: number, code: number))
            Match().injecting(HTTPFault(abort: .init(number, percent: Double(number))))
            TCPMatch(port: number)
          },
        Service("store", .statefulSet, image: "store:1")
          .rollout(.partition(number))
          .disruptionBudget(maxUnavailable: .count(number))
          .autoscaled(
            from: number, to: number, on: .cpu(percent: number),
            behavior: ScalingBehavior(up: .init(steps: [.pods(number, every: .minutes(number))]))),
      ],
      listedResources: [
        PriorityClass("high", value: number),
        Gateway("gateway") { Listener(.http, number, hosts: ["*"]) },
        ServiceEntry("entry", hosts: ["example.com"]) { EntryPort(.http, number) },
        PeerAuthentication(.strict, for: "call", ports: [number: .strict]),
      ])
    #expect(try !app.faults().isEmpty)
  }

  @Test(
    arguments: [
      "", " ", "-", ".", "/", ":", "*", "*.", "@", "%", "é", "\u{0}", "a/b/c", "://", "::", "1.2.3.4/", "'",
      "\"", "[']",
      String(repeating: "x", count: 10_000),
    ])
  func `trap on no text`(_ text: String) throws {
    let app = TestApp(
      name: text, namespace: text, namePrefix: text, imageRegistry: text, selectorLabel: text,
      labels: [text: text],
      annotations: [text: text],
      listedServices: [
        Service(text, .cronJob(schedule: text, .init(timeZone: text)), image: text, containerName: text) {
          Port(.http, 80, name: text, appProtocol: text)
          Probe(
            .liveness, .http(text, port: .name(text), headers: [text: text], host: text),
            after: .init(rawValue: text))
          Env(text, field: text)
          Env(text, resource: text, of: text, divisor: Quantity(rawValue: text))
          Calls(text, as: text, .url(scheme: text, path: text), port: text)
          Calls(host: text, port: 80)
          Resources(cpu: .exactly(Quantity(rawValue: text)))
          Volume(text, .projected([.fields([text: text])], mode: text), at: text)
          Mount(text, at: text, subPath: text)
          Expose(text, as: .loadBalancer(.init(address: text, sourceRanges: [text])), ports: [text])
          Relax(.capability(text), because: text)
          Subset(text, labels: [text: text])
          Authorize(services: [text], principals: [text], namespaces: [text], paths: [text], methods: [text])
        }
        .named(text)
        .disruptionBudget(minAvailable: .percent(text))
        .sysctls([text: text])
        .routed(at: text, through: text, named: text) {
          Match(.prefix(text), .header(text, .regex(text)), timeout: .init(rawValue: text))
            .rewriting(path: text, host: text)
            .allowing(CORS(origins: [.exact(text)], methods: [text], headers: [text]))
          TLSMatch(sni: [text])
        }
      ],
      listedResources: [
        ConfigMap(text, [text: text]), Secret(existing: text, keys: [text]),
        PersistentVolumeClaim(text, Quantity(rawValue: text), storageClass: text),
        Gateway(text, selector: [text: text]) {
          Listener(.https, 443, hosts: [text], tls: .simple(credential: text))
        },
        ServiceEntry(text, hosts: [text], addresses: [text]) { EntryPort(.http, 80, name: text) },
      ])
    #expect(try !app.faults().isEmpty)
  }
}
