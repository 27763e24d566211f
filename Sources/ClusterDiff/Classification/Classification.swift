import Diagnostics
import KubernetesFacts
import ManifestTree

/// Determines the kind, the owner, and the consequence of each difference in a pair of objects.
struct Classification {
  /// The declared object, unchanged from the manifest.
  private let written: Object
  private let declared: Object
  private let live: Object
  private let declaredPlaces: ElementPlaces
  private let livePlaces: ElementPlaces
  private let schema: SchemaCursor
  private let writers: FieldWriters
  private let names: GeneratedNames
  private let managed: ManagedFields
  private let applied: LastApplied

  /// - Parameters:
  ///   - written: the manifest.
  ///   - declared: the manifest in the form that the server would store.
  ///   - live: the live object in the same form.
  ///   - schema: the schema of the objects' kind.
  ///   - writers: the fields that other objects control.
  ///   - names: the pairs of generated names.
  init(
    of written: Object, as declared: Object, _ live: Object, _ schema: SchemaCursor, _ writers: FieldWriters,
    _ names: GeneratedNames
  ) {
    self.written = written
    self.declared = declared
    self.live = live
    self.schema = schema
    self.writers = writers
    self.names = names
    declaredPlaces = ElementPlaces(in: declared.node)
    livePlaces = ElementPlaces(in: live.node)
    managed = ManagedFields(of: live.node)
    applied = LastApplied(of: live)
  }

  /// Whether a custom resource's defaults cannot be distinguished from values that a user set: the live object has no
  /// managedFields, and the kind's defaults are neither built in nor in a live or declared CustomResourceDefinition.
  var isBlind: Bool { !schema.hasKnownDefaults && !managed.isKnown }

  func difference(for change: Change) -> Difference {
    var difference = Difference(declared.identity, .drift, at: change.path)
    difference.object.version = live.identity.version
    difference.declared = change.declared == .null ? nil : change.declared
    difference.live = change.live
    difference.isOrder = change.nature == .order
    if change.expected != change.declared, change.nature != .order { difference.stored = change.expected }
    let livePath = livePlaces.plain(change.path)
    // An older server does not fill in a newer default, so the dump has no value for the field.
    if change.nature == .value, live.node[livePath] == nil { difference.live = nil }
    let holders = change.live == nil ? [] : managed.holders(of: change.path, at: livePath, in: live.node)
    difference.manager = person(behind: change) ?? holders.first
    (difference.kind, difference.reason) = kind(of: change, holders)
    if difference.isDrift {
      difference.consequence = ConsequenceRules.consequence(of: change, declared, live)
      difference.sideEffect = ConsequenceRules.sideEffect(of: change, declared, live)
      if wasNotKept(change) { difference.note = Self.notKept }
    }
    if difference.kind == .owned || difference.kind == .restartMarker {
      difference.pointer = change.live == nil ? nil : livePath.pointer
    }
    difference.declaredAt = declaredPlace(of: change.path)
    difference.liveAt = live.origin.location(of: livePath)
    return difference
  }

  /// The position of the declaration of a value, which may have another field name in the manifest than in the stored
  /// form.
  private func declaredPlace(of path: NodePath) -> FileLocation {
    // Objects from specs record positions by the paths that reports use.
    let path = written.origin.parts.isEmpty ? declaredPlaces.plain(path) : path
    return written.origin.location(of: ServerConversion.writtenPath(of: path, in: written))
  }

  private static let notKept =
    "the server did not store the field when the object was applied, so applying the object again has no effect: the field may require a feature gate, or a webhook may remove it"

  private func kind(of change: Change, _ holders: [FieldManager]) -> (Difference.Kind, Reason?) {
    if isEncrypted(change) { return (.cosmetic, .encrypted) }
    if case .same(let reason) = change.nature { return (.cosmetic, reason) }
    if isHelmsLabel(change) { return (.cosmetic, .toolTrace) }
    if let rule = SuppressionRule.all.first(where: { $0.covers(change, of: declared.identity) }),
      !rule.isServers || !isPersonal(change, holders),
      person(behind: change) == nil
    {
      return (rule.reason == .restartMarker ? .restartMarker : .cosmetic, rule.reason)
    }
    if names.areSame(change.declared, change.live, in: live.identity.namespace) {
      return (.cosmetic, .generatedName)
    }
    if change.isUndeclared, isHostPort(change) { return (.cosmetic, .hostPort) }
    if isAccountToken(change) { return (.cosmetic, .accountTokens) }
    if isLimitRanged(change), !isPersonal(change, holders) { return (.cosmetic, .admission) }
    if let reason = owner(of: change, holders) { return (.owned, reason) }
    if isCustomDefault(change, holders) { return (.cosmetic, .customDefault) }
    if isAdmitted(change, holders) { return (.owned, .webhook) }
    return (.drift, nil)
  }

