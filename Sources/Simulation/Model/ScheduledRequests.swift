internal import KubernetesFacts
internal import ManifestTree

/// The names of resources; a resource is identified by its index.
struct ResourceNames: Sendable {
  private(set) var names = ResourceName.ofContainers
  private var places: [String: Int] = Dictionary(
    uniqueKeysWithValues: ResourceName.ofContainers.enumerated().map { ($0.element, $0.offset) })

  static let cpu = 0
  static let memory = 1

  var count: Int { names.count }

  /// The index of a resource; a new name is added.
  mutating func place(of name: String) -> Int {
    if let place = places[name] { return place }
    names.append(name)
    places[name] = names.count - 1
    return names.count - 1
  }

  /// An amount in the scheduler's unit: thousandths of a CPU, whole units of other resources.
  static func amount(_ name: String, _ node: Node) -> Int64 {
    max(0, (name == "cpu" ? node.milliAmount : node.wholeAmount) ?? 0)
  }
}

/// Amounts of resources by name.
typealias Amounts = [String: Int64]

extension Amounts {
  init(_ node: Node) {
    self = [:]
    for entry in node.entries { self[entry.key] = ResourceNames.amount(entry.key, entry.value) }
  }

  mutating func add(_ other: Amounts) { merge(other, uniquingKeysWith: +) }
  mutating func raise(to other: Amounts) { merge(other, uniquingKeysWith: Swift.max) }
}

/// The requests of a pod in the scheduler's units.
struct ScheduledRequests: Sendable {
  /// The requests that decide whether a pod fits.
  let fit: Amounts
  /// CPU and memory with the amounts that scoring assumes for containers without requests.
  let scoredCPU: Int64
  let scoredMemory: Int64

  private static let assumedCPU: Int64 = 100
  private static let assumedMemory: Int64 = 200 << 20

  /// Adds up the requests of containers and sidecars, or uses the request of an init container that is larger.
  ///
  /// Requests at the pod level replace these amounts. The overhead is added to the result.
  init(_ pod: Node, overhead: Amounts) {
    var sum = PodRequests.ofContainers(in: pod, Self.requests, sum: +)
    var scored = PodRequests.ofContainers(in: pod, { Self.assumed(Self.requests(of: $0)) }, sum: +)
    let podLevel = PodRequests.atPodLevel(of: pod, requested: { (sum[$0] ?? 0) > 0 }, Self.amounts)
    for (name, amount) in podLevel {
      sum[name] = amount
      scored[name] = amount
    }
    sum.add(overhead)
    scored.add(overhead)
    fit = sum.filter { $0.value > 0 }
    scoredCPU = scored["cpu"] ?? 0
    scoredMemory = scored["memory"] ?? 0
  }

  private static func requests(of container: Node) -> Amounts { PodRequests.ofContainer(container, amounts) }

  private static func amounts(_ node: Node?) -> Amounts { node.map(Amounts.init) ?? [:] }

  private static func assumed(_ requests: Amounts) -> Amounts {
    ["cpu": requests["cpu"] ?? assumedCPU, "memory": requests["memory"] ?? assumedMemory]
  }
}
