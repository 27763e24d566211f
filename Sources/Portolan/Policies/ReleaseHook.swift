package import Diagnostics

/// When a Job runs during a release, and when it is deleted.
package struct ReleaseHook: PayloadValue, Sendable, Equatable {
  package let points: [HookPoint]
  package let weight: Int
  package let deletion: [HookDeletion]
  package let location: FileLocation
}

/// A point in a Helm release at which a hook runs, and the corresponding phase in Argo CD.
///
/// In Argo CD, an installation and an upgrade are both syncs, and a Job runs once per sync: if one of its points is in
/// the phase `PostSync`, the Job does not also run before the sync. A Job that calls services of the app runs in the
/// phase `Sync` instead of `PreSync`, because no service exists before the first sync.
public enum HookPoint: String, PayloadValue, Sendable {
  /// Before the first installation creates objects other than hooks and CustomResourceDefinitions; `PreSync`.
  case preInstall = "pre-install"
  /// After the first installation; `PostSync`.
  case postInstall = "post-install"
  /// Before an upgrade changes objects other than hooks; `PreSync`.
  case preUpgrade = "pre-upgrade"
  /// After an upgrade; `PostSync`.
  case postUpgrade = "post-upgrade"
  /// Before a rollback; Argo CD never runs these hooks.
  case preRollback = "pre-rollback"
  /// After a rollback; Argo CD never runs these hooks.
  case postRollback = "post-rollback"
  /// Before the release is removed; `PreDelete`, which requires Argo CD 3.3 or newer.
  case preDelete = "pre-delete"
  /// After the release is removed; `PostDelete`.
  case postDelete = "post-delete"
}

/// When a hook's Job is deleted: `helm.sh/hook-delete-policy`.
public enum HookDeletion: String, PayloadValue, Sendable {
  /// Before the hook runs again under the same name.
  case beforeCreation = "before-hook-creation"
  /// After the Job has succeeded.
  case succeeded = "hook-succeeded"
  /// After the Job has failed.
  case failed = "hook-failed"
}

extension Service {
  /// Runs a Job as a hook of Helm and Argo CD, at these points of a release or sync.
  ///
  /// For a hook before an installation or upgrade, the objects that the pods need become hooks with a lower weight, so
  /// that they exist before the Job. These objects are the service's ServiceAccount and policies, and the ConfigMaps
  /// and Secrets that the pods read. If other services also read a ConfigMap or Secret, a copy named `<name>-hooks` is
  /// rendered for the hooks; in charts, the copy has separate values.
  ///
  /// ```swift
  /// Service("migrate", .job, image: "shop/migrate:1.4.0") { Calls("db") }
  ///   .hook(.postInstall, .preUpgrade)
  /// ```
  /// With ``HookPoint/preInstall``, the Job cannot call services of the app or use its PersistentVolumeClaims: Helm
  /// creates these only after the hook has completed.
  ///
  /// `kubectl apply` and Flux Kustomizations ignore hooks. There, the Job runs once after each change if its name
  /// contains a hash of its content, as it does by default: see ``namedByContent(_:file:line:column:)``.
  /// - Parameters:
  ///   - points: the points in a release at which the Job runs.
  ///   - weight: the order of hooks with the same point; 0 by default. Lower weights run first, and the next weight
  ///     starts when the previous hooks have completed. Hooks with the same weight run one after another in Helm, and
  ///     at the same time in Argo CD.
  ///   - deletion: when the Job is deleted; by default, before the next run with the same name, and after it succeeds.
  public func hook(
    _ points: HookPoint..., weight: Int = 0,
    deleting deletion: [HookDeletion] = [.beforeCreation, .succeeded],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    let hook = ReleaseHook(points: points, weight: weight, deletion: deletion, location: location)
    return setting(\.hook, to: hook, called: "hook", at: location)
  }

  /// Sets whether a Job's name ends with a hash of its content, so that a changed Job is created as a new Job.
  ///
  /// Kubernetes rejects most changes to a Job. With a hash in the name, a change to the image, command, variables, or
  /// configuration creates another Job, which runs once. Helm deletes the old Job. Argo CD, a Flux Kustomization, and
  /// `kubectl apply` delete it only with pruning.
  ///
  /// Jobs are named by content by default. The exception is a Job that starts suspended, because you resume it by name.
  /// Without ``ServiceDefaults/contentNames``, no Job is named by content by default.
  public func namedByContent(
    _ isEnabled: Bool = true, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(
      \.contentName, to: Located(isEnabled, at: location), called: "namedByContent", at: location)
  }
}

extension ReleaseHook {
  package init(from reader: inout PayloadReader) throws {
    (points, weight, deletion, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(points, weight, deletion, location) }
}
