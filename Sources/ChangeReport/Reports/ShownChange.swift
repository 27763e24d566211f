import ClusterDiff
import KubernetesFacts
import ManifestTree

extension ChangeEntry {
  /// The values as reports show them, with secrets masked; nil if there is none.
  var shown: (old: Node?, new: Node?) {
    guard kind == .changed || kind == .reordered, let hit = hits.first else { return (old, new) }
    return (
      old.map { ShownValue.of($0, at: hit.path, in: hit.identity) },
      new.map { ShownValue.of($0, at: hit.path, in: hit.identity) }
    )
  }

  /// Both values as strings of at most `limit` characters and ellipses for omitted ones, from about the first difference;
  /// a missing value is its default, or `(none)`.
  func excerpts(limit: Int) -> (old: String, new: String) {
    let values = spelled
    guard old != nil, new != nil else {
      return (Excerpt(values.old, "", limit: limit).declared, Excerpt(values.new, "", limit: limit).declared)
    }
    let excerpt = Excerpt(values.new, values.old, limit: limit)
    return (excerpt.live, excerpt.declared)
  }

  /// Both values on one line.
  var spelled: (old: String, new: String) {
    let (old, new) = shown
    return (Self.spelled(old, or: oldDefault), Self.spelled(new, or: newDefault))
  }

  private static func spelled(_ node: Node?, or standard: Node?) -> String {
    if let node {
      let text = node.plainText ?? node.json
      return text.isEmpty ? "\"\"" : text
    }
    guard let standard, let text = standard.plainText else { return "(none)" }
    return "(default \(text))"
  }

  /// The place as reports show it: the path if it is the same in all objects, otherwise the shared form.
  package var shownPlace: String {
    guard let first = hits.first else { return place }
    return hits.allSatisfy { $0.path == first.path } ? first.path.description : place
  }

  /// The change of whole objects, in words; nil if only a value changes.
  var wholeObjectText: String? {
    switch kind {
    case .added: "added"
    case .removed: "removed"
    case .renamed: "renamed: \(old?.text ?? "") → \(new?.text ?? "")"
    case .moved: "moved: namespace \(old?.text ?? "(none)") → \(new?.text ?? "(none)")"
    case .changed, .reordered: nil
    }
  }

  /// The names of the affected objects; of more than `limit + 1` objects, `limit` are listed and the others are counted.
  func objects(limit: Int) -> (names: [String], rest: Int) {
    var seen: Set<ObjectIdentity> = []
    let identities = hits.map(\.identity).filter { seen.insert($0).inserted }
    let shown = identities.count <= limit + 1 ? identities.count : limit
    return (identities.prefix(shown).map(\.title), identities.count - shown)
  }

  /// The number of affected objects, regardless of profiles.
  var objectCount: Int { Set(hits.map(\.identity)).count }

  /// The affected profiles in words; nil if it is all of them, or if there are none.
  func profileText(of all: [String]) -> String? {
    guard all.count > 1 else { return nil }
    let affected = Set(hits.flatMap(\.profiles))
    if affected.count == all.count, hits.allSatisfy({ $0.profiles.count == all.count }) { return nil }
    let names = all.filter(affected.contains)
    return (names.count == 1 ? "profile " : "profiles ") + names.joined(separator: ", ")
  }
}

extension RiskMark {
  /// The mark in words: `restarts-pods: the pod template changes (12 of 48)`.
  ///
  /// The numbers are shown if not all changed places in objects have the risk; a place counts once for each profile.
  func text(of entry: ChangeEntry) -> String {
    let hits = entry.hits.reduce(0) { $0 + max(1, $1.profiles.count) }
    return "\(risk.rawValue): \(reason)" + (count < hits ? " (\(count) of \(hits))" : "")
  }
}

extension ChangeSet {
  /// The counts in words: `3 changes in 50 objects: 1 added, 1 removed, 48 changed`.
  package var headline: String {
    guard !isEmpty else { return "no changes; \(Self.count(newCount, "object")) compared" }
    let affected = objectCounts.values.reduce(0, +)
    let parts = ChangeEntry.Kind.allCases.compactMap { kind in
      objectCounts[kind].map { "\($0) \(kind.rawValue)" }
    }
    return "\(Self.count(entries.count, "change")) in \(Self.count(affected, "object")): "
      + parts.joined(separator: ", ")
      + "; \(Self.count(leaves, "value")) \(leaves == 1 ? "differs" : "differ")"
  }

  /// The entries with each risk, in words: `1 opens-access, 3 restarts-pods`; nil if there are no risks.
  package var riskLine: String? {
    let parts = risks.map { risk in
      "\(entries.count { entry in entry.marks.contains { $0.risk == risk } }) \(risk.rawValue)"
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