  /// Whether a user set a field that the server usually fills in: the field's managers are known, and are neither
  /// controllers nor the managers that applied the object.
  private func isPersonal(_ change: Change, _ holders: [FieldManager]) -> Bool {
    guard !holders.isEmpty else { return false }
    let appliers = managed.appliers(in: live.node)
    return !holders.contains { $0.isController || $0.isUnknown || appliers.contains($0) }
  }

  /// The client for manual changes that added a finalizer or an owner reference, from `managedFields`; nil if none did.
  private func person(behind change: Change) -> FieldManager? {
    guard
      change.path.starts(with: "metadata.finalizers") || change.path.starts(with: "metadata.ownerReferences"),
      change.isUndeclared || change.isAddition, case .list(let list)? = change.live
    else { return nil }
    let declared = if case .list(let list)? = change.declared { Set(list) } else { Set<Node>() }
    return list.lazy.filter { !declared.contains($0) }
      .compactMap { managed.holders(of: $0, in: change.path).first(where: \.isPerson) }.first
  }

  // MARK: Owners

  private func owner(of change: Change, _ holders: [FieldManager]) -> Reason? {
    if change.path.starts(with: "spec.replicas"), isWithinBounds(change, holders) {
      return .autoscaledReplicas
    }
    if change.path.starts(with: "spec.replicas"), change.live == 0, writers.isIdle(declared.identity) {
      return .otherController
    }
    if declared.identity.kind == "ClusterRole", change.path.starts(with: "rules"), isAggregated {
      return .aggregatedRules
    }
    if isCanaryWeight(change, holders) { return .canaryWeights }
    if isFilled(change, holders) || isOpenedByIstiod(change, holders) { return .otherController }
    guard change.isUndeclared else { return nil }
    if change.path.starts(with: "spec.replicas"), writers.hasLostAutoscaler(declared.identity) { return nil }
    if isInjected(change) { return .injected }
    guard !holders.isEmpty, holders.allSatisfy(\.isController) else { return nil }
    // A field that a deployment tool applied earlier and that is no longer declared is drift.
    let appliers = managed.appliers(in: live.node)
    return holders.contains { $0.isDeployer && appliers.contains($0) } ? nil : .otherController
  }

  /// Whether the changed value is a part that a mesh or an agent injects, or a list of only such parts.
  private func isInjected(_ change: Change) -> Bool {
    func matches(_ path: NodePath) -> Bool { SuppressionRule.injected.contains { $0.matches(path) } }
    if matches(change.path) { return true }
    guard case .list(let list)? = change.live, !list.isEmpty else { return false }
    return list.allSatisfy { element in
      guard let name = element["name"]?.text else { return false }
      return matches(NodePath(change.path.steps + [.element([.init("name", name)])]))
    }
  }

  private func isWithinBounds(_ change: Change, _ holders: [FieldManager]) -> Bool {
    guard let replicas = change.live?.int, !writers.hasLostAutoscaler(declared.identity) else { return false }
    if let isAllowed = writers.allows(replicas, of: declared.identity) {
      // KEDA scales to numbers outside the bounds while it is paused or its fallback is active.
      return isAllowed || holders.contains { $0.name.hasPrefix("keda") }
    }
    return holders.contains { $0.subresource == "scale" && $0.isController }
  }

  /// Whether a controller filled in a value that is declared as an empty string, such as a value in a Secret.
  private func isFilled(_ change: Change, _ holders: [FieldManager]) -> Bool {
    guard change.declared?.text?.isEmpty ?? false, change.live != nil, !holders.isEmpty else { return false }
    return holders.allSatisfy(\.isController)
  }

  /// Whether istiod changed the failure policy of its webhooks to `Fail`, as it does when it can answer their requests.
  private func isOpenedByIstiod(_ change: Change, _ holders: [FieldManager]) -> Bool {
    guard change.path.endsWith("failurePolicy"), change.path.starts(with: "webhooks"),
      change.declared == "Ignore", change.live == "Fail"
    else { return false }
    return holders.isEmpty
      ? declared.identity.name.hasPrefix("istio") : holders.contains { $0.name == ManagerName.istiod }
  }

  private var isAggregated: Bool {
    declared.node["aggregationRule"].map { $0 != .null } ?? false
  }

  private func isCanaryWeight(_ change: Change, _ holders: [FieldManager]) -> Bool {
    if writers.isCanaryWritten(change.path, at: declaredPlaces.plain(change.path), of: live) { return true }
    return change.path.endsWith("weight")
      && holders.contains { $0.name.hasPrefix("rollouts-controller") || $0.name == "flagger" }
  }

