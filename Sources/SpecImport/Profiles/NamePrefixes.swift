import KubernetesFacts
import ManifestTree

/// The prefixes of the services' names in each profile.
struct NamePrefixes {
  /// The prefix of each profile; empty if its names have none.
  let prefixes: [String]

  init(_ profiles: [ImportRequest.Profile], _ traits: AppTraits) {
    let workloads = profiles.map { profile in
      profile.objects.filter { ServiceObjects.isWorkload($0) }.map { ServiceObjects(workload: $0, traits) }
    }
    prefixes =
      traits.isRendered
      ? workloads.map { Self.labeled($0, traits) } : Self.distinguishing(workloads.map { $0.map(\.name) })
  }

  /// The prefix that most workloads have before the name in their labels; empty if there is none.
  private static func labeled(_ workloads: [ServiceObjects], _ traits: AppTraits) -> String {
    workloads.compactMap { workload -> String? in
      let labels = workload.podLabels
      guard labels[RecommendedLabel.partOf] == traits.name, let own = labels[RecommendedLabel.name] else {
        return nil
      }
      return workload.name.hasSuffix(own) ? String(workload.name.dropLast(own.count)) : nil
    }
    .mostFrequent ?? ""
  }

  /// The common prefix of the names of each profile; empty unless more names are the same in all profiles without the
  /// prefixes.
  private static func distinguishing(_ names: [[String]]) -> [String] {
    let withoutPrefix = names.map { _ in "" }
    guard names.count > 1 else { return withoutPrefix }
    let prefixes = names.map(common)
    let plain = zip(names, prefixes).map { names, prefix in names.map { String($0.dropFirst(prefix.count)) } }
    return shared(plain) > shared(names) ? prefixes : withoutPrefix
  }

  /// The common beginning of all names, up to the last dash; for a single name, up to the first dash.
  private static func common(_ names: [String]) -> String {
    guard let first = names.first else { return "" }
    guard names.count > 1 else {
      return first.firstIndex(of: "-").map { String(first[...$0]) } ?? ""
    }
    var prefix = first[...]
    for name in names.dropFirst() { prefix = prefix.commonPrefix(with: name) }
    guard let dash = prefix.lastIndex(of: "-") else { return "" }
    return String(prefix[...dash])
  }

  /// The number of names that all profiles have.
  private static func shared(_ names: [[String]]) -> Int {
    guard let first = names.first else { return 0 }
    return names.dropFirst().reduce(Set(first)) { $0.intersection($1) }.count
  }
}

extension Substring {
  fileprivate func commonPrefix(with other: String) -> Substring {
    var end = startIndex
    for (left, right) in zip(indices, other) {
      if self[left] != right { break }
      end = index(after: left)
    }
    return self[..<end]
  }
}
