internal import Diagnostics

extension SystemGraph {
  /// A name on the command line that no node has.
  package struct UnknownService: Error, Equatable {
    package let name: String
    /// The nearest name; nil if none is near.
    package let nearest: String?
  }

  /// The part of the graph around nodes with a name: those that are connected to them by at most `depth` calls, in the
  /// direction of the calls or against it.
  ///
  /// - Parameter names: names, `namespace/name`, or IDs of nodes.
  package func focused(on names: [String], depth: Int) throws(UnknownService) -> SystemGraph {
    var numbers: [String: [Int]] = [:]
    for (number, node) in nodes.enumerated() {
      for name in Set([node.name, "\(node.namespace)/\(node.name)", node.id]) {
        numbers[name, default: []].append(number)
      }
    }
    var starts: [Int] = []
    for name in names {
      guard let found = numbers[name] else {
        throw UnknownService(name: name, nearest: nearestName(to: name, among: nodes.map(\.name)))
      }
      starts += found
    }
    let places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.id, $0) })
    var following = [[Int]](repeating: [], count: nodes.count)
    var preceding = following
    for edge in edges {
      guard let source = places[edge.source], let target = places[edge.target] else { continue }
      following[source].append(target)
      preceding[target].append(source)
    }
    let kept = Self.reached(from: starts, by: following, depth: depth)
      .union(Self.reached(from: starts, by: preceding, depth: depth))
    let ids = Set(kept.map { nodes[$0].id })
    var graph = self
    graph.nodes = nodes.filter { ids.contains($0.id) }
    graph.edges = edges.filter { ids.contains($0.source) && ids.contains($0.target) }
    return graph
  }

  private static func reached(from starts: [Int], by neighbors: [[Int]], depth: Int) -> Set<Int> {
    var reached = Set(starts)
    var front = starts
    var left = depth
    while left > 0, !front.isEmpty {
      front = front.flatMap { neighbors[$0] }.filter { reached.insert($0).inserted }
      left -= 1
    }
    return reached
  }
}
