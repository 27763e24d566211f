import ManifestTree

/// A difference between the stored form of a declared object and the live object, before it is classified.
struct Change {
  var path: NodePath
  /// The declared value, unchanged from the manifest.
  var declared: Node?
  /// The value that the server would store for the declared one.
  var expected: Node?
  var live: Node?
  /// The live value, unchanged from the manifest, if the live side is a manifest; nil otherwise.
  var liveWritten: Node?
  var nature: Nature = .value

  enum Nature: Equatable {
    /// Different values, or a value on only one side.
    case value
    /// The same elements in a different order that matters.
    case order
    /// The same meaning in a different notation.
    case same(Reason)
  }

  /// Whether both values are lists, and the live list contains all declared elements.
  var isAddition: Bool {
    guard case .list(let declared)? = declared, case .list(let live)? = live else { return false }
    return Set(declared).isSubset(of: live)
  }

  /// Whether the manifest does not set the value.
  var isUndeclared: Bool { declared == nil || declared == .null }
}
