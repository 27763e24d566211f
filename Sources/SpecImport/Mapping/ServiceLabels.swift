import ManifestTree

/// The labels of a service's objects: common labels, with or without the pods, and labels of single objects.
struct ServiceLabels {
  /// The labels of all objects and of the pods.
  private let common: [(String, String)]
  /// The labels of all objects that the pods do not have.
  private let objects: [(String, String)]
  private let workload: [(String, String)]
  /// The labels of the workload that no modifier sets, because the app renders other values for their keys.
  let conflicting: [(String, String)]
  /// The keys of labels of all objects that the workload lacks.
  let missing: [String]
  private let pods: [(String, String)]
  private let selector: [(String, String)]
  /// Whether the app renders the labels of selectors on objects, but the objects of this service lack them; false for a Job.
  let lacksSelector: Bool

  /// - Parameters:
  ///   - all: the labels that all objects have.
  ///   - app: the labels that the app renders.
  ///   - isRendered: whether Portolan renders labels that the service does not declare.
  ///   - bySelector: whether the app renders the labels of the selector.
  init(
    _ service: ServiceObjects, selector: [(String, String)], template: NodeMap,
    objects all: [(String, String)], of app: AppLabels, isRendered: Bool, bySelector: Bool
  ) {
    self.selector = selector
    let names = Dictionary(all, uniquingKeysWith: { $1 })
    let hasSelector = selector.allSatisfy { names[$0.0] == $0.1 }
    lacksSelector = bySelector && !service.isJob && !hasSelector
    let rendered = bySelector && hasSelector ? selector : []
    let shared = app.pods + app.objects.filter { pair in all.contains { $0 == pair } }
    common = Self.common(of: service).without(rendered + shared)
    missing = all.missing(in: Self.labels(of: service.workload))
    let own = Self.labels(of: service.workload).without(common + rendered + shared)
    conflicting =
      isRendered ? own.filter { pair in selector.contains { $0.0 == pair.0 && $0.1 != pair.1 } } : []
    let known = common + conflicting + rendered + shared
    objects = all.without(known)
    workload = own.without(conflicting).without(objects)
    pods = (template["metadata"]?["labels"]?.textPairs ?? []).without(common + app.pods).without(selector)
  }

  /// The labels that all objects of a service and its pods have.
  static func common(of service: ServiceObjects) -> [(String, String)] {
    var sets = [service.podLabels]
    if service.kind == "CronJob" {
      let template = service.workload.node["spec"]?["jobTemplate"]?["metadata"]?["labels"]?.textPairs
      sets.append(dictionary(template ?? []))
    }
    return ofObjects(of: service).filter { pair in sets.allSatisfy { $0[pair.0] == pair.1 } }
  }

  /// The labels that all objects of a service have, and labels that few objects lack: it takes fewer patches to remove
  /// the labels from these few objects than to add them to the others.
  static func ofObjects(of service: ServiceObjects) -> [(String, String)] {
    let objects = service.all
    let sets = objects.map { dictionary(labels(of: $0)) }
    var seen: Set<String> = []
    return objects.flatMap(labels).filter { key, value in
      guard seen.insert(key).inserted else { return false }
      if sets.allSatisfy({ $0[key] == value }) { return true }
      guard sets.allSatisfy({ ($0[key] ?? value) == value }) else { return false }
      var (missing, patched) = (0, 0)
      for (object, labels) in zip(objects, sets) {
        let isPatched = patchedKinds.contains(object.identity.kind)
        if labels[key] != nil {
          if isPatched { patched += 1 }
        } else {
          guard isPatched || ["Service", service.kind].contains(object.identity.kind) else { return false }
          missing += 1
        }
      }
      return missing < patched && missing * 2 < objects.count
    }
  }

  /// The kinds for which no modifier sets labels.
  private static let patchedKinds: Set<String> = [
    "ServiceAccount", "HorizontalPodAutoscaler", "PodDisruptionBudget", "DestinationRule", "VirtualService",
  ]

  static func labels(of object: Object) -> [(String, String)] {
    object.node["metadata"]?["labels"]?.textPairs ?? []
  }

  private static func dictionary(_ pairs: [(String, String)]) -> [String: String] {
    Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  /// Whether the selector differs from the DSL's default selector.
  func needsSelector(_ name: String, key: String) -> Bool {
    selector.count != 1 || selector.first.map { $0.0 != key || $0.1 != name } ?? true
  }

  var modifiers: [Call] {
    [
      (".labeled", common, []), (".labeled", objects, [Argument("pods", .flag(false))]),
      (".workloadLabels", workload, []), (".podLabels", pods, []),
    ].compactMap { name, labels, options in
      labels.isEmpty ? nil : Call(name, [Argument(nil, .texts(labels))] + options)
    }
  }
}

extension [(String, String)] {
  /// The keys that other labels lack.
  func missing(in other: [(String, String)]) -> [String] {
    let keys = Set(other.map(\.0))
    return map(\.0).filter { !keys.contains($0) }
  }

  func without(_ other: [(String, String)]) -> [(String, String)] {
    let known = Dictionary(other, uniquingKeysWith: { $1 })
    return filter { known[$0.0] != $0.1 }
  }
}