  /// Whether admission control in the API server set the live value: an undeclared field has no manager, or all
  /// managers of the field applied the object with the declared value.
  ///
  /// If an undeclared field without a manager has a known default, a user set the live value: writes through the
  /// `scale` subresource may not be recorded.
  private func isAdmitted(_ change: Change, _ holders: [FieldManager]) -> Bool {
    guard managed.isKnown, change.live != nil, change.nature == .value else { return false }
    if holders.isEmpty { return change.isUndeclared && change.expected == nil }
    let appliers = managed.holders(of: LastApplied.annotation, in: live.node)
    guard !appliers.isEmpty, holders.allSatisfy({ appliers.contains($0) }) else { return false }
    return applied.agrees(with: change)
  }

  /// Whether the server did not store a value that was applied as declared, with no later write to the object:
  /// the field may need a feature gate.
  private func wasNotKept(_ change: Change) -> Bool {
    guard change.nature == .value, change.live == nil, !change.isUndeclared, applied.agrees(with: change),
      change.path.steps.first != .key("metadata")
    else { return false }
    let appliers = managed.appliers(in: live.node)
    return managed.isKnown
      && managed.writers.allSatisfy { $0.isController || $0.isUnknown || appliers.contains($0) }
  }

  // MARK: Traces

  /// Whether the live value is the label with which Helm marks its objects, and Helm installed or wrote the object.
  private func isHelmsLabel(_ change: Change) -> Bool {
    guard change.live == "Helm", change.path.endsWith(RecommendedLabel.managedBy),
      change.path.steps.dropLast().last == .key("labels")
    else { return false }
    let annotations = live.node["metadata"]?["annotations"]
    return annotations?["meta.helm.sh/release-name"] != nil
      || managed.writers.contains { $0.name == ManagerName.helm }
  }

  /// Whether the declared value is encrypted by SOPS, plain or in Base64, or belongs to the metadata of SOPS.
  private func isEncrypted(_ change: Change) -> Bool {
    guard written.node["sops"]?["mac"] != nil, !change.isUndeclared else { return false }
    if change.path.steps.first == .key("sops") { return true }
    guard case .string(let text)? = change.declared else { return false }
    return text.hasPrefix("ENC[") || text.hasPrefix("RU5DW")
  }

  /// Whether a live `hostPort` equals the `containerPort`, as servers set it in pods with `hostNetwork`, and older servers
  /// also in pod templates.
  private func isHostPort(_ change: Change) -> Bool {
    let steps = change.path.steps
    guard change.path.endsWith("hostPort"),
      let pod = steps.firstIndex(where: { $0 == .key("containers") || $0 == .key("initContainers") }),
      live.node[NodePath(Array(steps[..<pod]))]?["hostNetwork"] == true
    else { return false }
    let port = NodePath(change.path.steps.dropLast() + [.key("containerPort")])
    return live.node[port] == change.live
  }

  /// Whether the change is to an undeclared resource of a Pod with the annotation that the LimitRanger admission
  /// controller adds.
  private func isLimitRanged(_ change: Change) -> Bool {
    guard declared.identity.groupKind == .pod, change.isUndeclared,
      live.node["metadata"]?["annotations"]?[PodKey.limitRanger] != nil
    else { return false }
    return Self.containerResources.contains { $0.matches(change.path) }
  }

  private static let containerResources = [
    "spec.containers[*].resources", "spec.initContainers[*].resources",
  ]
  .map(PathPattern.init)

  /// Whether a controller added Secrets to a ServiceAccount, with names that begin with the account's name, or filled in
  /// the `data` of a token Secret.
  private func isAccountToken(_ change: Change) -> Bool {
    if declared.identity.groupKind == .secret, change.isUndeclared {
      return live.node["type"]?.text == SecretType.accountToken && change.path.starts(with: "data")
    }
    guard declared.identity.groupKind == .serviceAccount, change.isUndeclared, let live = change.live,
      change.path.starts(with: "secrets") || change.path.starts(with: "imagePullSecrets")
    else { return false }
    let added = if case .list(let list) = live { list } else { [live] }
    let name = declared.identity.name
    return added.allSatisfy { node in
      let secret = node["name"]?.text ?? ""
      return ["-token-", "-dockercfg-"].contains { secret.hasPrefix(name + $0) }
    }
  }

  /// Whether an undeclared value may be a default of a CustomResourceDefinition that is neither in the dump nor declared:
  /// the value has no manager, or only managers that applied the object.
  private func isCustomDefault(_ change: Change, _ holders: [FieldManager]) -> Bool {
    guard !schema.hasKnownDefaults, change.isUndeclared, change.path.steps.first != .key("metadata"),
      case .key? = change.path.steps.last
    else { return false }
    return holders.allSatisfy(managed.appliers(in: live.node).contains)
  }
}
