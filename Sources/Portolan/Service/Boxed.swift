/// An optional part of a service in its own memory, which copies of the service share until one sets it.
///
/// A service has many parts, and most of them are not set. Stored inline, each part would add its full size to every
/// copy of every service of a large system. In a box, a part that is not set takes the size of one pointer.
@propertyWrapper
package struct Boxed<Part: Sendable & Equatable>: Sendable, Equatable {
  private final class Box: Sendable {
    let part: Part

    init(_ part: Part) { self.part = part }
  }

  private var box: Box?

  package init() {}

  package init(wrappedValue: Part?) { box = wrappedValue.map(Box.init) }

  package var wrappedValue: Part? {
    get { box?.part }
    set { box = newValue.map(Box.init) }
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.box === right.box || left.wrappedValue == right.wrappedValue
  }
}
