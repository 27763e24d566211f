import ManifestTree

/// A place where the stored form of a declared object and the live one differ, before anyone asked why.
struct Change {
  var path: NodePath
  /// The value as written.
  var declared: Node?
  /// What the server would store for it.
  var expected: Node?
  var live: Node?
  var nature: Nature = .value

  enum Nature: Equatable {
    /// Other values, or one of them not there.
    case value
    /// The same elements in another order that matters.
    case order
    /// The same meaning.
    case same(Reason)
  }

  /// Whether a live list has all elements of the declared one, and others.
  var isAddition: Bool {
    guard case .list(let declared)? = declared, case .list(let live)? = live else { return false }
    return Set(declared).isSubset(of: live)
  }

  /// Whether the manifest says nothing there.
  var isUndeclared: Bool { declared == nil || declared == .null }
}
