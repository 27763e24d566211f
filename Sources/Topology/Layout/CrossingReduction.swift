/// Orders the vertices of each column so that few edges cross.
///
/// Sweeps put each vertex at the mean position of its neighbors in the column before or after, and the best order of
/// all sweeps is kept.
enum CrossingReduction {
  /// The work of all sweeps together, in visited edges; large graphs get fewer sweeps.
  private static let work = 4_000_000

  static func order(_ graph: inout ColumnGraph) {
    let edges = graph.following.reduce(0) { $0 + $1.count }
    let sweeps = min(24, max(4, work / max(1, graph.vertices.count + 4 * edges)))
    var positions = [Int](repeating: 0, count: graph.vertices.count)
    for column in graph.columns { place(column, &positions) }
    var best = graph.columns
    var fewest = crossings(graph, positions)
    var stale = 0
    for sweep in 0..<sweeps where fewest > 0 && stale < 6 {
      let isForward = sweep.isMultiple(of: 2)
      let order = isForward ? Array(graph.columns.indices) : graph.columns.indices.reversed()
      for number in order {
        sort(&graph.columns[number], by: isForward ? graph.preceding : graph.following, &positions)
      }
      let count = crossings(graph, positions)
      if count < fewest {
        (fewest, best, stale) = (count, graph.columns, 0)
      } else {
        stale += 1
      }
    }
    graph.columns = best
    for column in graph.columns { place(column, &positions) }
    if fewest > 0 { exchange(&graph, &positions) }
  }

  private static func place(_ column: [Int], _ positions: inout [Int]) {
    for (position, vertex) in column.enumerated() { positions[vertex] = position }
  }

  private static func sort(_ column: inout [Int], by neighbors: [[Int]], _ positions: inout [Int]) {
    let keys = column.map { vertex -> Double in
      let others = neighbors[vertex]
      guard !others.isEmpty else { return Double(positions[vertex]) }
      return others.reduce(0.0) { $0 + Double(positions[$1]) } / Double(others.count)
    }
    let order = column.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    column = order.map { column[$0] }
    place(column, &positions)
  }

  /// The number of crossings between all columns, counted with a binary indexed tree.
  private static func crossings(_ graph: ColumnGraph, _ positions: [Int]) -> Int {
    var total = 0
    for column in graph.columns {
      let ends = column.flatMap { vertex in graph.following[vertex].map { positions[$0] }.sorted() }
      total += inversions(ends)
    }
    return total
  }

  private static func inversions(_ ends: [Int]) -> Int {
    guard let most = ends.max() else { return 0 }
    var tree = [Int](repeating: 0, count: most + 2)
    var total = 0
    for (seen, end) in ends.enumerated() {
      var notAfter = 0
      var index = end + 1
      while index > 0 {
        notAfter += tree[index]
        index -= index & -index
      }
      total += seen - notAfter
      index = end + 1
      while index < tree.count {
        tree[index] += 1
        index += index & -index
      }
    }
    return total
  }

  /// Exchanges adjacent vertices where that avoids crossings.
  private static func exchange(_ graph: inout ColumnGraph, _ positions: inout [Int]) {
    for _ in 0..<4 {
      var isChanged = false
      for number in graph.columns.indices {
        var index = 1
        while index < graph.columns[number].count {
          let (upper, lower) = (graph.columns[number][index - 1], graph.columns[number][index])
          let now = pairCrossings(upper, lower, graph, positions)
          if now > pairCrossings(lower, upper, graph, positions) {
            graph.columns[number].swapAt(index - 1, index)
            (positions[upper], positions[lower]) = (index, index - 1)
            isChanged = true
          }
          index += 1
        }
      }
      if !isChanged { return }
    }
  }

  /// The crossings on a side where a vertex has more edges are not counted, because counting them is slow.
  private static let maximumDegree = 32

  private static func pairCrossings(_ upper: Int, _ lower: Int, _ graph: ColumnGraph, _ positions: [Int])
    -> Int
  {
    var count = 0
    for neighbors in [graph.preceding, graph.following] {
      let (one, other) = (neighbors[upper], neighbors[lower])
      guard one.count <= maximumDegree, other.count <= maximumDegree else { continue }
      for first in one { for second in other where positions[first] > positions[second] { count += 1 } }
    }
    return count
  }
}
