import Diagnostics

/// The values of a document's anchors, for later aliases.
struct YAMLAnchors {
  /// The maximum number of values that all aliases of a file expand to: a few nested aliases can expand to billions.
  private static let maximumParts = 1_000_000

  /// The maximum number of bytes that all aliases of a file expand to: each alias of a long string needs its memory.
  private static let maximumBytes = 32 << 20

  /// A value that has an anchor.
  struct Target {
    var node: Node
    /// The number of offsets that a source map stores for the value.
    var partCount: Int
    /// The number of bytes of text in the node.
    var byteCount: Int
    /// The number of nesting levels below the value.
    var height: Int
  }

  /// The values by anchor; nil for a value that is still being read.
  private var targets: [String: Target?] = [:]
  /// Some of the anchor names, for messages.
  private var examples: [String] = []
  private var expandedParts = 0
  private var expandedBytes = 0

  /// Removes all anchors, because they are valid only in their document.
  mutating func forgetAll() {
    if !targets.isEmpty { (targets, examples) = ([:], []) }
  }

  /// Records that the value of an anchor is being read.
  mutating func open(_ name: String) {
    if targets.updateValue(nil, forKey: name) == nil, examples.count < 5 { examples.append(name) }
  }

  /// Records the value of an anchor.
  mutating func close(_ name: String, _ target: Target) {
    targets.updateValue(target, forKey: name)
  }

  /// The value of an alias, or an error.
  ///
  /// - Throws: an error if the aliases expand to too many values or bytes in total.
  mutating func target(of name: String, at offset: Int) throws(SyntaxFault) -> Result<Target, SyntaxFault> {
    switch targets[name] {
    case nil:
      let known = examples.map(ValueDescription.quoting).oneOf
      let expected =
        known.isEmpty
        ? "no alias, because the document has no anchor before it" : "an anchor before it, such as \(known)"
      return .failure(.alias(name, expected, at: offset))
    case .some(nil): return .failure(.alias(name, "no alias inside the value of its own anchor", at: offset))
    case .some(let target?):
      expandedParts += target.partCount
      if expandedParts > Self.maximumParts {
        throw .alias(
          name, "aliases that expand to at most \(Self.maximumParts) values in total", at: offset)
      }
      expandedBytes += target.byteCount
      if expandedBytes > Self.maximumBytes {
        throw .alias(
          name, "aliases that expand to at most \(Self.maximumBytes >> 20) MiB in total", at: offset)
      }
      return .success(target)
    }
  }
}
