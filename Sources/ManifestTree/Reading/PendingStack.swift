/// What a parser has read of lists and maps that are not complete; a complete one leaves as an array, by a move.
///
/// One stack serves all levels of nesting, so no array grows while it is read and each has exactly its size.
struct PendingStack<Element>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init() {
    capacity = 256
    base = .allocate(capacity: capacity)
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  mutating func push(_ element: consuming Element) {
    if count == capacity { grow() }
    (base + count).initialize(to: element)
    count += 1
  }

  /// Takes what was pushed from `start` on.
  mutating func take(from start: Int) -> [Element] {
    var taken: [Element] = []
    // An array that is made in one step looks its type up each time, which takes longer than to append a few elements.
    taken.reserveCapacity(count - start)
    for index in start..<count { taken.append((base + index).move()) }
    count = start
    return taken
  }

  /// Forgets what was pushed from `start` on.
  mutating func remove(from start: Int) {
    (base + start).deinitialize(count: count - start)
    count = start
  }

  @inline(never)
  private mutating func grow() {
    capacity *= 2
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    moved.moveInitialize(from: base, count: count)
    base.deallocate()
    base = moved
  }
}
