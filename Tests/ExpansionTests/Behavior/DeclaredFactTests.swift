import Expansion
import KubernetesFacts
import KubernetesTypes
import Portolan
import Testing

/// The DSL and the typed objects repeat words and defaults of `KubernetesFacts`, because they cannot import them.
@Suite struct DeclaredFactTests {
  @Test func `hook points and deletions are those of Helm`() {
    let points: [HookPoint] = [
      .preInstall, .postInstall, .preUpgrade, .postUpgrade, .preRollback, .postRollback, .preDelete,
      .postDelete,
    ]
    #expect(points.map(\.rawValue).filter { !HelmHook.points.contains($0) } == [])
    let deletions: [HookDeletion] = [.beforeCreation, .succeeded, .failed]
    #expect(deletions.map(\.rawValue) == HelmHook.deletePolicies)
  }

  @Test func `protocols of ports are those of Istio, except SCTP`() {
    let declared: [Portolan.PortProtocol] = [
      .http, .http2, .https, .grpc, .grpcWeb, .tcp, .tls, .mongo, .mysql, .redis, .udp,
    ]
    #expect(Set(declared.map(\.rawValue)) == IstioProtocol.all.subtracting(["http_proxy"]))
    let servers: [Istio.PortProtocol] = [.http, .https, .grpc, .grpcWeb, .http2, .mongo, .tcp, .tls]
    #expect(Set(servers.map { $0.rawValue.lowercased() }) == IstioProtocol.ofServers)
    let transports: [Core.PortProtocol] = [.tcp, .udp, .sctp]
    #expect(transports.map(\.rawValue) == TransportProtocol.all)
  }

  @Test func `retry conditions are those of Envoy`() {
    let conditions: [RetryCondition] = [
      .serverErrors, .gatewayErrors, .connectFailure, .reset, .refusedStream, .unavailable, .cancelled,
    ]
    #expect(conditions.map(\.rawValue).filter { !RetryTrigger.names.contains($0) } == [])
  }

  @Test func `actions of policies are those of the typed objects`() {
    let actions: [Istio.AuthorizationAction] = [.allow, .deny, .audit, .custom]
    #expect(
      actions.map(\.rawValue) == [
        AuthorizationAction.allow, AuthorizationAction.deny, AuthorizationAction.audit,
        AuthorizationAction.custom,
      ])
  }

  @Test func `spot providers are those with a label`() throws {
    #expect(SpotProvider.named.map(\.value.knownLabel) == SpotNodeLabel.current)
    #expect(SpotProvider.named.map(\.key) == SpotNodeLabel.current.map(\.provider))
    guard case .label(_, _, let notice) = SpotProvider.nodeRole else { throw Unexpected() }
    #expect(notice == .seconds(SpotNodeLabel.assumedNotice))
  }

  @Test func `defaults of parts are those that import recognizes`() throws {
    let service = Service("web", image: "web:1").scraped().disruptionBudget(maxUnavailable: 1)
    #expect(service.scraping?.path == PortolanDefaults.metricsPath)
    #expect(service.scraping?.interval.rawValue == PortolanDefaults.scrapeInterval)
    #expect(service.budget?.unhealthyPods.rawValue == PortolanDefaults.unhealthyPods)
    guard case .demo(_, let type, _, _) = Secret("a", demo: [:], because: "test").content else {
      throw Unexpected()
    }
    #expect(type == SecretType.opaque)
    #expect(Workload.CronSettings().concurrency.rawValue == PortolanDefaults.concurrency)
    let claim = PersistentVolumeClaim("data", "1Gi")
    #expect(claim.access.map(\.rawValue) == PortolanDefaults.accessModes)
    let entry = ServiceEntry("api", hosts: ["api.example.com"]) { EntryPort(.https, 443) }
    #expect(entry.resolution.rawValue == PortolanDefaults.resolution)
    guard case .preferred(let weight) = Strength.preferred() else { throw Unexpected() }
    #expect(weight == PortolanDefaults.preferenceWeight)
  }

  private struct Unexpected: Error {}
}
