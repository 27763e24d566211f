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

/// The derived parts of a list, in their order.
struct DerivedParts<Part: Hashable & Sendable>: Sendable {
  private(set) var all: [DerivedPart<Part>] = []
  /// The first positions of the parts before `indexed`.
  private var places: [Part: Int] = [:]
  private var indexed = 0

  /// The number of parts from which an index is faster than comparisons.
  private static var threshold: Int { 16 }

  /// Appends a part, even if an equal part exists.
  mutating func append(_ part: Part, because reasons: [PartReason] = []) {
    all.append(DerivedPart(part: part, reasons: reasons))
  }

  /// Adds a part; an equal part gets the reasons instead.
  mutating func add(_ part: Part, because reasons: [PartReason] = []) {
    guard let known = place(of: part) else { return append(part, because: reasons) }
    // A part without reasons always exists.
    if all[known].reasons.isEmpty { return }
    if reasons.isEmpty { all[known].reasons = [] } else { all[known].reasons += reasons }
  }

  /// The position of the first equal part; nil if there is none.
  private mutating func place(of part: Part) -> Int? {
    if all.count < Self.threshold { return all.firstIndex { $0.part == part } }
    while indexed < all.count {
      if places[all[indexed].part] == nil { places[all[indexed].part] = indexed }
      indexed += 1
    }
    return places[part]
  }
}
