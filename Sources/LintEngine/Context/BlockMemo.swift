internal import Synchronization

/// Whether policies block requests, by the classes of the pods at both ends.
final class BlockMemo<Block: Sendable>: Sendable {
  struct Key: Hashable {
    /// The class of the calling pods, or another source.
    let source: BlockSource
    /// The class of the called pods.
    let target: Int
    /// The called port.
    var port: String?
  }

  private let known = Mutex<[Key: Block?]>([:])

  /// The block; nil if the requests are allowed.
  func block(_ key: Key, _ make: () -> Block?) -> Block? {
    if let block = known.withLock({ $0[key] }) { return block }
    let made = make()
    known.withLock { $0[key] = .some(made) }
    return made
  }

  /// The number of distinct keys that were looked up.
  var count: Int { known.withLock(\.count) }
}

/// Where requests come from: pods of a class, an entrance in one of these namespaces, or an unknown entrance.
enum BlockSource: Hashable {
  case pods(Int)
  case usually([String])
  case unknown
}
