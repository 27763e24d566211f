package import ManifestTree

/// Compares two sets of objects as the API server would store them, in both directions.
package enum ObjectEquality {
  /// The differences; none if the objects are equal.
  ///
  /// In each difference, `declared` is a value of `objects`, and `live` is a value of `other`.
  /// - Parameters:
  ///   - objects: the objects as declared, without the values that a server added.
  ///   - raw: the same objects as they were read.
  ///   - other: the objects to compare them with.
  package static func differences(
    _ objects: [Object], raw: [Object], _ other: [Object], namespace: String
  ) -> [Difference] {
    var found = report(declared: objects, live: other, namespace)
    let known = Set(found.map { "\($0.object.kind)/\($0.object.name) \($0.path)" })
    // Fields that controllers own in a dump are not declared, so only drift counts in this direction.
    found += report(declared: other, live: raw, namespace).filter {
      $0.isDrift && !known.contains("\($0.object.kind)/\($0.object.name) \($0.path)")
    }.map(reversed)
    return found
  }

  private static func reversed(_ difference: Difference) -> Difference {
    var result = difference
    (result.declared, result.live) = (difference.live, difference.declared)
    if difference.kind == .missing { result.kind = .orphan }
    return result
  }

  private static func report(declared: [Object], live: [Object], _ namespace: String) -> [Difference] {
    var request = DiffRequest(declared: declared, live: live)
    request.namespace = namespace
    request.hasAllKinds = true
    let report = DriftReport(of: request)
    // The report accepts missing hooks and Jobs with `ttlSecondsAfterFinished`, because a cluster deletes them. Both
    // sides are manifests here, so such an object is lost.
    let transient = missingTransients(declared: declared, live: live, namespace)
    return report.differences.filter { $0.kind != .cosmetic } + transient
  }

  private static func missingTransients(
    declared: [Object], live: [Object], _ namespace: String
  ) -> [Difference] {
    let index = LiveObjects(live, in: namespace)
    return declared.filter { $0.isTransient && index[index.resolved($0.identity)] == nil }
      .map { object in
        var difference = Difference(index.resolved(object.identity), .missing)
        difference.declaredAt = object.origin.location
        return difference
      }
  }
}
