import ManifestTree
import Testing

@testable import Simulation

/// Tests placements and messages that are derived from the scheduler's source, in addition to the recorded ones.
@Suite struct SchedulingCaseTests {
  private static let nodes = """
    apiVersion: v1
    kind: Node
    metadata: {name: n1, labels: {kubernetes.io/hostname: n1, topology.kubernetes.io/zone: a, disk: ssd, size: "3"}}
    status: {allocatable: {cpu: 2, memory: 4Gi, pods: "2"}}
    ---
    apiVersion: v1
    kind: Node
    metadata: {name: n2, labels: {kubernetes.io/hostname: n2, topology.kubernetes.io/zone: b, size: "5"}}
    spec: {taints: [{key: slow, value: "true", effect: PreferNoSchedule}]}
    status: {allocatable: {cpu: 2, memory: 4Gi, pods: "110"}}
    ---
    apiVersion: v1
    kind: Node
    metadata: {name: n3, labels: {kubernetes.io/hostname: n3, topology.kubernetes.io/zone: c, size: big}}
    spec: {taints: [{key: gpu, value: "true", effect: NoSchedule}]}
    status: {allocatable: {cpu: 2, memory: 4Gi, pods: "110", nvidia.com/gpu: "1"}}
    ---

    """

  struct Case: Sendable, CustomTestStringConvertible {
    let title: String
    /// The specs of the pods, in the order in which they are scheduled.
    let pods: [String]
    /// The node of the last pod, or the start of its message.
    let outcome: Outcome

    enum Outcome: Sendable {
      case node(Set<String>)
      case pending(String)
    }

    init(_ title: String, _ pods: String..., on nodes: String) {
      (self.title, self.pods) = (title, pods)
      outcome = .node(Set(nodes.split(separator: " ").map(String.init)))
    }

    init(_ title: String, _ pods: String..., pending message: String) {
      (self.title, self.pods, outcome) = (title, pods, .pending("0/3 nodes are available: \(message)."))
    }

    var testDescription: String { title }
  }

  private static func affinity(_ terms: String) -> String {
    "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [\(terms)]}}}"
  }

  private static let anywhere = "tolerations: [{operator: Exists}]"
  private static let small = "containers: [{name: c, image: c}]"

  private static func port(_ port: String) -> String {
    "nodeSelector: {disk: ssd}, containers: [{name: c, image: c, ports: [\(port)]}]"
  }

