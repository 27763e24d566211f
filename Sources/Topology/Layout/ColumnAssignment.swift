/// The column of each box, chosen so that arrows lead to the right and are short.
struct ColumnAssignment {
  /// The column of each box, from 0.
  private(set) var columns: [Int]
  /// Whether each arrow is drawn from its target to its source, because it closes a cycle.
  private(set) var isReversed: [Bool]

  init(count: Int, arrows: [LayeredLayout.Arrow]) {
    columns = Array(repeating: 0, count: count)
    isReversed = Array(repeating: false, count: arrows.count)
    breakCycles(arrows)
    assign(arrows)
  }

  /// Reverses the arrows with which a depth-first search returns to a box on its current path.
  ///
  /// The search begins with boxes that nothing calls, so that callers stay left of their callees.
  private mutating func breakCycles(_ arrows: [LayeredLayout.Arrow]) {
    var outgoing = [[Int]](repeating: [], count: columns.count)
    var balance = [(incoming: Int, outgoing: Int)](repeating: (0, 0), count: columns.count)
    for (number, arrow) in arrows.enumerated() {
      outgoing[arrow.source].append(number)
      balance[arrow.source].outgoing += 1
      balance[arrow.target].incoming += 1
    }
    let starts = columns.indices.sorted { left, right in
      let (one, other) = (balance[left], balance[right])
      let first = (one.incoming == 0 ? 0 : 1, one.incoming - one.outgoing, left)
      return first < (other.incoming == 0 ? 0 : 1, other.incoming - other.outgoing, right)
    }
    enum State { case new, open, done }
    var states = [State](repeating: .new, count: columns.count)
    for start in starts where states[start] == .new {
      states[start] = .open
      var stack: [(box: Int, next: Int)] = [(start, 0)]
      while let (box, next) = stack.last {
        guard next < outgoing[box].count else {
          states[box] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let number = outgoing[box][next]
        let target = arrows[number].target
        switch states[target] {
        case .new:
          states[target] = .open
          stack.append((target, 0))
        case .open: isReversed[number] = true
        case .done: break
        }
      }
    }
  }

  /// Assigns each box the column after its last caller, and then moves boxes to the right where that shortens arrows.
  private mutating func assign(_ arrows: [LayeredLayout.Arrow]) {
    var following = [[Int]](repeating: [], count: columns.count)
    var preceding = following
    for (number, arrow) in arrows.enumerated() {
      let (source, target) = isReversed[number] ? (arrow.target, arrow.source) : (arrow.source, arrow.target)
      following[source].append(target)
      preceding[target].append(source)
    }
    var waiting = preceding.map(\.count)
    var order = columns.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < order.count {
      let box = order[next]
      next += 1
      for target in following[box] {
        columns[target] = max(columns[target], columns[box] + 1)
        waiting[target] -= 1
        if waiting[target] == 0 { order.append(target) }
      }
    }
    for box in order.reversed() where following[box].count > preceding[box].count {
      guard let nearest = following[box].map({ columns[$0] }).min() else { continue }
      columns[box] = max(columns[box], nearest - 1)
    }
  }
}
