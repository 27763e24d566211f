import Diagnostics
public import KubernetesModel
public import ManifestTree

/// What to compare, and how much to say of it.
public struct DiffRequest: Sendable {
  /// The objects as they are declared.
  public var declared: [Object]
  /// The objects of the dump.
  public var live: [Object]
  /// The namespace of declared objects that name none; by default the one in which most of them are found.
  public var namespace: String?
  /// Whether to list also every difference that is none, with its reason.
  public var explains = false
  /// Whether to look for live objects that nobody declares.
  public var showsOrphans = false
  /// Differences that the user does not want to see.
  public var ignores: [IgnoreRule] = []
  /// The version whose fields the objects have.
  public var table = SchemaTable.newest

  /// Makes a request with everything else by default.
  public init(declared: [Object], live: [Object]) {
    self.declared = declared
    self.live = live
  }
}

/// Compares what is declared with what is live.
public enum ClusterDiff {
  /// Pairs the objects, compares each pair as the API server would, and classes what differs.
  public static func report(_ request: DiffRequest) -> DriftReport {
    var differ = Differ(request)
    differ.run()
    return differ.report
  }
}

/// One comparison under way.
struct Differ {
  private let request: DiffRequest
  private let live: LiveObjects
  private let declared: [Object]
  private let owners: Owners
  private let definitions: CustomDefinitions
  private let names: GeneratedNames
  private(set) var report = DriftReport()
  private var pairedLive: Set<ObjectIdentity> = []

  init(_ request: DiffRequest) {
    self.request = request
    let namespace = request.namespace ?? NamespaceChoice.namespace(for: request.declared, in: request.live)
    live = LiveObjects(request.live, in: namespace)
    declared = request.declared.map { object in
      var object = object
      object.identity = object.identity.resolved(in: namespace)
      return object
    }
    owners = Owners(declared: declared, live: live)
    definitions = CustomDefinitions(among: live.objects + declared)
    names = GeneratedNames(declared: declared, live: live)
  }

  mutating func run() {
    let undumped = UndumpedKinds(declared: declared, live: live)
    var missing: [Object] = []
    for object in declared {
      if let found = live[object.identity] ?? names.renamed(object.identity) {
        pairedLive.insert(found.identity)
        report.comparedCount += 1
        compare(object, found)
      } else if undumped.contains(object.identity) {
        report.uncompared.append(object)
      } else {
        missing.append(object)
      }
    }
    addMissing(missing)
    if request.showsOrphans { addUndeclared() }
    report.finish(ignores: request.ignores)
  }

  // MARK: Pairs

  private mutating func compare(_ declared: Object, _ live: Object) {
    let (left, right) = (Declaration.of(declared), Declaration.of(live))
    let shape = Shape(
      of: right.identity.version == left.identity.version ? left.identity : right.identity, in: request.table,
      definitions)
    var comparison = TreeComparison(explains: request.explains, namespace: right.identity.namespace)
    comparison.compare(
      TreeComparison.Place(
        path: NodePath(), written: left.node.withoutVersion,
        expected: StoredForm.of(left.node.withoutVersion, as: shape),
        live: StoredForm.of(right.node.withoutVersion, as: shape), shape: shape))
    guard !comparison.changes.isEmpty else { return }
    let classification = Classification(left, right, shape, owners, names)
    for change in comparison.changes {
      guard let difference = classification.difference(for: change) else { continue }
      if difference.kind == .cosmetic, !request.explains { continue }
      report.differences.append(difference)
    }
  }

  // MARK: Objects on one side

  private mutating func addMissing(_ missing: [Object]) {
    for object in missing {
      var difference = Difference(object.identity, object.isTransient ? .cosmetic : .missing)
      if object.isTransient {
        guard request.explains else { continue }
        difference.reason = .transient
      }
      difference.declaredAt = object.origin.location
      if let other = names.other(than: object.identity) {
        difference.renameOf = other.base
        difference.note =
          "live as '\(other.object.identity.name)': the content that the name is made of differs"
      }
      report.differences.append(difference)
    }
  }

  private mutating func addUndeclared() {
    let scope = OwnScope(declared)
    let names = Set(declared.compactMap { GeneratedName($0.identity) })
    for object in live.objects where !pairedLive.contains(object.identity) {
      guard scope.contains(object) else { continue }
      let reason = UndeclaredObject.reason(object, among: live)
      if reason == .clusterObject || reason == .controllerChild && object.isNoise, !request.explains {
        continue
      }
      let kind: Difference.Kind =
        switch reason {
        case .controllerChild where !object.isNoise: .owned
        case nil: .orphan
        default: .cosmetic
        }
      var difference = Difference(object.identity, kind)
      difference.reason = reason
      difference.liveAt = object.origin.location
      difference.manager = ManagedFields(of: object.node).writers.first
      if let name = GeneratedName(object.identity), names.contains(name) { difference.renameOf = name.base }
      report.differences.append(difference)
    }
  }
}

extension Object {
  /// Whether nobody would call it a child: what controllers keep for themselves.
  fileprivate var isNoise: Bool {
    ["ControllerRevision", "Endpoints", "EndpointSlice", "Event", "Lease"].contains(identity.kind)
  }
}

extension Object {
  /// Whether it is there only while it runs: a tool's hook, or a Job that is cleaned up after itself.
  fileprivate var isTransient: Bool {
    if identity.kind == "Job", let time = node["spec"]?["ttlSecondsAfterFinished"], time != .null {
      return true
    }
    let annotations = node["metadata"]?["annotations"]
    return ["helm.sh/hook", "argocd.argoproj.io/hook"].contains { annotations?[$0] != nil }
  }
}

extension Node {
  /// The object without `apiVersion` and `kind`, which its identity has.
  fileprivate var withoutVersion: Node {
    guard case .map(let map) = self else { return self }
    return .map(NodeMap(uniqueEntries: map.filter { $0.key != "apiVersion" && $0.key != "kind" }))
  }
}
