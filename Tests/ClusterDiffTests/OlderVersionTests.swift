import ClusterDiff
import ManifestTree
import Testing

/// Compares manifests of API versions that are no longer served with their current versions.
@Suite struct OlderVersionTests {
  private static func ingress(_ apiVersion: String, _ backend: String, _ path: String) -> String {
    object(
      apiVersion, "Ingress",
      "spec: {\(backend), rules: [{host: a.example, http: {paths: [{path: /, \(path)}]}}]}")
  }

  @Test(arguments: ["networking.k8s.io/v1beta1", "extensions/v1beta1"])
  func `an Ingress of an older version is converted`(apiVersion: String) throws {
    let declared = Self.ingress(
      apiVersion, "backend: {serviceName: d, servicePort: http}", "backend: {serviceName: a, servicePort: 80}"
    )
    func live(_ port: Int, _ type: String) -> String {
      Self.ingress(
        "networking.k8s.io/v1", "defaultBackend: {service: {name: d, port: {name: http}}}",
        "pathType: \(type), backend: {service: {name: a, port: {number: \(port)}}}")
    }
    #expect(try Pair.report(declared, live(80, "ImplementationSpecific")).differences.map(\.line) == [])
    #expect(
      try Pair.report(declared, live(81, "Prefix")).differences.map(\.path.description) == [
        "spec.rules[0].http.paths[0].backend.service.port.number", "spec.rules[0].http.paths[0].pathType",
      ])
  }

  @Test func `an autoscaler of an older version is converted`() throws {
    let declared = object(
      "autoscaling/v2beta1", "HorizontalPodAutoscaler",
      "spec: {maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 70}}, "
        + "{type: Pods, pods: {metricName: q, targetAverageValue: 1k}}]}")
    func live(_ percent: Int) -> String {
      object(
        "autoscaling/v2", "HorizontalPodAutoscaler",
        "spec: {minReplicas: 1, maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, target: "
          + "{type: Utilization, averageUtilization: \(percent)}}}, {type: Pods, pods: {metric: {name: q}, "
          + "target: {type: AverageValue, averageValue: 1k}}}]}")
    }
    #expect(try Pair.report(declared, live(70)).differences.map(\.line) == [])
    #expect(
      try Pair.report(declared, live(80)).differences.map(\.path.description) == [
        "spec.metrics[0].resource.target.averageUtilization"
      ])
  }

  @Test func `a default that the dump's server did not have is not drift and not a live value`() throws {
    let live = object("apps/v1", "StatefulSet", "spec: {replicas: 1}")
    let policy = "persistentVolumeClaimRetentionPolicy: {whenScaled: Retain, whenDeleted: "
    #expect(
      try Pair.report(object("apps/v1", "StatefulSet", "spec: {\(policy)Retain}}"), live).differences.map(
        \.line)
        == [])
    let differences = try Pair.report(object("apps/v1", "StatefulSet", "spec: {\(policy)Delete}}"), live)
      .differences
    #expect(
      differences.map(\.path.description) == ["spec.persistentVolumeClaimRetentionPolicy.whenDeleted"])
    #expect(differences.first?.declared == "Delete" && differences.first?.live == nil)
  }
}
