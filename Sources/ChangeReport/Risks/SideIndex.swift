import KubernetesFacts
import ManifestTree

/// The facts about all objects of one side that the risks of a change depend on.
struct SideIndex: Sendable {
  private(set) var workloads: [WorkloadReading] = []
  fileprivate var places: [ObjectIdentity: Int] = [:]
  fileprivate var byLabel: [LabelKey: [Int]] = [:]
  private var autoscalers: [ObjectIdentity: ScaleTarget] = [:]
  /// The ServiceAccounts whose tokens pods do not get by default.
  private var closedAccounts: Set<[String]> = []
  /// The contents of Secrets, as text, by which copies elsewhere are recognized.
  private(set) var secretTexts: Set<String> = []

  /// The minimum length of contents that are searched for: shorter ones also occur elsewhere by chance.
  private static let shortestSecret = 6

  init(_ objects: [Object]) {
    for object in objects {
      if let workload = WorkloadReading(object) {
        places[object.identity] = workloads.count
        for (name, value) in workload.labels {
          byLabel[LabelKey(name, value), default: []].append(workloads.count)
        }
        workloads.append(workload)
      }
      if let target = ScaleTarget(of: object) {
        autoscalers[target.identity] = autoscalers[target.identity]?.joined(with: target) ?? target
      }
      if object.identity.groupKind == .secret { addContents(of: object.node) }
      if object.identity.groupKind == .serviceAccount, object.node["automountServiceAccountToken"] == false {
        closedAccounts.insert([object.identity.namespace ?? "", object.identity.name])
      }
    }
  }

  /// A label with its value.
  struct LabelKey: Hashable, Sendable {
    let name: String
    let value: String

    init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
  }

  private mutating func addContents(of secret: Node) {
    for entry in secret["data"]?.entries ?? [] {
      if let text = entry.value.text.flatMap(Base64.decoded) { add(text) }
    }
    for entry in secret["stringData"]?.entries ?? [] { add(entry.value.plainText ?? "") }
  }

  private mutating func add(_ text: String) {
    if text.utf8.count >= Self.shortestSecret, text != "changeme" { secretTexts.insert(text) }
  }

  /// Whether pods with an account get the account's token by default.
  func offersToken(_ account: String, in namespace: String?) -> Bool {
    !closedAccounts.contains([namespace ?? "", account])
  }

  /// The autoscaler of a workload; nil if it has none.
  func autoscaler(of identity: ObjectIdentity) -> ScaleTarget? { autoscalers[identity] }

  /// The minimum number of pods: the autoscaler's minimum, or the replicas; nil for a kind without a number of pods.
  func minimum(of workload: WorkloadReading) -> Int64? {
    autoscalers[workload.object.identity]?.minimum ?? workload.replicas
  }

  /// The requests of a pod, multiplied by the minimum number of pods, or by 1 for a kind without a number of
  /// pods, such as a DaemonSet or a CronJob.
  func cost(of workload: WorkloadReading) -> [String: Quantity] {
    let count = max(0, minimum(of: workload) ?? 1)
    return workload.requests.mapValues { $0 * count }
  }

  /// The sum of `cost(of:)` for all workloads, except kinds whose pods run until they finish, such as Jobs.
  var cost: [String: Quantity] {
    workloads.reduce(into: [:]) { sum, workload in
      guard !workload.isJob else { return }
      sum.merge(cost(of: workload), uniquingKeysWith: +)
    }
  }
}

extension WorkloadReading {
  /// Whether the pods run only until they finish, as those of a Job do.
  var isJob: Bool {
    WorkloadKind.finishes(object.identity.kind)
  }
}

extension SideIndex {
  /// The workload with an identity; nil if there is none.
  func workload(_ identity: ObjectIdentity) -> WorkloadReading? { places[identity].map { workloads[$0] } }

  /// The workloads whose pods a budget selects.
  func workloads(selectedBy budget: Object) -> [WorkloadReading] {
    workloads(selectedBy: budget.node.at("spec", "selector"), in: budget.identity.namespace)
  }

  /// The workloads of a namespace whose pods a label selector matches.
  func workloads(selectedBy selector: Node?, in namespace: String?) -> [WorkloadReading] {
    let required = selector?["matchLabels"]?.entries.first.map { LabelKey($0.key, $0.value.plainText ?? "") }
    let candidates = required.map { byLabel[$0] ?? [] } ?? Array(workloads.indices)
    return candidates.map { workloads[$0] }.filter {
      $0.object.identity.namespace == namespace && LabelMatch.matches(selector, $0.labels)
    }
  }
}
