/// A part that every service has, in its own memory, which copies of the service share until one changes it.
///
/// Copying a service then increments one reference count instead of the counts of all components of the part.
@usableFromInline
package struct Shared<Part: Sendable & Equatable>: Sendable, Equatable {
  @usableFromInline
  final class Box: @unchecked Sendable {
    @exclusivity(unchecked) @usableFromInline var part: Part

    @usableFromInline
    init(_ part: Part) { self.part = part }
  }

  /// A box that several copies share is never changed: the copy that changes its part gets a new box.
  @usableFromInline var box: Box

  package init(_ part: Part) { box = Box(part) }

  /// The part, which is yielded instead of copied, because it has many components, and most uses need only one of them.
  ///
  /// Callers in other modules must inline this accessor, and those that use it: otherwise they copy the part.
  @inlinable package var part: Part {
    _read { yield box.part }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.part) }
      yield &box.part
    }
  }

  @usableFromInline
  package static func == (left: Self, right: Self) -> Bool {
    left.box === right.box || left.part == right.part
  }
}

extension Shared: PayloadValue where Part: PayloadValue {
  package init(from reader: inout PayloadReader) throws { self.init(try Part(from: &reader)) }

  package func write(to writer: inout PayloadWriter) { part.write(to: &writer) }
}

/// A part with one box for all services in which nothing of it is set.
package protocol UnsetPart: PayloadValue, Sendable, Equatable {
  /// The part with nothing set.
  static var unset: Shared<Self> { get }
}

extension Shared where Part: UnsetPart {
  /// A part with nothing set.
  init(_: Part.Type) { self = Part.unset }

  /// A part; the common box if nothing of it is set.
  init(unlessUnset part: Part) {
    let unset = Part.unset
    self = part == unset.part ? unset : Shared(part)
  }
}
