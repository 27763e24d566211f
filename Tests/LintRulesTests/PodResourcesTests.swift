import Testing

@testable import LintEngine
@testable import LintRules

/// Requests and limits of a whole pod, which replace or bound those of its containers.
@Suite struct PodResourcesTests {
  private func messages(_ rule: any Rule, pod: String, containers: String) -> [String] {
    let example = Example.passing(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {resources: {\(pod)}, containers: [\(containers)]}
      """)
    return Linter([rule]).findings(in: example.context).map(\.message)
  }

  private func container(_ name: String, _ resources: String) -> String {
    "{name: \(name), image: 'web:1', resources: {\(resources)}}"
  }

  @Test func `the limit of the pod bounds a container without a limit`() {
    let request = container("web", "requests: {memory: 512Mi}")
    #expect(messages(MemoryRequestBelowLimit(), pod: "limits: {memory: 1Gi}", containers: request) == [])
    #expect(messages(MemoryRequestBelowLimit(), pod: "limits: {cpu: 1}", containers: request).count == 1)
    let java = "{name: web, image: 'web:1', args: ['-Xmx4g']}"
    #expect(messages(JVMHeapExceedsLimit(), pod: "limits: {memory: 1Gi}", containers: java).count == 1)
  }

  @Test func `the request of the pod is compared with the limit of the pod, once`() {
    let containers = [
      container("web", "requests: {memory: 1Mi}, limits: {memory: 2Mi}"), container("log", ""),
    ]
    .joined(separator: ", ")
    let pod = "requests: {memory: 512Mi}, limits: {memory: 1Gi}"
    #expect(
      messages(MemoryRequestBelowLimit(), pod: pod, containers: containers)
        == ["the memory request 512Mi of the pod is below the limit 1Gi"])
    let guaranteed = "requests: {memory: 1Gi}, limits: {memory: 1Gi}"
    #expect(messages(MemoryRequestBelowLimit(), pod: guaranteed, containers: containers) == [])
  }

  @Test func `the scheduler uses the request of the pod instead of a limit of a container`() {
    let limited = container("web", "limits: {cpu: 1}")
    #expect(messages(CPURequestFromLimit(), pod: "requests: {cpu: 1}", containers: limited) == [])
    #expect(messages(CPURequestFromLimit(), pod: "", containers: limited).count == 1)
  }
}
