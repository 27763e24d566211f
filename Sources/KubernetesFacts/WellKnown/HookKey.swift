/// The annotations that make Helm and Argo CD create an object at certain points of a release.
package enum HookKey {
  /// The points at which Helm creates the object, separated by commas.
  package static let helm = "helm.sh/hook"
  /// The order of Helm's hooks of one point.
  package static let helmWeight = "helm.sh/hook-weight"
  /// When Helm deletes the object.
  package static let helmDeletePolicy = "helm.sh/hook-delete-policy"
  /// The phases in which Argo CD creates the object, separated by commas.
  package static let argoCD = "argocd.argoproj.io/hook"
  /// When Argo CD deletes the object.
  package static let argoCDDeletePolicy = "argocd.argoproj.io/hook-delete-policy"
  /// The order in which Argo CD applies objects.
  package static let syncWave = "argocd.argoproj.io/sync-wave"
}

/// The values of Helm's hook annotations.
package enum HelmHook {
  /// Before the first installation.
  package static let preInstall = "pre-install"
  /// The points of a release.
  package static let points = [
    preInstall, "post-install", "pre-upgrade", "post-upgrade", "pre-rollback", "post-rollback", "pre-delete",
    "post-delete", "test", "test-success",
  ]
  package static let deletePolicies = ["before-hook-creation", "hook-succeeded", "hook-failed"]

  /// Whether Helm creates an object with these points before the other objects of the first installation.
  ///
  /// Helm also accepts uppercase letters.
  package static func runsBeforeInstallation(_ points: String?) -> Bool {
    HookKey.values(points).contains { $0.lowercased() == preInstall }
  }
}

/// The values of Argo CD's hook annotations.
package enum ArgoCDHook {
  package static let preSync = "PreSync"
  package static let sync = "Sync"
  package static let postSync = "PostSync"
  package static let preDelete = "PreDelete"
  package static let postDelete = "PostDelete"
  /// The phases of a sync and a deletion.
  package static let phases = [preSync, sync, postSync, "SyncFail", preDelete, postDelete, "Skip"]
  package static let beforeCreation = "BeforeHookCreation"
  package static let succeeded = "HookSucceeded"
  package static let failed = "HookFailed"
  package static let deletePolicies = [beforeCreation, succeeded, failed]

  /// Whether Argo CD creates an object with these phases before the other objects of a sync.
  package static func runsBeforeSync(_ phases: String?) -> Bool {
    HookKey.values(phases).contains(preSync)
  }
}

extension HookKey {
  /// The values in a hook annotation; none if it is not set.
  package static func values(_ text: String?) -> [String] {
    text?.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmingWhitespace) ?? []
  }
}
