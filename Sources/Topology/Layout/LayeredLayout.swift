/// Places boxes in columns, so that most arrows lead to the right, and draws the arrows between them.
///
/// The algorithm has the steps of layered drawing: break cycles, assign columns, order the boxes of each column to
/// avoid crossings, choose coordinates, and route the arrows. Each step is linear in the size of the graph, apart from
/// logarithms, and uses no hash order, so that equal inputs have equal results.
package struct LayeredLayout: Sendable {
  /// An arrow between two boxes, with the size of its label.
  package struct Arrow: Sendable {
    package let source: Int
    package let target: Int
    package let label: Size?

    package init(source: Int, target: Int, label: Size?) {
      self.source = source
      self.target = target
      self.label = label
    }
  }

  /// The frames of the boxes, in the order of the input; boxes in a column have equal widths.
  package private(set) var boxes: [Frame]
  /// The frames of the labels, in the order of the arrows.
  package private(set) var labels: [Frame?]
  /// The arrows as points: pairs of points with straight lines, and curves between the pairs.
  package private(set) var paths: [[Point]]
  /// The size of the whole picture.
  package private(set) var size: Size

  /// The space between boxes that are not connected, below the others.
  static let gridGap = 20.0

  /// Lays out boxes.
  /// - Parameters:
  ///   - sizes: the minimum sizes of the boxes.
  ///   - arrows: the arrows between different boxes.
  package init(boxes sizes: [Size], arrows: [Arrow]) {
    var ends = [Int](repeating: 0, count: sizes.count)
    for arrow in arrows {
      ends[arrow.source] += 1
      ends[arrow.target] += 1
    }
    let connected = sizes.indices.filter { ends[$0] > 0 }
    var places = [Int](repeating: -1, count: sizes.count)
    for (place, number) in connected.enumerated() { places[number] = place }
    let inner = arrows.map { Arrow(source: places[$0.source], target: places[$0.target], label: $0.label) }
    let columns = ColumnAssignment(count: connected.count, arrows: inner)
    let long = LongArrows(inner, columns)
    var graph = ColumnGraph(
      boxes: connected.map { sizes[$0] }, arrows: inner, columns, leavingOut: long.isLong)
    CrossingReduction.order(&graph)
    RowAssignment.place(&graph)
    let routes = ArrowRouting(graph, arrows: inner)

    var frames = sizes.map { Frame(x: 0, y: 0, width: $0.width, height: $0.height) }
    for (place, number) in connected.enumerated() { frames[number] = routes.boxes[place] }
    boxes = frames
    labels = routes.labels
    paths = routes.paths
    size = routes.size
    long.route(inner, routes.boxes, &paths, &labels, &size)
    placeUnconnected(sizes.indices.filter { ends[$0] == 0 })
  }

  /// Places boxes without arrows in rows below the others.
  private mutating func placeUnconnected(_ numbers: [Int]) {
    guard !numbers.isEmpty else { return }
    let width = numbers.map { boxes[$0].width }.max() ?? 0
    let height = numbers.map { boxes[$0].height }.max() ?? 0
    let wanted = Double(numbers.count).squareRoot() * 1.2
    let fitting = (size.width + Self.gridGap) / (width + Self.gridGap)
    let count = min(numbers.count, max(1, Int(max(wanted, min(fitting, 1000)))))
    let top = size.height == 0 ? 0 : size.height + 2 * Self.gridGap
    for (place, number) in numbers.enumerated() {
      boxes[number] = Frame(
        x: Double(place % count) * (width + Self.gridGap),
        y: top + Double(place / count) * (height + Self.gridGap), width: width, height: boxes[number].height)
    }
    size.width = max(size.width, Double(count) * (width + Self.gridGap) - Self.gridGap)
    size.height = numbers.map { boxes[$0].bottom }.max() ?? size.height
  }
}
