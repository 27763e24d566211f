/// The arrows that cross many columns.
///
/// A point in each column would make the layout slow, so these arrows run in lanes below the boxes.
struct LongArrows {
  /// Whether each arrow is long.
  let isLong: [Bool]

  /// The maximum number of points of arrows in all columns together.
  private static let maximumPoints = 40_000
  private static let laneGap = 6.0
  /// The distance between a box and the place where the box's long arrows go down.
  private static let turn = 22.0

  init(_ arrows: [LayeredLayout.Arrow], _ assignment: ColumnAssignment) {
    let spans = arrows.map { abs(assignment.columns[$0.source] - assignment.columns[$0.target]) }
    var (points, longest) = (0, 0)
    for span in spans.sorted() {
      points += 2 * span
      if points > Self.maximumPoints { break }
      longest = span
    }
    // Arrows of equal length are treated in the same way; arrows to the next column are never long.
    isLong = spans.map { points > Self.maximumPoints && $0 > max(1, longest - 1) }
  }

  /// Draws the long arrows below the boxes.
  /// - Parameters:
  ///   - boxes: the frames of the boxes.
  ///   - size: the size of the picture, which grows with the lanes.
  func route(
    _ arrows: [LayeredLayout.Arrow], _ boxes: [Frame], _ paths: inout [[Point]], _ labels: inout [Frame?],
    _ size: inout Size
  ) {
    struct Lane {
      var end = -Double.infinity
      var height = 0.0
    }
    var lanes: [Lane] = []
    var placed: [(arrow: Int, lane: Int, left: Double, right: Double)] = []
    let long = arrows.indices.filter { isLong[$0] }
    func ends(_ number: Int) -> (left: Double, right: Double) {
      let (source, target) = (boxes[arrows[number].source], boxes[arrows[number].target])
      return source.x < target.x
        ? (source.right + Self.turn, target.x - Self.turn) : (target.right + Self.turn, source.x - Self.turn)
    }
    for number in long.sorted(by: { (ends($0).left, $0) < (ends($1).left, $1) }) {
      let (left, right) = ends(number)
      // Looking at a bounded number of lanes keeps the search linear.
      let lane = lanes.indices.suffix(64).first { lanes[$0].end + Self.turn < left } ?? lanes.count
      if lane == lanes.count { lanes.append(Lane()) }
      lanes[lane].end = right
      lanes[lane].height = max(lanes[lane].height, arrows[number].label?.height ?? 2)
      placed.append((number, lane, left, right))
    }
    var tops: [Double] = []
    var bottom = size.height + 16
    for lane in lanes {
      tops.append(bottom)
      bottom += lane.height + Self.laneGap
    }
    for (number, lane, left, right) in placed {
      let y = tops[lane] + lanes[lane].height / 2
      let (source, target) = (boxes[arrows[number].source], boxes[arrows[number].target])
      let (first, last) = source.x < target.x ? (source, target) : (target, source)
      let points = [
        Point(x: first.right, y: first.center.y), Point(x: left, y: y), Point(x: right, y: y),
        Point(x: last.x, y: last.center.y),
      ]
      paths[number] = source.x < target.x ? points : points.reversed()
      if let label = arrows[number].label {
        labels[number] = Frame(
          x: (left + right - label.width) / 2, y: y - label.height / 2, width: label.width,
          height: label.height)
      }
    }
    if !lanes.isEmpty { size.height = bottom }
  }
}
