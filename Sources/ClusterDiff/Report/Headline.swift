package import ManifestTree

extension ObjectIdentity {
  /// The object in readable form: `Deployment shop/cart`.
  package var title: String {
    "\(kind) \(namespace.map { "\($0)/" } ?? "")\(name)"
  }
}

extension Difference {
  /// The manager and the time of the live value, in words; nil if they are unknown.
  var attribution: String? {
    guard let manager else { return nil }
    var text = "by \(manager.name)"
    if let subresource = manager.subresource { text += " through \(subresource)" }
    if let operation = manager.operation { text += " (\(operation))" }
    if let time = manager.time { text += " at \(time)" }
    return text
  }

  /// The consequence of restoring the value, in words; nil if there is none beyond the change itself.
  var consequenceText: String? {
    let parts = [consequence == .none ? nil : consequence.rawValue, sideEffect?.text].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// The remark next to the path: the note for drift, missing objects, and orphans; otherwise the reason.
  var remark: String? {
    switch kind {
    case .drift, .missing, .orphan: note
    case .owned, .restartMarker, .cosmetic: reason.map { "\($0.summary)" }
    }
  }
}

extension Difference {
  /// Both values as strings with at most `limit` characters and ellipses for omitted ones, from about the first
  /// difference; nil for a missing value.
  func excerpts(limit: Int) -> (declared: String?, live: String?) {
    let values = shown
    let (declared, live) = (values.declared.map(Self.spelled), values.live.map(Self.spelled))
    let excerpt = Excerpt(declared ?? "", live ?? "", limit: limit)
    return (declared.map { _ in excerpt.declared }, live.map { _ in excerpt.live })
  }

  private static func spelled(_ node: Node) -> String { node.plainText ?? node.json }
}

extension DriftReport {
  /// The differences grouped by object, in order.
  var byObject: [(object: ObjectIdentity, differences: [Difference])] {
    var groups: [(object: ObjectIdentity, differences: [Difference])] = []
    var places: [ObjectIdentity: Int] = [:]
    for difference in differences {
      if let place = places[difference.object] {
        groups[place].differences.append(difference)
      } else {
        places[difference.object] = groups.count
        groups.append((difference.object, [difference]))
      }
    }
    return groups
  }

  /// The counts in words: `3 drifted values in 2 objects, 1 missing`.
  var headline: String {
    let drift = differences.filter { $0.kind == .drift }
    let objects = Set(drift.map(\.object)).count
    var parts: [String] = []
    if !drift.isEmpty {
      parts.append(
        "\(drift.count) drifted \(drift.count == 1 ? "value" : "values") in \(objects) \(objects == 1 ? "object" : "objects")"
      )
    }
    for (kind, name) in [
      (Difference.Kind.missing, "missing"), (.orphan, "orphaned"), (.owned, "owned by controllers"),
      (.restartMarker, "restarted"), (.cosmetic, "explained"),
    ] where count(of: kind) > 0 {
      parts.append("\(count(of: kind)) \(name)")
    }
    let compared = "\(comparedCount) \(comparedCount == 1 ? "object" : "objects") compared"
    return (hasDrift ? "" : "no drift; ") + (parts + [compared]).joined(separator: ", ")
  }
}
