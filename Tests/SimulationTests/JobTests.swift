import ManifestTree
import Testing

@testable import Simulation

/// Tests disruptions of Job pods; the expected outcomes come from the source of the Job controller.
@Suite struct JobTests {
  private func cluster(_ spec: String, run: Int64? = nil) -> Cluster {
    var input = Systems.input(
      """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: work}
      spec:
        \(spec)
        template:
          metadata: {labels: {app: work}}
          spec:
            restartPolicy: Never
            containers:
            - name: c
              image: work:1
              lifecycle: {preStop: {sleep: {seconds: 5}}}
      """, nodes: "node-role-3az-3od")
    input.timing.jobRun = run
    return input.cluster(records: true)
  }

  @Test(arguments: [("1", Int(Int32.max)), ("null", 6)])
  func `without completionMode Indexed, too, a limit for each index changes the default backoffLimit`(
    limit: String, expected: Int
  ) {
    let cluster = cluster("backoffLimitPerIndex: \(limit)")
    #expect(cluster.workloads[0].spec.job.backoffLimit == expected)
  }

  private func active(_ cluster: Cluster) -> [Int] {
    cluster.workloads[0].pods.filter { cluster.pods[$0].isActive }
  }

  private func isFailed(_ cluster: Cluster, _ message: String) -> Bool {
    cluster.workloads[0].job.outcome == .failed(message)
      && cluster.record.lines.contains { $0.kind == .stalled && $0.text == "the Job failed: \(message)" }
  }

  private let ignoring =
    "podFailurePolicy: {rules: [{action: Ignore, onPodConditions: [{type: DisruptionTarget, status: \"True\"}]}]}"

