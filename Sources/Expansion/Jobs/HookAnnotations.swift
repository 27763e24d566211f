internal import KubernetesFacts
import KubernetesTypes
internal import ManifestTree
internal import Portolan

/// The annotations by which Helm and Argo CD run an object as a hook.
///
/// Argo CD also reads Helm's annotations, but only on objects without Argo CD's annotations. A hook has both, so that
/// each tool runs it in the intended phase. A rollback hook has no phase in Argo CD, so it has only Helm's annotations.
struct HookAnnotations {
  let points: [HookPoint]
  /// Argo CD's phases.
  let phases: [String]
  let weight: Int
  let deletion: [HookDeletion]

  var texts: StringMap {
    var texts: StringMap = [
      HookKey.helm: points.map(\.rawValue).joined(separator: ","),
      HookKey.helmWeight: String(weight),
    ]
    if !deletion.isEmpty {
      texts[HookKey.helmDeletePolicy] = deletion.map(\.rawValue).joined(separator: ",")
    }
    guard !phases.isEmpty else { return texts }
    texts[HookKey.argoCD] = phases.joined(separator: ",")
    texts[HookKey.syncWave] = String(weight)
    if !deletion.isEmpty {
      texts[HookKey.argoCDDeletePolicy] = deletion.map(\.argoCDName).joined(separator: ",")
    }
    return texts
  }

  /// The annotations of the objects that must exist before hooks run; nil if there are no hooks.
  static func ofDependencies(of hooks: [HookAnnotations]) -> HookAnnotations? {
    var points: [HookPoint] = []
    var phases: [String] = []
    for hook in hooks {
      for point in hook.points where !points.contains(point) { points.append(point) }
      for phase in hook.phases where !phases.contains(phase) { phases.append(phase) }
    }
    guard let weight = hooks.map(\.weight).min() else { return nil }
    return HookAnnotations(
      points: points, phases: phases, weight: max(weight, Int(Int32.min) + 1) - 1, deletion: [.beforeCreation]
    )
  }
}

extension HookDeletion {
  fileprivate var argoCDName: String {
    switch self {
    case .beforeCreation: ArgoCDHook.beforeCreation
    case .succeeded: ArgoCDHook.succeeded
    case .failed: ArgoCDHook.failed
    }
  }
}

extension SystemModel {
  /// The hook annotations of a service's Job; nil if it is not a hook.
  func hookAnnotations(of service: Portolan.Service) -> HookAnnotations? {
    guard let hook = service.hook, case .job = service.workload else { return nil }
    // Argo CD runs PreSync hooks even on its first sync, before any service exists. A Job that calls services of the
    // system could not reach them, so it runs with the sync instead.
    let before = service.calls.contains(where: isInSystem) ? ArgoCDHook.sync : ArgoCDHook.preSync
    var phases: [String] = []
    for point in hook.points {
      let phase: String? =
        switch point {
        case .preInstall, .preUpgrade: before
        case .postInstall, .postUpgrade: ArgoCDHook.postSync
        case .preDelete: ArgoCDHook.preDelete
        case .postDelete: ArgoCDHook.postDelete
        case .preRollback, .postRollback: nil
        }
      if let phase, !phases.contains(phase) { phases.append(phase) }
    }
    // A Job with points before and after an installation or upgrade runs once per sync, after it.
    if phases.contains(ArgoCDHook.postSync) {
      phases.removeAll { $0 == ArgoCDHook.sync || $0 == ArgoCDHook.preSync }
    }
    return HookAnnotations(
      points: hook.points, phases: phases, weight: hook.weight, deletion: hook.deletion)
  }

  private func isInSystem(_ call: Calls) -> Bool {
    guard case .service(let name, _) = call.callee else { return false }
    return self.service(named: name) != nil
  }

  /// Annotates a service's Job as a hook, and its other objects if the Job would otherwise run before they exist.
  func addHookAnnotations(of service: Portolan.Service, to list: inout ObjectList) {
    guard let hook = hookAnnotations(of: service) else { return }
    _ = list.change(where: { $0.identity.groupKind == .job }) { $0.node = $0.node.annotated(hook) }
    guard service.runsBeforeRelease, let dependency = HookAnnotations.ofDependencies(of: [hook]) else {
      return
    }
    _ = list.change(where: { $0.identity.groupKind != .job }) { $0.node = $0.node.annotated(dependency) }
  }

  /// Annotates the ConfigMaps and Secrets that are read only by Jobs that run before a release.
  func addHookAnnotations(toShared list: inout ObjectList) {
    let hooks = services.indices.filter { services[$0].runsBeforeRelease }
    guard !hooks.isEmpty else { return }
    var readers: [ObjectIdentity.Reference: [HookAnnotations]] = [:]
    for position in hooks {
      guard let hook = hookAnnotations(of: services[position]) else { continue }
      for reference in Set(services[position].configurationReferences) {
        let key = ObjectIdentity.Reference(
          kind: reference.isSecret ? "Secret" : "ConfigMap",
          name: reference.isSecret
            ? objectName(ofSecret: reference.name) : objectName(ofConfigMap: reference.name))
        readers[key, default: []].append(hook)
      }
    }
    _ = list.change {
      $0.identity.group.isEmpty && readers[.init($0.identity)] != nil
    } by: { object in
      guard let hooks = readers[.init(object.identity)], let hook = HookAnnotations.ofDependencies(of: hooks)
      else { return }
      object.node = object.node.annotated(hook)
    }
  }
}

extension ObjectIdentity {
  /// An object of the core group as pods refer to it.
  fileprivate struct Reference: Hashable {
    let kind: String
    let name: String

    init(kind: String, name: String) { (self.kind, self.name) = (kind, name) }
    init(_ identity: ObjectIdentity) { (kind, name) = (identity.kind, identity.name) }
  }
}

extension Node {
  fileprivate func annotated(_ hook: HookAnnotations) -> Node {
    hook.texts.entries.reduce(self) { $0.annotated($1.key, $1.value) }
  }
}
