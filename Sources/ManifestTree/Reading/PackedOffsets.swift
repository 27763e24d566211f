/// Byte offsets in a file, in about a quarter of the memory of `[UInt32]`.
///
/// Most offsets are at most 255 bytes after the previous one, so one byte stores the distance.
struct PackedOffsets: Sendable {
  private static let blockSize = 32

  /// The first offset of each block.
  private let bases: [UInt32]
  /// The distance of each offset from the previous one in its block.
  private let distances: [UInt8]
  /// The offsets of blocks with a longer distance or a backward one, by the number of the block.
  private let wideBlocks: [Int: [UInt32]]

  init(_ offsets: [UInt32]) {
    var bases: [UInt32] = []
    var wideBlocks: [Int: [UInt32]] = [:]
    bases.reserveCapacity(offsets.count / Self.blockSize + 1)
    distances = [UInt8](unsafeUninitializedCapacity: offsets.count) { distances, count in
      for start in stride(from: 0, to: offsets.count, by: Self.blockSize) {
        let end = min(start + Self.blockSize, offsets.count)
        var isWide = false
        distances.initializeElement(at: start, to: 0)
        for index in start + 1..<max(end, start + 1) {
          let distance = UInt8(exactly: Int64(offsets[index]) - Int64(offsets[index - 1]))
          distances.initializeElement(at: index, to: distance ?? 0)
          if distance == nil { isWide = true }
        }
        if isWide { wideBlocks[bases.count] = Array(offsets[start..<end]) }
        bases.append(offsets[start])
      }
      count = offsets.count
    }
    self.bases = bases
    self.wideBlocks = wideBlocks
  }

  var count: Int { distances.count }

  subscript(_ index: Int) -> Int {
    let (block, place) = index.quotientAndRemainder(dividingBy: Self.blockSize)
    if let offsets = wideBlocks[block] { return Int(offsets[place]) }
    return distances[index - place...index].reduce(Int(bases[block])) { $0 + Int($1) }
  }

  /// The number of offsets up to a value; the offsets must be in ascending order.
  func count(upTo offset: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
