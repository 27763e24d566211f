/// A part of an object that expansion derives from services and calls, such as the rule of a policy, with its reasons.
struct DerivedPart<Part: Sendable>: Sendable {
  let part: Part
  /// The part exists if one of the reasons holds; without reasons, it always exists.
  var reasons: [PartReason] = []
}

/// Why a derived part of an object exists.
enum PartReason: Hashable, Sendable {
  /// The system has a service.
  case service(String)
  /// A service calls another service, or a host outside the system.
  case call(Call)
  /// A service's calls are redirected to another service.
  case redirect(Call, to: String)

  /// A call of a service.
  struct Call: Hashable, Sendable {
    let caller: String
    /// The called service's name in the spec, or the called host.
    let callee: String
  }
}

extension DerivedPart: Equatable where Part: Equatable {
  /// Compares only the parts.
  static func == (one: Self, other: Self) -> Bool { one.part == other.part }
}

extension Array {
  /// Adds a part; an equal part gets the reasons instead.
  mutating func add<Part: Equatable & Sendable>(_ part: Part, because reasons: [PartReason] = [])
  where Element == DerivedPart<Part> {
    guard let known = firstIndex(where: { $0.part == part }) else {
      return append(DerivedPart(part: part, reasons: reasons))
    }
    // A part without reasons always exists.
    if self[known].reasons.isEmpty { return }
    if reasons.isEmpty { self[known].reasons = [] } else { self[known].reasons += reasons }
  }
}
