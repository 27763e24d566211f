import ManifestTree

/// Labels of a service's objects: those that all have, and those of single objects.
struct ServiceLabels {
  private let common: [(String, String)]
  private let workload: [(String, String)]
  /// The labels of the workload whose keys select its pods by other values, which no modifier sets.
  let conflicting: [(String, String)]
  private let pods: [(String, String)]
  private let selector: [(String, String)]

  init(_ service: ServiceObjects, selector: [(String, String)], template: NodeMap) {
    self.selector = selector
    common = Self.common(of: service)
    let own = Self.labels(of: service.workload).without(common)
    conflicting = own.filter { pair in selector.contains { $0.0 == pair.0 && $0.1 != pair.1 } }
    workload = own.without(conflicting)
    pods = (template["metadata"]?["labels"]?.textPairs ?? []).without(common).without(selector)
  }

  /// The labels that all objects of a service have, and its pods.
  static func common(of service: ServiceObjects) -> [(String, String)] {
    var sets = service.all.dropFirst().map { dictionary(labels(of: $0)) }
    sets.append(service.podLabels)
    if service.kind == "CronJob" {
      let template = service.workload.node["spec"]?["jobTemplate"]?["metadata"]?["labels"]?.textPairs
      sets.append(dictionary(template ?? []))
    }
    return labels(of: service.workload).filter { pair in sets.allSatisfy { $0[pair.0] == pair.1 } }
  }

  static func labels(of object: Object) -> [(String, String)] {
    object.node["metadata"]?["labels"]?.textPairs ?? []
  }

  private static func dictionary(_ pairs: [(String, String)]) -> [String: String] {
    Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  /// Whether the selector differs from that of the DSL.
  func needsSelector(_ name: String, key: String) -> Bool {
    selector.count != 1 || selector.first.map { $0.0 != key || $0.1 != name } ?? true
  }

  var modifiers: [Call] {
    [(".labeled", common), (".workloadLabels", workload), (".podLabels", pods)].compactMap { name, labels in
      labels.isEmpty ? nil : Call(name, [Argument(nil, .texts(labels))])
    }
  }
}

extension [(String, String)] {
  func without(_ other: [(String, String)]) -> [(String, String)] {
    let known = Dictionary(other, uniquingKeysWith: { $1 })
    return filter { known[$0.0] != $0.1 }
  }
}
