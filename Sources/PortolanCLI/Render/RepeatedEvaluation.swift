import Diagnostics
import Expansion
import ManifestTree
import Portolan

/// The differences between two evaluations of a spec.
enum RepeatedEvaluation {
  /// The maximum number of reported objects per spec.
  private static let limit = 10

  /// - Throws: ``CommandFailure`` with the exit code 65 and the differences if a spec was evaluated twice with
  ///   different results.
  static func check(_ specs: [LoadedSpec]) throws(CommandFailure) {
    var faults: [Diagnostic] = []
    for spec in specs {
      guard let second = try spec.secondPayload() else { continue }
      let found = try differences(between: spec.payload, and: second, at: spec.path)
      faults +=
        found.isEmpty
        ? [.differentValue(at: spec.location)] : spec.located(Array(found.prefix(limit)))
    }
    guard faults.isEmpty else { throw CommandFailure(diagnostics: faults, exitCode: 65) }
  }

  private static func differences(
    between first: Payload, and second: Payload, at path: String
  ) throws(CommandFailure) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for profile in first.app.profiles where found.count < limit {
      let new = try objects(of: second, in: profile, at: path)
      var others = Dictionary(new.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
      for object in try objects(of: first, in: profile, at: path) {
        guard let other = others.removeValue(forKey: object.identity) else {
          found.append(.differentObject(object, profile, at: object.origin.location))
          continue
        }
        if let difference = difference(between: object.node, and: other.node, at: NodePath()) {
          found.append(
            .differentObject(
              object, profile, at: object.origin.location(of: difference.path), difference))
        }
      }
      for object in new where others[object.identity] != nil {
        found.append(.differentObject(object, profile, at: object.origin.location))
      }
    }
    return found
  }

  private static func objects(
    of payload: Payload, in profile: Profile, at path: String
  ) throws(CommandFailure) -> [ManifestTree.Object] {
    do throws(PayloadError) {
      let expansion = try SystemExpansion(payload, profile: profile)
      return (0..<expansion.partCount).concurrentMap { expansion.part($0).objects }.flatMap(\.self)
    } catch {
      throw CommandFailure(error, at: path)
    }
  }

  /// A place in which two trees differ.
  struct Difference {
    let path: NodePath
    let first: Node?
    let second: Node?
  }

  /// The first place in which two trees differ.
  private static func difference(between first: Node?, and second: Node?, at path: NodePath) -> Difference? {
    if first == second { return nil }
    switch (first, second) {
    case (.map(let old)?, .map(let new)?):
      for entry in old {
        if let found = difference(between: entry.value, and: new[entry.key], at: path.key(entry.key)) {
          return found
        }
      }
      for entry in new where old[entry.key] == nil {
        return Difference(path: path.key(entry.key), first: nil, second: entry.value)
      }
      return Difference(path: path, first: first, second: second)
    case (.list(let old)?, .list(let new)?) where old.count == new.count:
      for (index, pair) in zip(old, new).enumerated() {
        if let found = difference(between: pair.0, and: pair.1, at: path.index(index)) { return found }
      }
      return nil
    default: return Difference(path: path, first: first, second: second)
    }
  }
}

extension Diagnostic {
  private static let fix =
    "remove values that differ between runs: clocks, random numbers, object addresses, and system values from other modules"

  fileprivate static func differentValue(at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "spec/not-repeatable", .error, "two evaluations of the spec have different results", at: location,
      fix: fix)
  }

  fileprivate static func differentObject(
    _ object: ManifestTree.Object, _ profile: Profile, at location: FileLocation,
    _ difference: RepeatedEvaluation.Difference? = nil
  ) -> Diagnostic {
    let name = "\(object.identity.kind)/\(object.identity.name) in profile '\(profile)'"
    let what =
      difference.map { difference in
        let values = [difference.first, difference.second].map { $0.map { "'\($0.excerpt)'" } ?? "absent" }
        return "two evaluations of the spec have different values for \(difference.path) in \(name): "
          + values.joined(separator: " and ")
      } ?? "only one of two evaluations of the spec produced \(name)"
    return Diagnostic("spec/not-repeatable", .error, what, at: location, fix: fix)
  }
}

extension Node {
  /// The value, shortened for messages.
  fileprivate var excerpt: String {
    let text = self.text ?? json
    return text.utf8.count > 60 ? "\(text.prefix(60))…" : text
  }
}
