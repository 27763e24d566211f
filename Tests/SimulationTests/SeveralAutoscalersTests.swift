import Testing

@testable import Simulation

/// The number of pods of a workload that several autoscalers name.
@Suite struct SeveralAutoscalersTests {
  @Test(arguments: [[2, 5], [5, 2]])
  func `the simulation starts with the lowest minimum, as the rules of lint do`(minimums: [Int]) {
    let scalers = minimums.map {
      """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: web-\($0)}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
        minReplicas: \($0)
        maxReplicas: 9
      ---

      """
    }
    let deployment = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: c, image: "web:1"}]}
      """
    let input = Systems.input(scalers.joined() + deployment, nodes: "node-role-3az-3od")
    #expect(input.workloads().map(\.replicas) == [2])
  }
}
