/// The domains of all topology keys that are in use.
struct ClusterTopology: Sendable {
  private(set) var keys: [String] = []
  private var places: [String: Int] = [:]
  /// The domain of each node by key; -1 for a node without the label.
  private(set) var domains: [[Int32]] = []
  private var names: [[String: Int32]] = []
  private(set) var counts: [Int] = []

  /// The index of a key; a new key is added.
  mutating func place(of key: String, nodes: [NodeState]) -> Int {
    if let place = places[key] { return place }
    let place = keys.count
    keys.append(key)
    places[key] = place
    domains.append([])
    names.append([:])
    counts.append(0)
    for node in nodes { add(node, to: place) }
    return place
  }

  /// Adds a node to all keys.
  mutating func add(_ node: NodeState) {
    for place in keys.indices { add(node, to: place) }
  }

  private mutating func add(_ node: NodeState, to place: Int) {
    guard let value = node.labels[keys[place]] else {
      domains[place].append(-1)
      return
    }
    if let known = names[place][value] {
      domains[place].append(known)
    } else {
      let new = Int32(counts[place])
      names[place][value] = new
      counts[place] += 1
      domains[place].append(new)
    }
  }
}
