/// A part that every service has, in its own memory, which copies of the service share until one changes it.
///
/// Copying a service then increments one reference count instead of the counts of all components of the part.
package struct Shared<Part: PayloadValue & Sendable & Equatable>: PayloadValue, Sendable, Equatable {
  private final class Box: @unchecked Sendable {
    var part: Part

    init(_ part: Part) { self.part = part }
  }

  /// A box that several copies share is never changed: the copy that changes its part gets a new box.
  private var box: Box

  package init(_ part: Part) { box = Box(part) }

  package init(from reader: inout PayloadReader) throws { self.init(try Part(from: &reader)) }

  package func write(to writer: inout PayloadWriter) { box.part.write(to: &writer) }

  package var part: Part {
    _read { yield box.part }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.part) }
      yield &box.part
    }
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.box === right.box || left.part == right.part
  }
}
