import ManifestTree
import TestSupport

/// Trees of all shapes, with hostile strings and with numbers at the ends of their ranges.
struct RandomTree {
  private var generator: SeededGenerator
  private let texts: [String]

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    texts = HostileText.all + HostileText.random(500, seed: seed)
  }

  mutating func next(depth: Int = 5) -> Node {
    switch Int.random(in: 0..<(depth == 0 ? 8 : 12), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return .int(generator.pick([0, 1, -1, 80, .max, .min, 1 << 53]) ?? 0)
    case 3: return .int(Int64.random(in: .min ... .max, using: &generator))
    case 4:
      return .double(
        generator.pick([0.5, 5, -0.1, 1e21, 1e-7, 1.5e300, .leastNonzeroMagnitude, 1e16, 123_456.789]) ?? 0)
    case 5...7: return .string(generator.pick(texts) ?? "")
    case 8, 9:
      return .list((0..<Int.random(in: 0..<4, using: &generator)).map { _ in next(depth: depth - 1) })
    default:
      var map = NodeMap()
      for _ in 0..<Int.random(in: 0..<5, using: &generator) {
        map[generator.pick(texts) ?? ""] = next(depth: depth - 1)
      }
      return .map(map)
    }
  }
}
