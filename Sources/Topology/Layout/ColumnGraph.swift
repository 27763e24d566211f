/// A graph whose edges lead from each column only to the next one: long arrows pass through points in each column.
///
/// Boxes are in even columns. Odd columns contain the labels of arrows.
struct ColumnGraph {
  /// A box, a label, or a point of a long arrow.
  struct Vertex {
    let column: Int
    var size: Size
    let content: Content
    /// The center along the column.
    var center = 0.0
  }

  enum Content {
    case box
    case label(arrow: Int)
    case point(arrow: Int)
  }

  var vertices: [Vertex]
  /// The vertices of each column, from top to bottom.
  var columns: [[Int]]
  /// The vertices that precede and follow each vertex.
  private(set) var preceding: [[Int]]
  private(set) var following: [[Int]]
  /// The vertices of each arrow from left to right, with the boxes at both ends.
  private(set) var chains: [[Int]]
  /// Whether each arrow points to the left.
  let isReversed: [Bool]

  /// The height of an arrow without a label.
  private static let pointHeight = 4.0

  /// - Parameter leavingOut: for each arrow, whether it is left out of the columns; its chain is then empty.
  init(
    boxes: [Size], arrows: [LayeredLayout.Arrow], _ assignment: ColumnAssignment, leavingOut: [Bool]
  ) {
    isReversed = assignment.isReversed
    vertices = zip(boxes, assignment.columns).map { Vertex(column: 2 * $1, size: $0, content: .box) }
    preceding = Array(repeating: [], count: boxes.count)
    following = preceding
    chains = []
    columns = Array(repeating: [], count: (vertices.map(\.column).max() ?? -1) + 1)
    var degrees = [(out: Int, into: Int)](repeating: (0, 0), count: boxes.count)
    for (number, arrow) in arrows.enumerated() where !leavingOut[number] {
      let ends = isReversed[number] ? (arrow.target, arrow.source) : (arrow.source, arrow.target)
      degrees[ends.0].out += 1
      degrees[ends.1].into += 1
    }
    for box in boxes.indices {
      let most = Double(max(degrees[box].out, degrees[box].into))
      vertices[box].size.height = max(boxes[box].height, ArrowRouting.portGap * (most + 1))
    }
    for (number, arrow) in arrows.enumerated() {
      guard !leavingOut[number] else {
        chains.append([])
        continue
      }
      let (left, right) =
        isReversed[number] ? (arrow.target, arrow.source) : (arrow.source, arrow.target)
      let range = (vertices[left].column + 1)..<vertices[right].column
      // The label is drawn where fewer other labels are near.
      let isAtEnd = degrees[left].out >= degrees[right].into
      let labelColumn = isAtEnd ? range.upperBound - 1 : range.lowerBound
      var chain = [left]
      for column in range {
        let label = column == labelColumn ? arrow.label : nil
        let vertex = add(column, number, label)
        connect(chain[chain.count - 1], vertex)
        chain.append(vertex)
      }
      connect(chain[chain.count - 1], right)
      chains.append(chain + [right])
    }
    fillColumns()
  }

  private mutating func add(_ column: Int, _ arrow: Int, _ label: Size?) -> Int {
    vertices.append(
      Vertex(
        column: column, size: label ?? Size(width: 0, height: Self.pointHeight),
        content: label == nil ? .point(arrow: arrow) : .label(arrow: arrow)))
    preceding.append([])
    following.append([])
    return vertices.count - 1
  }

  private mutating func connect(_ left: Int, _ right: Int) {
    following[left].append(right)
    preceding[right].append(left)
  }

  /// Puts the vertices into columns in the order of a search, so that connected ones are near each other.
  private mutating func fillColumns() {
    var isSeen = [Bool](repeating: false, count: vertices.count)
    let starts = vertices.indices.sorted { (vertices[$0].column, $0) < (vertices[$1].column, $1) }
    for start in starts where !isSeen[start] {
      isSeen[start] = true
      var stack = [start]
      while let vertex = stack.popLast() {
        columns[vertices[vertex].column].append(vertex)
        for other in (following[vertex] + preceding[vertex]).reversed() where !isSeen[other] {
          isSeen[other] = true
          stack.append(other)
        }
      }
    }
  }
}
