/// What a document's anchors name, for the aliases that come later.
struct YAMLAnchors {
  /// How many values the aliases of a file may stand for in all: a few nested aliases can name billions.
  private static let maximumParts = 1_000_000

  /// A value that has an anchor.
  struct Target {
    var node: Node
    /// How many parts a source map keeps for it.
    var partCount: Int
    /// How many levels lie below the value.
    var height: Int
  }

  /// The values by anchor; nil for one that is still being read.
  private var targets: [String: Target?] = [:]
  /// A few of the names, for messages.
  private var examples: [String] = []
  private var expandedParts = 0

  /// Anchors end with their document.
  mutating func forgetAll() {
    if !targets.isEmpty { (targets, examples) = ([:], []) }
  }

  /// Notes that the value of an anchor is being read.
  mutating func open(_ name: String) {
    if targets.updateValue(nil, forKey: name) == nil, examples.count < 5 { examples.append(name) }
  }

  /// Notes the value of an anchor.
  mutating func close(_ name: String, _ node: Node, partCount: Int, height: Int) {
    targets.updateValue(Target(node: node, partCount: partCount, height: height), forKey: name)
  }

  /// What an alias stands for, or what is wrong with the alias.
  ///
  /// - Throws: where all aliases together stand for too much.
  mutating func target(of name: String, at offset: Int) throws(SyntaxFault) -> Result<Target, SyntaxFault> {
    switch targets[name] {
    case nil:
      let known = examples.map(ValueDescription.quoting).joined(separator: ", ")
      let expected =
        known.isEmpty ? "no alias, as there is no anchor before it" : "an anchor before it, such as \(known)"
      return .failure(.alias(name, expected, at: offset))
    case .some(nil): return .failure(.alias(name, "no alias inside of what it stands for", at: offset))
    case .some(let target?):
      expandedParts += target.partCount
      if expandedParts > Self.maximumParts {
        throw .alias(name, "aliases that stand for less than \(Self.maximumParts) values in all", at: offset)
      }
      return .success(target)
    }
  }
}