  private static let cases: [Case] = [
    Case(
      "Gt compares numbers", affinity("{matchExpressions: [{key: size, operator: Gt, values: ['4']}]}"),
      on: "n2"),
    Case(
      "Lt compares numbers", affinity("{matchExpressions: [{key: size, operator: Lt, values: ['4']}]}"),
      on: "n1"),
    Case(
      "a label that is not a number is neither greater nor less",
      "\(anywhere), nodeSelector: {size: big}, "
        + affinity("{matchExpressions: [{key: size, operator: Gt, values: ['1']}]}"),
      pending: "3 node(s) didn't match Pod's node affinity/selector"),
    Case(
      "NotIn admits nodes without the label",
      affinity("{matchExpressions: [{key: disk, operator: NotIn, values: [ssd]}]}"), on: "n2"),
    Case(
      "DoesNotExist", affinity("{matchExpressions: [{key: disk, operator: DoesNotExist}]}"), on: "n2"),
    Case(
      "one of several terms suffices",
      affinity(
        "{matchExpressions: [{key: disk, operator: In, values: [hdd]}]}, {matchExpressions: [{key: size, operator: In, values: ['3']}]}"
      ), on: "n1"),
    Case(
      "a node must match both the selector and the affinity",
      "nodeSelector: {disk: ssd}, "
        + affinity("{matchExpressions: [{key: size, operator: In, values: ['5']}]}"),
      pending: "1 node(s) had untolerated taint(s), 2 node(s) didn't match Pod's node affinity/selector"),
    Case(
      "no term matches no node", affinity("{}"),
      pending: "1 node(s) had untolerated taint(s), 2 node(s) didn't match Pod's node affinity/selector"),
    Case(
      "a pod with a node's name in its affinity can run only on that node",
      affinity("{matchFields: [{key: metadata.name, operator: In, values: [n3]}]}"),
      pending: "1 node(s) had untolerated taint(s), 2 node(s) didn't satisfy plugin(s) [NodeAffinity]"),
    Case(
      "a named node of one of the terms",
      "\(anywhere), "
        + affinity("{matchFields: [{key: metadata.name, operator: In, values: [n3]}]}"), on: "n3"),
    Case(
      "NotIn of names looks at all nodes",
      affinity("{matchFields: [{key: metadata.name, operator: NotIn, values: [n1]}]}"), on: "n2"),
    Case("a toleration of everything", "\(anywhere), nodeSelector: {size: big}", on: "n3"),
    Case(
      "a toleration of another effect",
      "tolerations: [{key: gpu, operator: Exists, effect: NoExecute}], nodeSelector: {size: big}",
      pending: "1 node(s) had untolerated taint(s), 2 node(s) didn't match Pod's node affinity/selector"),
    Case(
      "a toleration of another value",
      "tolerations: [{key: gpu, value: 'false'}], nodeSelector: {size: big}",
      pending: "1 node(s) had untolerated taint(s), 2 node(s) didn't match Pod's node affinity/selector"),
    Case("a soft taint is avoided", small, on: "n1"),
    Case("a soft taint is used when the others are full", small, small, small, on: "n2"),
    Case(
      "a pod limit", "nodeSelector: {disk: ssd}", "nodeSelector: {disk: ssd}", "nodeSelector: {disk: ssd}",
      pending:
        "1 Too many pods, 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) had untolerated taint(s)"
    ),
    Case(
      "an extended resource", "containers: [{name: c, image: c, resources: {limits: {nvidia.com/gpu: 1}}}]",
      pending: "1 node(s) had untolerated taint(s), 2 Insufficient nvidia.com/gpu"),
    Case(
      "two resources of one node",
      "nodeSelector: {disk: ssd}, containers: [{name: c, image: c, resources: {requests: {cpu: 3, memory: 8Gi}}}]",
      pending:
        "1 Insufficient cpu, 1 Insufficient memory, 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) had untolerated taint(s)"
    ),
    Case(
      "host ports of different addresses", port("{containerPort: 80, hostPort: 80, hostIP: 127.0.0.1}"),
      port("{containerPort: 80, hostPort: 80, hostIP: 127.0.0.2}"), on: "n1"),
    Case(
      "a host port of all addresses", port("{containerPort: 80, hostPort: 80, hostIP: 127.0.0.1}"),
      port("{containerPort: 80, hostPort: 80}"),
      pending:
        "1 node(s) didn't have free ports for the requested pod ports, 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) had untolerated taint(s)"
    ),
    Case(
      "host ports of different protocols", port("{containerPort: 80, hostPort: 80}"),
      port("{containerPort: 80, hostPort: 80, protocol: UDP}"), on: "n1"),
    Case("nodeName bypasses the scheduler", "nodeName: n3, \(small)", on: "n3"),
    Case(
      "affinity to pods that do not exist",
      "affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: none}}}]}}",
      pending: "1 node(s) had untolerated taint(s), 2 node(s) didn't match pod affinity rules"),
    Case(
      "affinity of the first pod to pods with its own labels",
      "affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: p0}}}]}}",
      on: "n1"),
    Case(
      "affinity with a topology key that no node has",
      "affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: rack, labelSelector: {matchLabels: {app: p0}}}]}}",
      pending: "1 node(s) had untolerated taint(s), 2 node(s) didn't match pod affinity rules"),
    Case(
      "a strict spread with a topology key that no node has",
      "topologySpreadConstraints: [{maxSkew: 1, topologyKey: rack, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: p0}}}]",
      pending:
        "1 node(s) had untolerated taint(s), 2 node(s) didn't match pod topology spread constraints (missing required label)"
    ),
  ]

  @Test(arguments: cases)
  func `the last pod is placed or stays pending as the scheduler decides`(testCase: Case) throws {
    var cluster = Cluster(timing: .reported, seed: 1)
    cluster.addNodes(Systems.objects(Self.nodes).compactMap(NodeSpec.init))
    for (number, spec) in testCase.pods.enumerated() {
      let spec = spec.contains("containers:") ? spec : "\(spec), \(Self.small)"
      let yaml =
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p\(number), labels: {app: p\(number)}}\nspec: {\(spec)}"
      cluster.apply(try #require(WorkloadSpec(Systems.objects(yaml)[0])))
      cluster.run(until: cluster.time + 10_000)
    }
    let placement = cluster.placement(of: testCase.pods.count - 1)
    switch testCase.outcome {
    case .node(let nodes):
      #expect(placement.pending.isEmpty && Set(placement.perNode.keys).isSubset(of: nodes), "\(placement)")
      #expect(!placement.perNode.isEmpty)
    case .pending(let message):
      let found = try #require(placement.pending.first?.message)
      #expect(
        found.hasPrefix(message + " no new claims to deallocate, preemption: 0/3 nodes are available: "),
        "\(found)")
    }
  }
}
