/// A value that can be created without arguments, with nothing set.
package protocol EmptyInitializable {
  init()
}

extension Optional: EmptyInitializable {
  package init() { self = nil }
}

/// A part of a service in its own memory, which copies of the service share until one changes it.
///
/// A service has many parts, and most of them are not set. Stored inline, each part would add its full size to every
/// copy of every service of a large system. In a box, a part that is not set takes the size of one pointer.
@propertyWrapper
package struct Boxed<Part: EmptyInitializable & Sendable & Equatable>: Sendable, Equatable {
  private final class Box: @unchecked Sendable {
    var part: Part

    init(_ part: Part) { self.part = part }
  }

  /// Nil while nothing is set.
  ///
  /// A box that several copies share is never changed: the copy that changes its part gets a new box.
  private var box: Box?

  package init() {}

  package init(wrappedValue: Part) {
    if wrappedValue != Part() { box = Box(wrappedValue) }
  }

  package var wrappedValue: Part {
    _read {
      if let box { yield box.part } else { yield Part() }
    }
    set { box = newValue == Part() ? nil : Box(newValue) }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(wrappedValue) }
      guard let box else {
        var part = Part()
        yield &part
        return
      }
      yield &box.part
    }
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.box === right.box || left.wrappedValue == right.wrappedValue
  }
}