  @Test func `a deleted pod counts as failed and is replaced after 10 s, the next after 20 s`() throws {
    var cluster = cluster("backoffLimit: 6")
    for delay in [10_000, 20_000, 40_000] as [Int64] {
      let start = cluster.time
      _ = cluster.evict(try #require(active(cluster).first))
      cluster.run(until: start + delay - 100)
      #expect(active(cluster).isEmpty)
      cluster.run(until: start + delay)
      #expect(active(cluster).count == 1)
      cluster.run(until: cluster.time + 60_000)
    }
    #expect(cluster.workloads[0].job.failed == 3)
  }

  @Test func `a Job without retries fails with its first disrupted pod`() throws {
    var cluster = cluster("backoffLimit: 0")
    _ = cluster.evict(try #require(active(cluster).first))
    cluster.run(until: cluster.time + 60_000)
    #expect(isFailed(cluster, "Job has reached the specified backoff limit"))
    #expect(active(cluster).isEmpty)
  }

  @Test func `a policy that ignores disruptions keeps the Job and replaces the pod after the pod has ended`()
    throws
  {
    var cluster = cluster("backoffLimit: 0\n  \(ignoring)")
    let start = cluster.time
    _ = cluster.evict(try #require(active(cluster).first))
    // 5 s until the pod has ended, and 10 s of delay.
    cluster.run(until: start + 14_900)
    #expect(active(cluster).isEmpty && cluster.workloads[0].job.outcome == nil)
    cluster.run(until: start + 15_000)
    #expect(active(cluster).count == 1 && cluster.workloads[0].job.failed == 0)
  }

  @Test func `a policy on disruptions does not apply to a pod that a user deletes`() throws {
    var cluster = cluster("backoffLimit: 0\n  \(ignoring)")
    cluster.delete(try #require(active(cluster).first))
    cluster.run(until: cluster.time + 60_000)
    #expect(isFailed(cluster, "Job has reached the specified backoff limit"))
  }

  @Test func `a policy can fail the Job immediately`() throws {
    var cluster = cluster("backoffLimit: 6\n  \(ignoring.replacing("Ignore", with: "FailJob"))")
    _ = cluster.evict(try #require(active(cluster).first))
    cluster.run(until: cluster.time + 60_000)
    guard case .failed = cluster.workloads[0].job.outcome else {
      Issue.record("the Job continues")
      return
    }
  }

  @Test func `an index fails separately, and the Job fails after the other indexes are done`() throws {
    var cluster = cluster(
      "completions: 3\n  parallelism: 3\n  completionMode: Indexed\n  backoffLimitPerIndex: 0", run: 7_200_000
    )
    let pod = try #require(active(cluster).first { cluster.pods[$0].ordinal == 1 })
    #expect(cluster.podName(pod).hasPrefix("work-1-"))
    _ = cluster.evict(pod)
    cluster.run(until: cluster.time + 60_000)
    #expect(active(cluster).map { cluster.pods[$0].ordinal } == [0, 2])
    #expect(cluster.workloads[0].job.outcome == nil)
    cluster.run(until: cluster.time + 7_200_000)
    #expect(isFailed(cluster, "Job has failed indexes"))
  }

  @Test func `too many failed indexes fail the Job`() throws {
    var cluster = cluster(
      "completions: 3\n  parallelism: 3\n  completionMode: Indexed\n  backoffLimitPerIndex: 0\n  maxFailedIndexes: 1"
    )
    for _ in 0..<2 {
      _ = cluster.evict(try #require(active(cluster).first))
      cluster.run(until: cluster.time + 60_000)
    }
    #expect(isFailed(cluster, "Job has exceeded the specified maximal number of failed indexes"))
  }

  @Test func `an indexed Job replaces the pod of the same index`() throws {
    var cluster = cluster("completions: 3\n  parallelism: 2\n  completionMode: Indexed")
    #expect(active(cluster).map { cluster.pods[$0].ordinal } == [0, 1])
    _ = cluster.evict(try #require(active(cluster).first))
    cluster.run(until: cluster.time + 60_000)
    #expect(active(cluster).map { cluster.pods[$0].ordinal }.sorted() == [0, 1])
  }

  @Test func `a work queue gets no new pods after the first success`() throws {
    var cluster = cluster("parallelism: 3", run: 7_200_000)
    #expect(active(cluster).count == 3)
    cluster.run(until: cluster.time + 7_300_000)
    #expect(cluster.workloads[0].job.outcome == .complete && active(cluster).isEmpty)
  }

  @Test func `pods of a suspended Job do not count as failed`() throws {
    let cluster = cluster("parallelism: 2\n  completions: 2\n  suspend: true")
    #expect(active(cluster).isEmpty && cluster.workloads[0].job.failed == 0)
  }

  @Test func `a Job that fails because of a drain gets a fix`() throws {
    let yaml = """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: work}
      spec:
        backoffLimit: 0
        template: {spec: {restartPolicy: Never, containers: [{name: c, image: "work:1"}]}}
      """
    let input = Systems.input(yaml, nodes: "node-role-3az-3od")
    let scenario = Scenario("drain", steps: [ScenarioStep(at: 0, .drainAll(returnAfter: 60_000))])
    var result = try input.simulate(scenario)
    #expect(result.services.first?.verdict == .stalled)
    result.findFixes(input, scenario)
    #expect(result.services.first?.fix == "add a podFailurePolicy that ignores DisruptionTarget")
  }

  @Test func `a fix keeps the rules of a Job's failure policy`() throws {
    let yaml = """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: work}
      spec:
        backoffLimit: 0
        podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {operator: In, values: [42]}}]}
        template: {spec: {restartPolicy: Never, containers: [{name: c, image: "work:1"}]}}
      """
    var input = Systems.input(yaml, nodes: "node-role-3az-3od")
    let scenario = Scenario("drain", steps: [ScenarioStep(at: 0, .drainAll(returnAfter: 60_000))])
    var result = try input.simulate(scenario)
    result.findFixes(input, scenario)
    let title = "add a first rule to podFailurePolicy that ignores DisruptionTarget"
    #expect(result.services.first?.fix == title)
    let service = try #require(result.services.first)
    let fix = try #require(
      ScenarioFix.candidates(for: service, in: input, lacksRoom: false).first { $0.title == title })
    fix.apply(&input)
    let rules = input.objects.first?.node["spec"]?["podFailurePolicy"]?["rules"]
    let expected: Node = [
      ["action": "Ignore", "onPodConditions": [["type": "DisruptionTarget", "status": "True"]]],
      ["action": "FailJob", "onExitCodes": ["operator": "In", "values": [42]]],
    ]
    #expect(rules == expected)
  }
}
