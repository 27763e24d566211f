/// Lowers `Encodable` values to nodes, with a map's keys in the order in which they are encoded.
///
/// Nil is not written. Empty lists and maps are: a type that wants them left out says so where it encodes.
/// `Node` and `NodeMap` values go through unchanged. A key is to be encoded once.
///
/// One encoder may lower any number of values, one after the other; it keeps its buffers.
public final class NodeEncoder {
  private let lowering = Lowering()

  /// Makes an encoder.
  public init() {}

  /// The node of a value; throws what the value's `encode(to:)` throws, as the encoder has no errors of its own.
  public func encode(_ value: some Encodable) throws -> Node {
    do {
      return try lowering.node(of: value)
    } catch {
      lowering.reset()
      throw error
    }
  }
}
