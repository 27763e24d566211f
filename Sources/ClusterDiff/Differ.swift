import Diagnostics
import KubernetesFacts
import ManifestTree

extension DriftReport {
  /// Pairs the objects, compares each pair as the API server would store it, and classifies the differences.
  package init(of request: DiffRequest) { self = Differ(request).report() }
}

/// The state of one comparison.
struct Differ: Sendable {
  private let request: DiffRequest
  private let live: LiveObjects
  private let declared: [Object]
  private let writers: FieldWriters
  private let definitions: CustomDefinitions
  private let names: GeneratedNames
  private let undumped: UndumpedKinds
  private let repeated: [Repetition]

  init(_ request: DiffRequest) {
    self.request = request
    let namespace = request.namespace ?? NamespaceChoice.namespace(for: request.declared, in: request.live)
    let live = LiveObjects(request.live, in: namespace)
    self.live = live
    let resolved = request.declared.map { object in
      var object = object
      object.identity = live.resolved(object.identity)
      return object
    }
    (declared, repeated) = Repetition.lastOfEach(resolved)
    undumped = request.hasAllKinds ? .none : UndumpedKinds(declared: declared, live: live)
    writers = FieldWriters(declared: declared, live: live, undumped)
    definitions = CustomDefinitions(among: live.objects + declared)
    names = GeneratedNames(declared: declared, live: live)
  }

  func report() -> DriftReport {
    var report = DriftReport()
    report.repeated = repeated
    var missing: [Difference] = []
    var paired: Set<ObjectIdentity> = []
    for (object, pair) in zip(declared, declared.concurrentMap { pair(for: $0) }) {
      if let pair {
        paired.insert(pair.live)
        report.comparedCount += 1
        report.differences += pair.differences
        if pair.isUnjudged { report.unjudged.append(object) }
        if pair.hasEncrypted { report.encrypted.append(object.identity) }
      } else if undumped.contains(object.identity) {
        report.uncompared.append(object)
      } else if let difference = self.missing(object) {
        missing.append(difference)
      }
    }
    report.differences += missing
    report.rejections = rejections(in: report.differences)
    if request.showsOrphans { report.differences += undeclared(except: paired) }
    report.finish(ignores: request.ignores)
    return report
  }

  /// The errors with which the API server would reject an apply of the missing and drifted objects, as warnings; at most
  /// ten per object.
  private func rejections(in differences: [Difference]) -> [Diagnostic] {
    let applied = Set(differences.lazy.filter(\.isDrift).map { ObjectNameKey($0.object) })
    guard !applied.isEmpty else { return [] }
    return declared.filter { applied.contains(ObjectNameKey($0.identity)) }.concurrentMap { object in
      let secrets = ObjectSecrets.texts(of: object).filter { $0.utf8.count > 3 }
      return Validator.faults(of: object.node, in: request.table.version).prefix(10).map {
        fault -> Diagnostic in
        var diagnostic = fault.diagnostic(of: object.identity, .warning, at: object.origin.location)
        for secret in secrets { diagnostic.message = diagnostic.message.replacing(secret, with: "(masked)") }
        return diagnostic
      }
    }
    .flatMap(\.self)
  }

  /// The identity of an object, regardless of its API version.
  private struct ObjectNameKey: Hashable {
    let group: String
    let kind: String
    let namespace: String?
    let name: String

    init(_ identity: ObjectIdentity) {
      (group, kind, namespace, name) = (identity.group, identity.kind, identity.namespace, identity.name)
    }
  }

  // MARK: Pairs

  private struct Pair {
    let live: ObjectIdentity
    let differences: [Difference]
    /// Whether live values of a custom resource were assumed to be defaults, because the object has no managers and the
    /// defaults of its kind are unknown.
    let isUnjudged: Bool
    /// Whether declared values are encrypted by SOPS.
    let hasEncrypted: Bool
  }

  /// The comparison of a declared object with its live object; nil if there is none.
  private func pair(for declared: Object) -> Pair? {
    guard let found = live[declared.identity] ?? names.renamed(declared.identity) else { return nil }
    return pair(declared, found)
  }

  private func pair(_ declared: Object, _ live: Object) -> Pair {
    let (left, right) = (ServerConversion.of(declared), ServerConversion.of(live))
    let schema = SchemaCursor(
      of: right.identity.version == left.identity.version ? left.identity : right.identity, in: request.table,
      definitions)
    var comparison = TreeComparison(explains: request.explains, namespace: right.identity.namespace)
    comparison.compare(
      TreeComparison.Place(
        path: NodePath(), written: left.node.withoutVersion,
        expected: StoredForm.of(left.node.withoutVersion, as: schema),
        live: StoredForm.of(right.node.withoutVersion, as: schema), schema: schema))
    guard !comparison.changes.isEmpty else {
      return Pair(live: live.identity, differences: [], isUnjudged: false, hasEncrypted: false)
    }
    let classification = Classification(of: declared, as: left, right, schema, writers, names)
    let differences = comparison.changes.map(classification.difference)
    return Pair(
      live: live.identity, differences: differences.filter { $0.kind != .cosmetic || request.explains },
      isUnjudged: classification.isBlind && differences.contains { $0.reason == .customDefault },
      hasEncrypted: differences.contains { $0.reason == .encrypted })
  }

  // MARK: Objects on one side

  /// The difference for a declared object that is not live; nil if it is expected.
  private func missing(_ object: Object) -> Difference? {
    var difference = Difference(object.identity, object.isTransient ? .cosmetic : .missing)
    if object.isTransient {
      guard request.explains else { return nil }
      difference.reason = .transient
    }
    difference.declaredAt = object.origin.location
    if let other = names.other(than: object.identity) {
      difference.renameOf = other.base
      difference.note =
        "live as '\(other.object.identity.name)': the name contains a content hash, and the content differs"
    }
    return difference
  }

  private func undeclared(except paired: Set<ObjectIdentity>) -> [Difference] {
    let scope = DeclaredScope(declared)
    let generated = Set(declared.compactMap { GeneratedName($0.identity) })
    return live.objects.compactMap { object in
      guard !paired.contains(object.identity), scope.contains(object) else { return nil }
      let reason = UndeclaredObject.reason(object, among: live)
      if reason == .clusterObject
        || reason == .controllerChild && ControllerKind.isInternal(object.identity.groupKind),
        !request.explains
      {
        return nil
      }
      let kind: Difference.Kind =
        switch reason {
        case .controllerChild where !ControllerKind.isInternal(object.identity.groupKind): .owned
        case nil: .orphan
        default: .cosmetic
        }
      var difference = Difference(object.identity, kind)
      difference.reason = reason
      difference.liveAt = object.origin.location
      difference.manager = ManagedFields(of: object.node).writers.first
      if let name = GeneratedName(object.identity), generated.contains(name) {
        difference.renameOf = name.base
      }
      return difference
    }
  }
}

extension Object {
  /// Whether the object may exist only temporarily: a hook of Helm or Argo CD, or a Job with `ttlSecondsAfterFinished`.
  var isTransient: Bool {
    if identity.groupKind == .job, let time = node["spec"]?["ttlSecondsAfterFinished"], time != .null {
      return true
    }
    let annotations = node["metadata"]?["annotations"]
    return [HookKey.helm, HookKey.argoCD].contains { annotations?[$0] != nil }
  }
}

extension Node {
  /// The object without `apiVersion` or `kind`, which are part of its identity.
  fileprivate var withoutVersion: Node {
    guard case .map(let map) = self else { return self }
    return .map(NodeMap(uniqueEntries: map.filter { $0.key != "apiVersion" && $0.key != "kind" }))
  }
}
