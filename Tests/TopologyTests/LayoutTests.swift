import TestSupport
import Testing

@testable import Topology

/// The geometry of layouts: nothing overlaps, and arrows end at their boxes.
@Suite struct LayoutTests {
  /// A random graph of boxes of random sizes.
  private static func random(_ seed: UInt64, boxes: Int, arrows: Int) -> ([Size], [LayeredLayout.Arrow]) {
    var random = SeededGenerator(seed: seed)
    let sizes = (0..<boxes).map { _ in
      Size(width: .random(in: 60...260, using: &random), height: .random(in: 20...90, using: &random))
    }
    var pairs: Set<[Int]> = []
    for _ in 0..<arrows where boxes > 1 {
      let pair = [Int.random(in: 0..<boxes, using: &random), Int.random(in: 0..<boxes, using: &random)]
      if pair[0] != pair[1] { pairs.insert(pair) }
    }
    let made = pairs.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { pair in
      let hasLabel = Bool.random(using: &random)
      return LayeredLayout.Arrow(
        source: pair[0], target: pair[1],
        label: hasLabel
          ? Size(width: .random(in: 10...90, using: &random), height: .random(in: 10...30, using: &random))
          : nil)
    }
    return (sizes, made)
  }

  @Test(arguments: 0..<60)
  func `boxes and labels of random graphs do not overlap, and arrows reach their boxes`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 0...40, using: &random)
    let (sizes, arrows) = Self.random(
      UInt64(seed) + 1000, boxes: count, arrows: Int.random(in: 0...(3 * count), using: &random))
    let layout = LayeredLayout(boxes: sizes, arrows: arrows)
    expectNoOverlap(layout.boxes + layout.labels.compactMap(\.self))
    for (size, box) in zip(sizes, layout.boxes) {
      #expect(box.width >= size.width && box.height >= size.height)
      #expect(box.x >= -0.001 && box.y >= -0.001)
      #expect(box.right <= layout.size.width + 0.001 && box.bottom <= layout.size.height + 0.001)
    }
    for (arrow, path) in zip(arrows, layout.paths) {
      expectEnd(path.first, at: layout.boxes[arrow.source])
      expectEnd(path.last, at: layout.boxes[arrow.target])
      expectNoCrossedBox(path, layout.boxes)
    }
  }

  @Test func `equal inputs have equal layouts, and cycles are drawn`() {
    let (sizes, arrows) = Self.random(7, boxes: 30, arrows: 120)
    let one = LayeredLayout(boxes: sizes, arrows: arrows)
    let other = LayeredLayout(boxes: sizes, arrows: arrows)
    #expect(one.boxes == other.boxes && one.paths == other.paths && one.labels == other.labels)
    let box = Size(width: 100, height: 40)
    let cycle = LayeredLayout(
      boxes: [box, box, box],
      arrows: [(0, 1), (1, 2), (2, 0)].map { LayeredLayout.Arrow(source: $0, target: $1, label: nil) })
    #expect(cycle.paths.allSatisfy { $0.count >= 2 })
  }

  @Test func `long arrows of large graphs run below the boxes`() {
    let (sizes, arrows) = Self.random(11, boxes: 250, arrows: 1500)
    let layout = LayeredLayout(boxes: sizes, arrows: arrows)
    expectNoOverlap(layout.boxes + layout.labels.compactMap(\.self))
    for (arrow, path) in zip(arrows, layout.paths) {
      #expect(path.count >= 4)
      expectEnd(path.first, at: layout.boxes[arrow.source])
      expectEnd(path.last, at: layout.boxes[arrow.target])
      expectNoCrossedBox(path, layout.boxes)
    }
    let lowest = layout.boxes.map(\.bottom).max() ?? 0
    #expect(layout.paths.contains { path in path.contains { $0.y > lowest } })
  }

  @Test func `a tree is drawn without crossings`() {
    let box = Size(width: 100, height: 40)
    let arrows = (1..<40).map { LayeredLayout.Arrow(source: ($0 - 1) / 3, target: $0, label: nil) }
    let layout = LayeredLayout(boxes: Array(repeating: box, count: 40), arrows: arrows)
    var crossings = 0
    for (index, one) in layout.paths.enumerated() {
      for other in layout.paths[..<index] {
        guard let start = one.first, let end = one.last, let from = other.first, let to = other.last,
          start.x == from.x
        else { continue }
        if (start.y - from.y) * (end.y - to.y) < 0 { crossings += 1 }
      }
    }
    #expect(crossings == 0)
  }

  @Test(arguments: Systems.five)
  func `the boxes and labels of the example systems do not overlap`(_ system: Systems.Rendered) {
    let picture = SVGPicture(system.graph)
    expectNoOverlap(picture.layout.boxes + picture.layout.labels.compactMap(\.self))
    for path in picture.layout.paths { expectNoCrossedBox(path, picture.layout.boxes) }
  }

  private func expectNoOverlap(_ frames: [Frame], sourceLocation: SourceLocation = #_sourceLocation) {
    for (index, frame) in frames.enumerated() {
      for other in frames[..<index] where frame.overlaps(other) {
        Issue.record("\(frame) overlaps \(other)", sourceLocation: sourceLocation)
      }
    }
  }

  private func expectEnd(_ point: Point?, at box: Frame) {
    guard let point else {
      Issue.record("an arrow has no points")
      return
    }
    #expect(abs(point.x - box.x) < 0.001 || abs(point.x - box.right) < 0.001)
    #expect(point.y >= box.y && point.y <= box.bottom)
  }

  /// The straight parts of arrows must not run through boxes; curves are between columns.
  private func expectNoCrossedBox(_ path: [Point], _ boxes: [Frame]) {
    for index in path.indices.dropFirst() where index.isMultiple(of: 2) {
      let (from, to) = (path[index - 1], path[index])
      let line = Frame(x: min(from.x, to.x), y: from.y - 0.5, width: abs(to.x - from.x), height: 1)
      for box in boxes where box.overlaps(line) { Issue.record("an arrow runs through \(box)") }
    }
  }
}
