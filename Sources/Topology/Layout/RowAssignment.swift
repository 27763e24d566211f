/// Chooses the coordinates along the columns: near the neighbors, without overlaps.
///
/// Each column is placed exactly: of all placements that keep the order and the gaps, the one with the least squared
/// distance from the wanted positions. Sweeps over the columns bring neighbors closer to each other.
enum RowAssignment {
  private static let sweeps = 16
  /// The work of all sweeps together, in visited vertices and edges.
  private static let work = 6_000_000

  static func place(_ graph: inout ColumnGraph) {
    for column in graph.columns {
      var bottom = 0.0
      for (index, vertex) in column.enumerated() {
        if index > 0 { bottom += gap(column[index - 1], vertex, graph) }
        graph.vertices[vertex].center = bottom + graph.vertices[vertex].size.height / 2
        bottom += graph.vertices[vertex].size.height
      }
    }
    let edges = graph.following.reduce(0) { $0 + $1.count }
    let count = min(sweeps, max(4, work / max(1, graph.vertices.count + 2 * edges)))
    for sweep in 0..<count {
      let isForward = sweep.isMultiple(of: 2)
      let usesBoth = sweep + 4 >= count
      let order = isForward ? Array(graph.columns.indices) : graph.columns.indices.reversed()
      for number in order { place(graph.columns[number], &graph, isForward: isForward, usesBoth: usesBoth) }
    }
    for round in 0..<4 { straighten(&graph, isForward: round.isMultiple(of: 2)) }
    let top = graph.vertices.map { $0.center - $0.size.height / 2 }.min() ?? 0
    for vertex in graph.vertices.indices { graph.vertices[vertex].center -= top }
  }

  /// Moves the points of long arrows to the height of the point before them, where the space between their neighbors
  /// in the column allows that, so that arrows have few bends.
  private static func straighten(_ graph: inout ColumnGraph, isForward: Bool) {
    var above = [Int?](repeating: nil, count: graph.vertices.count)
    var below = above
    for column in graph.columns {
      for (upper, lower) in zip(column, column.dropFirst()) { (below[upper], above[lower]) = (lower, upper) }
    }
    for chain in graph.chains where chain.count > 3 {
      let inner = isForward ? Array(chain.dropFirst().dropLast()) : chain.dropFirst().dropLast().reversed()
      for (before, vertex) in zip(inner, inner.dropFirst()) {
        let own = graph.vertices[vertex].size.height / 2
        var (least, most) = (-Double.infinity, Double.infinity)
        if let upper = above[vertex] {
          let other = graph.vertices[upper]
          least = other.center + other.size.height / 2 + gap(upper, vertex, graph) + own
        }
        if let lower = below[vertex] {
          let other = graph.vertices[lower]
          most = other.center - other.size.height / 2 - gap(vertex, lower, graph) - own
        }
        guard least <= most else { continue }
        graph.vertices[vertex].center = min(max(graph.vertices[before].center, least), most)
      }
    }
  }

  /// The space between two vertices in a column.
  private static func gap(_ upper: Int, _ lower: Int, _ graph: ColumnGraph) -> Double {
    switch (graph.vertices[upper].content, graph.vertices[lower].content) {
    case (.box, .box): 22
    case (.box, _), (_, .box): 14
    case (.label, .label): 6
    default: 8
    }
  }

  private static func place(_ column: [Int], _ graph: inout ColumnGraph, isForward: Bool, usesBoth: Bool) {
    guard !column.isEmpty else { return }
    var offsets = [0.0]
    for index in column.indices.dropFirst() {
      let (upper, lower) = (column[index - 1], column[index])
      let heights = (graph.vertices[upper].size.height + graph.vertices[lower].size.height) / 2
      offsets.append(offsets[index - 1] + heights + gap(upper, lower, graph))
    }
    var blocks: [Block] = []
    for (index, vertex) in column.enumerated() {
      let (target, weight) = wanted(vertex, graph, isForward: isForward, usesBoth: usesBoth)
      var block = Block(sum: weight * (target - offsets[index]), weight: weight, count: 1)
      // Neighbors that would overlap move together.
      while let last = blocks.last, last.mean > block.mean {
        block = Block(
          sum: last.sum + block.sum, weight: last.weight + block.weight, count: last.count + block.count)
        blocks.removeLast()
      }
      blocks.append(block)
    }
    var index = 0
    for block in blocks {
      for _ in 0..<block.count {
        graph.vertices[column[index]].center = block.mean + offsets[index]
        index += 1
      }
    }
  }

  private struct Block {
    var sum: Double
    var weight: Double
    var count: Int
    var mean: Double { sum / weight }
  }

  /// The mean center of the neighbors, and its weight, which is greater for long arrows to keep them straight.
  private static func wanted(
    _ vertex: Int, _ graph: ColumnGraph, isForward: Bool, usesBoth: Bool
  ) -> (center: Double, weight: Double) {
    var (sum, total) = (0.0, 0.0)
    func add(_ neighbors: [Int]) {
      for other in neighbors {
        let weight = weight(vertex, other, graph)
        sum += weight * graph.vertices[other].center
        total += weight
      }
    }
    if usesBoth || isForward { add(graph.preceding[vertex]) }
    if usesBoth || !isForward { add(graph.following[vertex]) }
    guard total > 0 else { return (graph.vertices[vertex].center, 0.01) }
    return (sum / total, total)
  }

  private static func weight(_ one: Int, _ other: Int, _ graph: ColumnGraph) -> Double {
    switch (graph.vertices[one].content, graph.vertices[other].content) {
    case (.box, .box): 1
    case (.box, _), (_, .box): 2
    default: 8
    }
  }
}
