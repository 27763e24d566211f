internal import Diagnostics

/// Handwritten hook annotations on an object.
///
/// `.hook` writes complete annotations. In handwritten annotations, a misspelled or missing annotation has no effect,
/// and no tool reports it.
struct WrittenHook {
  private let annotations: [String: String]

  static let helm = "helm.sh/hook"
  static let argoCD = "argocd.argoproj.io/hook"
  private static let helmPoints = [
    "pre-install", "post-install", "pre-upgrade", "post-upgrade", "pre-rollback", "post-rollback",
    "pre-delete", "post-delete", "test",
  ]
  private static let argoCDPhases = [
    "PreSync", "Sync", "PostSync", "SyncFail", "PreDelete", "PostDelete", "Skip",
  ]

  init(_ annotations: some Sequence<(key: String, value: String)>) {
    self.annotations = Dictionary(annotations.map { ($0.key, $0.value) }) { _, last in last }
  }

  /// The hook annotations, sorted.
  var keys: [String] {
    annotations.keys.filter { $0.hasPrefix(Self.helm) || $0.hasPrefix(Self.argoCD) }.sorted()
  }

  /// Whether Helm runs the object as a hook.
  var isHelmHook: Bool { annotations[Self.helm] != nil }

  /// Whether Argo CD runs the object as a hook.
  var isArgoCDHook: Bool { annotations[Self.argoCD] != nil }

  /// Whether the object is created before the other objects of the first installation.
  var runsBeforeInstallation: Bool {
    words(Self.helm).contains("pre-install") || words(Self.argoCD).contains("PreSync")
  }

  private func words(_ key: String) -> [String] {
    (annotations[key] ?? "").split(separator: ",", omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The errors in the annotations.
  func faults(at location: FileLocation) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    func check(_ key: String, _ known: [String]) {
      guard annotations[key] != nil else { return }
      for word in words(key) where !known.contains(word) {
        faults.append(.unknownHookValue(word, of: key, known: known, at: location))
      }
    }
    check(Self.helm, Self.helmPoints)
    check("helm.sh/hook-delete-policy", ["before-hook-creation", "hook-succeeded", "hook-failed"])
    check(Self.argoCD, Self.argoCDPhases)
    check("argocd.argoproj.io/hook-delete-policy", ["BeforeHookCreation", "HookSucceeded", "HookFailed"])
    if let weight = annotations["helm.sh/hook-weight"], Int32(weight) == nil {
      faults.append(
        .malformed(
          "number", weight, "annotation 'helm.sh/hook-weight'", expected: "a whole number", at: location))
    }
    for (key, isHook) in [(Self.helm, isHelmHook), (Self.argoCD, isArgoCDHook || isHelmHook)] where !isHook {
      for detail in keys where detail.hasPrefix("\(key)-") {
        faults.append(.hookDetailWithoutHook(detail, needs: key, at: location))
      }
    }
    return faults
  }
}

extension Diagnostic {
  fileprivate static func unknownHookValue(
    _ word: String, of key: String, known: [String], at location: FileLocation
  ) -> Diagnostic {
    doubt(
      "written-hook", "unknown value '\(word)' for annotation '\(key)': Helm and Argo CD ignore this hook",
      at: location, fix: didYouMean(nearestName(to: word, among: known)) ?? useOneOf(known))
  }

  fileprivate static func hookDetailWithoutHook(
    _ detail: String, needs key: String, at location: FileLocation
  ) -> Diagnostic {
    doubt(
      "written-hook", "annotation '\(detail)' has no effect without '\(key)'", at: location,
      fix: "use '.hook', which sets all annotations of a hook, or add '\(key)'")
  }
}
