import Diagnostics
import KubernetesFacts
import ManifestTree
import Testing

@Suite struct ScaleTargetTests {
  private func target(_ apiVersion: String, _ kind: String, _ spec: Node = [:]) -> ScaleTarget? {
    let identity = ObjectIdentity(apiVersion: apiVersion, kind: kind, namespace: "shop", name: "cart")
    guard case .map(var map) = spec else { return nil }
    map["scaleTargetRef"] = ["apiVersion": "apps/v1", "kind": "Deployment", "name": "cart"]
    return ScaleTarget(
      of: Object(
        identity, ["spec": .map(map)], from: Origin(FileLocation(file: "a.yaml", line: 1, column: 1))))
  }

  @Test(arguments: [
    ("autoscaling/v2", "HorizontalPodAutoscaler", 1 as Int64, Int64.max),
    ("keda.sh/v1alpha1", "ScaledObject", 0, 100),
    ("http.keda.sh/v1alpha1", "HTTPScaledObject", 0, 100),
  ])
  func `an autoscaler without bounds has those of its controller`(
    apiVersion: String, kind: String, minimum: Int64, maximum: Int64
  ) throws {
    let scaled = try #require(target(apiVersion, kind))
    #expect(scaled.minimum == minimum && scaled.maximum == maximum)
  }

  @Test func `the bounds of an HTTPScaledObject are in a map`() throws {
    let scaled = try #require(
      target("http.keda.sh/v1alpha1", "HTTPScaledObject", ["replicas": ["min": 2, "max": 5]]))
    #expect(scaled.minimum == 2 && scaled.maximum == 5)
  }

  @Test
  func `several autoscalers of an object have the lowest minimum and the highest maximum, in any order`()
    throws
  {
    let one = try #require(
      target("autoscaling/v2", "HorizontalPodAutoscaler", ["minReplicas": 2, "maxReplicas": 4]))
    let two = try #require(
      target("keda.sh/v1alpha1", "ScaledObject", ["minReplicaCount": 3, "maxReplicaCount": 9]))
    for both in [one.joined(with: two), two.joined(with: one)] {
      #expect(both.minimum == 2 && both.maximum == 9)
    }
  }

  @Test func `a kind of the same name in another group is not an autoscaler`() {
    #expect(target("example.com/v1", "ScaledObject") == nil)
  }
}
