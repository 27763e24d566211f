import Portolan

/// A system with a configurable number of identical services, for benchmarks.
@main
struct ManyServices: App {
  let name = "many-services"
  let derivedFromCalls: DerivedFromCalls = []

  /// The number of services, `PORTOLAN_SERVICE_COUNT`.
  let count = Environment["PORTOLAN_SERVICE_COUNT"].flatMap { Int($0) } ?? 10

  func services(in profile: Profile) -> [Service] {
    for number in 0..<max(count, 0) { makeService(number) }
  }
}

/// One service: a Deployment, a Service, an autoscaler, a disruption budget, a VirtualService, and a DestinationRule.
func makeService(_ number: Int) -> Service {
  Service("service-\(number)", image: "registry.example.com/example/service:1.\(number % 10).0") {
    Port(.http, 8080, servedAt: 80)
    Probe(.readiness, .http("/health/ready"), after: .seconds(5), every: .seconds(5))
    Probe(.liveness, .http("/health/live"), after: .seconds(15), every: .seconds(10))
    Resources(cpu: .request("100m", limit: "500m"), memory: .request("128Mi", limit: "256Mi"))
    Env("SERVICE_NAME", "service-\(number)")
    Env("SERVICE_NUMBER", "\(number)")
    Env("SHARD", "shard-\(number % 100)")
    Env("LOG_LEVEL", "info")
    Env("LOG_FORMAT", "json")
    Env("HTTP_PORT", "8080")
    Env("SHUTDOWN_TIMEOUT", "15s")
    Env("POD_NAME", field: "metadata.name")
  }
  .serviceAccount(.namespaceDefault)
  .autoscaled(from: 2, to: 10, on: .cpu(percent: 70))
  .disruptionBudget(minAvailable: 1)
  .placed(on: .spot(.eks))
  .apart(on: .host, strength: .required)
  .draining(for: .seconds(15))
  .routedInMesh {
    Match(timeout: .seconds(5), retries: Retries(3, perTry: .seconds(1), on: .connectFailure, .gatewayErrors))
  }
  .outlierDetection(
    consecutive5xxErrors: 5, interval: .seconds(10), baseEjectionTime: .seconds(30), maxEjectionPercent: 50)
}
