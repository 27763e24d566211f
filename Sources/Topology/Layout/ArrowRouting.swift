/// The final frames of boxes and labels, and the paths of arrows.
struct ArrowRouting {
  private(set) var boxes: [Frame] = []
  private(set) var labels: [Frame?]
  private(set) var paths: [[Point]]
  private(set) var size = Size(width: 0, height: 0)

  /// The minimum distance between the ends of arrows at a box.
  static let portGap = 7.0
  /// The space between a column of boxes and the next column of labels.
  private static let columnGap = 24.0
  /// The minimum space between two columns of boxes.
  private static let boxGap = 72.0

  init(_ graph: ColumnGraph, arrows: [LayeredLayout.Arrow]) {
    labels = Array(repeating: nil, count: arrows.count)
    paths = Array(repeating: [], count: arrows.count)
    let columns = Self.extents(of: graph)
    let frames = graph.vertices.map { vertex in
      let extent = columns[vertex.column]
      let isBox = if case .box = vertex.content { true } else { false }
      let width = isBox ? extent.width : vertex.size.width
      return Frame(
        x: extent.x + (extent.width - width) / 2, y: vertex.center - vertex.size.height / 2, width: width,
        height: vertex.size.height)
    }
    for (vertex, frame) in zip(graph.vertices, frames) {
      switch vertex.content {
      case .box: boxes.append(frame)
      case .label(let arrow): labels[arrow] = frame
      case .point: break
      }
    }
    let ports = Self.ports(of: graph, frames)
    for (number, chain) in graph.chains.enumerated() where chain.count > 2 {
      var points = [Point(x: frames[chain[0]].right, y: ports.leaving[number])]
      for vertex in chain.dropFirst().dropLast() {
        let extent = columns[graph.vertices[vertex].column]
        let y = graph.vertices[vertex].center
        points.append(Point(x: extent.x, y: y))
        points.append(Point(x: extent.x + extent.width, y: y))
      }
      points.append(Point(x: frames[chain[chain.count - 1]].x, y: ports.arriving[number]))
      paths[number] = graph.isReversed[number] ? points.reversed() : points
    }
    size = Size(width: frames.map(\.right).max() ?? 0, height: frames.map(\.bottom).max() ?? 0)
  }

  /// The horizontal position and the width of each column.
  private static func extents(of graph: ColumnGraph) -> [(x: Double, width: Double)] {
    var extents: [(x: Double, width: Double)] = []
    var x = 0.0
    for (number, column) in graph.columns.enumerated() {
      let width = column.map { graph.vertices[$0].size.width }.max() ?? 0
      let isLabels = !number.isMultiple(of: 2)
      let space = isLabels ? max(0, boxGap - width - 2 * columnGap) / 2 : 0
      if number > 0 { x += columnGap }
      x += space
      extents.append((x, width))
      x += width + space
    }
    return extents
  }

  /// The heights at which arrows leave and reach boxes, in the order of their other ends.
  private static func ports(of graph: ColumnGraph, _ frames: [Frame]) -> (
    leaving: [Double], arriving: [Double]
  ) {
    var leaving = [Double](repeating: 0, count: graph.chains.count)
    var arriving = leaving
    var left = [[(y: Double, arrow: Int)]](repeating: [], count: frames.count)
    var right = left
    for (number, chain) in graph.chains.enumerated() where chain.count > 2 {
      right[chain[0]].append((graph.vertices[chain[1]].center, number))
      left[chain[chain.count - 1]].append((graph.vertices[chain[chain.count - 2]].center, number))
    }
    func spread(_ ends: [(y: Double, arrow: Int)], over frame: Frame, _ heights: inout [Double]) {
      let sorted = ends.sorted { ($0.y, $0.arrow) < ($1.y, $1.arrow) }
      let gap = min(14, frame.height / Double(sorted.count + 1))
      let first = frame.center.y - gap * Double(sorted.count - 1) / 2
      for (index, end) in sorted.enumerated() { heights[end.arrow] = first + gap * Double(index) }
    }
    for box in frames.indices {
      if !right[box].isEmpty { spread(right[box], over: frames[box], &leaving) }
      if !left[box].isEmpty { spread(left[box], over: frames[box], &arriving) }
    }
    return (leaving, arriving)
  }
}
