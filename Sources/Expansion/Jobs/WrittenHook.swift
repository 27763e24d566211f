internal import Diagnostics
internal import KubernetesFacts

/// Handwritten hook annotations on an object.
///
/// `.hook` writes complete annotations. Neither Helm nor Argo CD rejects a misspelled or incomplete handwritten
/// annotation: each ignores it, or does not create the object.
struct WrittenHook {
  private let annotations: [String: String]

  init(_ annotations: some Sequence<(key: String, value: String)>) {
    self.annotations = Dictionary(annotations.map { ($0.key, $0.value) }) { _, last in last }
  }

  /// The hook annotations, sorted.
  var keys: [String] {
    annotations.keys.filter { $0.hasPrefix(HookKey.helm) || $0.hasPrefix(HookKey.argoCD) }.sorted()
  }

  /// Whether Helm runs the object as a hook; without Argo CD's own annotation, Argo CD does too.
  var isHelmHook: Bool { annotations[HookKey.helm] != nil }

  /// Whether the object has Argo CD's own hook annotation.
  var isArgoCDHook: Bool { annotations[HookKey.argoCD] != nil }

  /// Whether the object is created before the other objects of the first installation.
  var runsBeforeInstallation: Bool {
    isHelmHookBeforeInstallation || ArgoCDHook.runsBeforeSync(annotations[HookKey.argoCD])
  }

  /// Whether Helm creates the object before the other objects of the first installation.
  var isHelmHookBeforeInstallation: Bool { HelmHook.runsBeforeInstallation(annotations[HookKey.helm]) }

  /// The errors and warnings about the annotations.
  func faults(at location: FileLocation) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    func check(_ key: String, _ known: [String]) {
      for word in HookKey.values(annotations[key]) where !known.contains(word) {
        faults.append(.unknownHookValue(word, of: key, known: known, at: location))
      }
    }
    check(HookKey.helm, HelmHook.points)
    check(HookKey.helmDeletePolicy, HelmHook.deletePolicies)
    check(HookKey.argoCD, ArgoCDHook.phases)
    check(HookKey.argoCDDeletePolicy, ArgoCDHook.deletePolicies)
    if let weight = annotations[HookKey.helmWeight], Int32(weight) == nil {
      faults.append(
        .malformed(
          "number", weight, "value", for: "annotation '\(HookKey.helmWeight)'",
          expected: "a 32-bit whole number",
          at: location))
    }
    for (key, isHook) in [(HookKey.helm, isHelmHook), (HookKey.argoCD, isArgoCDHook || isHelmHook)]
    where !isHook {
      for detail in keys where detail.hasPrefix("\(key)-") {
        faults.append(
          .hookDetailWithoutHook(detail, needs: key, isUsedByArgoCD: isArgoCDHook, at: location))
      }
    }
    return faults
  }
}

extension Diagnostic {
  fileprivate static func unknownHookValue(
    _ word: String, of key: String, known: [String], at location: FileLocation
  ) -> Diagnostic {
    let isReadByHelm = key.hasPrefix(HookKey.helm) && known.contains(word.lowercased())
    let consequence =
      switch key {
      case _ where isReadByHelm: "Argo CD ignores the value, because only Helm accepts uppercase letters"
      case HookKey.helm: "Helm does not create the object, and Argo CD ignores the value"
      case HookKey.argoCD: "Argo CD ignores the value, and skips an object without any known value"
      case HookKey.helmDeletePolicy:
        "Helm and Argo CD ignore the value, and Helm neither deletes nor replaces an object without any known value"
      default: "Argo CD ignores the value"
      }
    return doubt(
      "written-hook", "unknown value '\(word)' for annotation '\(key)': \(consequence)",
      at: location, fix: didYouMean(nearestName(to: word, among: known)) ?? useOneOf(known))
  }

  fileprivate static func hookDetailWithoutHook(
    _ detail: String, needs key: String, isUsedByArgoCD: Bool, at location: FileLocation
  ) -> Diagnostic {
    let ignored = "Helm ignores annotation '\(detail)' without '\(key)'"
    let message =
      switch detail {
      case HookKey.helmWeight:
        "\(ignored), but Argo CD uses it as the sync wave if '\(HookKey.syncWave)' is not set"
      case HookKey.helmDeletePolicy where isUsedByArgoCD: "\(ignored), and only Argo CD applies it"
      case HookKey.argoCDDeletePolicy:
        "annotation '\(detail)' has no effect without '\(key)' or '\(HookKey.helm)'"
      default: "annotation '\(detail)' has no effect without '\(key)'"
      }
    // Argo CD applies the first two annotations even without the hook annotation that they belong to.
    let removal =
      switch detail {
      case HookKey.helmWeight:
        "remove the annotation, or replace it with '\(HookKey.syncWave)' if Argo CD uses it"
      case HookKey.helmDeletePolicy where isUsedByArgoCD:
        "replace the annotation with the same policy in '\(HookKey.argoCDDeletePolicy)'"
      default: "remove the annotation"
      }
    return doubt(
      "written-hook", message, at: location,
      fix:
        "\(removal). If the object must be a hook, use '.hook' for a Job, or the annotation '\(key)' for another object"
    )
  }
}
