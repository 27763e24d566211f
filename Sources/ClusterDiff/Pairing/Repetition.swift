public import Diagnostics
public import ManifestTree

/// An object that is declared several times.
public struct Repetition: Sendable {
  /// The object's identity.
  public let identity: ObjectIdentity
  /// Where it is declared; the last declaration is compared, because `kubectl apply` applies it last.
  public let places: [FileLocation]

  /// The last declaration of each object, and those that are declared several times.
  static func lastOfEach(_ declared: [Object]) -> (objects: [Object], repeated: [Repetition]) {
    var last: [ObjectIdentity: Int] = [:]
    var isRepeated = false
    for (index, object) in declared.enumerated() where last.updateValue(index, forKey: object.identity) != nil
    {
      isRepeated = true
    }
    guard isRepeated else { return (declared, []) }
    let groups = Dictionary(grouping: declared, by: \.identity)
    let kept = declared.indices.filter { declared[$0].isNamedByServer || last[declared[$0].identity] == $0 }
      .map { declared[$0] }
    let repeated = kept.compactMap { object -> Repetition? in
      guard let group = groups[object.identity], group.count > 1,
        !object.isNamedByServer
      else { return nil }
      return Repetition(identity: object.identity, places: group.map(\.origin.location))
    }
    return (kept, repeated)
  }
}

extension Object {
  /// Whether the server gives each such object a name of its own.
  fileprivate var isNamedByServer: Bool { node["metadata"]?["name"] == nil }
}
