/// The elements of the lists and maps that a parser has not finished; a finished one is moved out as an array.
///
/// One stack serves all nesting levels, so no array grows during parsing and each array has exactly its size.
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

  /// Removes and returns the elements from `start` on.
  mutating func take(from start: Int) -> [Element] {
    var taken: [Element] = []
    // Creating the array in one step looks up its type metadata each time, which is slower than appending a few
    // elements.
    taken.reserveCapacity(count - start)
    for index in start..<count { taken.append((base + index).move()) }
    count = start
    return taken
  }

  /// The elements from `start` on, until the stack is changed.
  func elements(from start: Int) -> UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: base + start, count: count - start)
  }

  /// Removes the elements from `start` on.
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
