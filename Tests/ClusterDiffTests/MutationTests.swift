import ClusterDiff
import ManifestTree
import Testing

/// A source of the same random numbers in every run.
private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

@Suite struct MutationTests {
  @Test func `a changed text or number is reported at its place, wherever it is`() throws {
    let objects = try LivePairs.objects("clean-csa.json")
    var numbers = SeededNumbers(state: 7)
    var reported = 0
    for _ in 0..<5000 {
      guard let object = objects.randomElement(using: &numbers) else { return }
      var path: [String] = []
      let changed = Self.changed(object.node, &path, &numbers)
      guard Self.isMeant(path, object) else { continue }
      let live = Object(object.identity, changed, from: object.origin)
      let report = ClusterDiff.report(DiffRequest(declared: [object], live: [live]))
      #expect(
        report.differences.contains { $0.kind != .cosmetic },
        "\(object.identity.kind)/\(object.identity.name) \(path.joined(separator: "."))")
      reported += 1
    }
    #expect(reported > 1000)
  }

  /// Whether a change there means something: not what the server keeps for itself, nor who the object is.
  private static func isMeant(_ path: [String], _ object: Object) -> Bool {
    guard let first = path.first, !["status", "apiVersion", "kind"].contains(first) else { return false }
    if path.last == "serviceAccount" || path.contains("volumeClaimTemplates") && path.contains("status") {
      return false
    }
    if path.contains("volumeClaimTemplates"), ["apiVersion", "kind"].contains(path.last) { return false }
    guard first == "metadata" else { return !path.contains("creationTimestamp") }
    return path.count > 2 && ["labels", "annotations"].contains(path[1])
      && path.last != "kubectl.kubernetes.io/last-applied-configuration"
  }

  /// The tree with one of its leaves changed, and the way to it.
  private static func changed(_ node: Node, _ path: inout [String], _ numbers: inout SeededNumbers) -> Node {
    switch node {
    case .map(let map) where !map.isEmpty:
      var entries = map.entries
      let index = Int.random(in: entries.indices, using: &numbers)
      path.append(entries[index].key)
      entries[index].value = changed(entries[index].value, &path, &numbers)
      return .map(NodeMap(uniqueEntries: entries))
    case .list(let list) where !list.isEmpty:
      var list = list
      let index = Int.random(in: list.indices, using: &numbers)
      path.append("\(index)")
      list[index] = changed(list[index], &path, &numbers)
      return .list(list)
    case .int(let value): return .int(value + 3)
    case .bool(let value): return .bool(!value)
    case .string(let text): return .string(text + "x7")
    default:
      path = []
      return node
    }
  }
}
