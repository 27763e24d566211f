internal import Diagnostics
internal import ManifestTree
internal import Portolan

extension ServiceChecks {
  /// Reports handwritten hook annotations on a service that do not work as intended: annotations of the pods or beside
  /// `.hook`, misspelled or incomplete ones, and those of hooks that run before the objects that their pods need.
  mutating func checkWrittenHook() {
    let location = service.location
    for key in WrittenHook(service.metadata.podAnnotations.entries.map { ($0.key, $0.value) }).keys {
      faults.report(.hookOfPods(key, at: location))
    }
    let hook = WrittenHook(service.metadata.annotations.entries.map { ($0.key, $0.value) })
    guard let key = hook.keys.first else { return }
    if let declared = service.hook {
      return faults.report(.twoHooks(key, at: location, declared: declared.location))
    }
    for fault in hook.faults(at: location) { faults.report(fault) }
    guard hook.isHelmHook || hook.isArgoCDHook else { return }
    guard case .job = service.workload else {
      return faults.report(.hookOfLastingWorkload(workloadKind, key, isHelm: hook.isHelmHook, at: location))
    }
    if !hook.isHelmHook { faults.report(.hookOfArgoCDAlone(at: location)) }
    guard hook.runsBeforeInstallation else { return }
    let missing = lateDependencies
    if !missing.isEmpty {
      faults.report(.incompleteHook(missing, isHelm: hook.isHelmHookBeforeInstallation, at: location))
    }
  }

  /// The objects that the service's pods need and that are created only after a hook that runs before the installation.
  private var lateDependencies: [String] {
    var late: [String] = []
    if service.account.isOwn { late.append("ServiceAccount '\(system.serviceAccountName(of: service))'") }
    for reference in service.configurationReferences {
      let isDeclared =
        reference.isSecret
        ? system.resources.secrets.contains { $0.name == reference.name && $0.isDeclaredHere }
        : system.resources.configMaps.contains { $0.name == reference.name }
      let name = "\(reference.isSecret ? "Secret" : "ConfigMap") '\(reference.name)'"
      if isDeclared, !late.contains(name) { late.append(name) }
    }
    for call in service.calls {
      guard case .service(let name, _) = call.callee, index.position(ofService: name) != nil else { continue }
      if !late.contains("service '\(name)'") { late.append("service '\(name)'") }
    }
    return late
  }
}

extension SystemChecks {
  /// Reports misspelled or incomplete hook annotations on free objects.
  mutating func checkWrittenHooks() {
    for object in system.resources.objects {
      guard case .map(let map)? = Node(object.value)["metadata"]?["annotations"] else { continue }
      let hook = WrittenHook(map.compactMap { entry in entry.value.text.map { (entry.key, $0) } })
      for fault in hook.faults(at: object.location) { faults.report(fault) }
    }
  }
}

extension Portolan.Secret {
  /// Whether the app contains the Secret's content.
  fileprivate var isDeclaredHere: Bool {
    guard case .demo = content else { return false }
    return true
  }
}

extension Diagnostic {
  fileprivate static func hookOfPods(_ key: String, at location: FileLocation) -> Diagnostic {
    doubt(
      "written-hook", "annotation '\(key)' has no effect on pods: Helm and Argo CD create only the workload",
      at: location, fix: "remove the annotation, or use '.hook' if the service is a Job")
  }

  fileprivate static func twoHooks(
    _ key: String, at location: FileLocation, declared: FileLocation
  ) -> Diagnostic {
    doubt(
      "written-hook",
      "annotation '\(key)' conflicts with '.hook', which sets the hook annotations of the Job",
      at: location,
      notes: [Note("'.hook' is here", at: declared)], fix: "remove the annotation")
  }

  fileprivate static func hookOfLastingWorkload(
    _ kind: String, _ key: String, isHelm: Bool, at location: FileLocation
  ) -> Diagnostic {
    let consequence =
      isHelm
      ? "is not part of the release: Helm and Argo CD do not update it in place, and 'helm uninstall' keeps it"
      : "is a hook in Argo CD: Argo CD does not compare it with the cluster, and does not update it in place"
    return doubt(
      "written-hook", "\(kind) with annotation '\(key)' \(consequence)", at: location,
      fix: "remove the annotations of the hook, or declare the service as '.job'")
  }

  fileprivate static func hookOfArgoCDAlone(at location: FileLocation) -> Diagnostic {
    doubt(
      "written-hook",
      "only Argo CD runs the Job as a hook: Helm creates the Job with the other objects of the release, and does not wait until the Job has completed before it changes other pods",
      at: location,
      fix: "replace the annotations with '.hook', which sets the annotations of Helm and Argo CD")
  }

  fileprivate static func incompleteHook(
    _ missing: [String], isHelm: Bool, at location: FileLocation
  ) -> Diagnostic {
    doubt(
      "written-hook",
      "the hook runs before the first installation and cannot complete: \(isHelm ? "Helm" : "Argo CD") creates \(listed(missing)) after the hook",
      at: location,
      // `.hook` creates accounts and configuration earlier, but not other services.
      fix: missing.contains { $0.hasPrefix("service ") }
        ? "run the Job later, with '.hook(.postInstall, .preUpgrade)' instead of the annotations"
        : "replace the annotations with '.hook(…)', which also makes hooks of the objects that the pods need"
    )
  }
}
