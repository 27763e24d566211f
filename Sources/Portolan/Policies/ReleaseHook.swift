package import Diagnostics

/// When a Job runs during a release, and when it is deleted.
package struct ReleaseHook: PayloadValue, Sendable, Equatable {
  package let points: [HookPoint]
  package let weight: Int
  package let deletion: [HookDeletion]
  package let location: FileLocation
}

/// A point of a Helm release at which a hook runs.
///
/// Argo CD has no installs and upgrades, only syncs: its phase for each point is noted.
public enum HookPoint: String, PayloadValue, Sendable {
  /// Before the first installation creates anything; `PreSync`.
  case preInstall = "pre-install"
  /// After the first installation; `PostSync`.
  case postInstall = "post-install"
  /// Before an upgrade changes anything; `PreSync`.
  case preUpgrade = "pre-upgrade"
  /// After an upgrade; `PostSync`.
  case postUpgrade = "post-upgrade"
  /// Before a rollback; Argo CD never runs it.
  case preRollback = "pre-rollback"
  /// After a rollback; Argo CD never runs it.
  case postRollback = "post-rollback"
  /// Before the release is removed; `PreDelete`.
  case preDelete = "pre-delete"
  /// After the release is removed; `PostDelete`.
  case postDelete = "post-delete"
}

/// When a hook's Job is deleted: `helm.sh/hook-delete-policy`.
public enum HookDeletion: String, PayloadValue, Sendable {
  /// Before the hook runs again under the same name.
  case beforeCreation = "before-hook-creation"
  /// When it has succeeded.
  case succeeded = "hook-succeeded"
  /// When it has failed.
  case failed = "hook-failed"
}

extension Service {
  /// Runs a Job as a hook of Helm and Argo CD, once per release or sync.
  ///
  /// The objects that the pods need exist before the Job does: for a hook that runs before an installation or an upgrade,
  /// the service's ServiceAccount and policies become hooks of a lower weight, and so do the ConfigMaps and Secrets that
  /// the pods read. A ConfigMap or Secret that other services read, too, is rendered a second time for the hooks, as
  /// `<name>-hooks`, with values of its own in charts.
  ///
  /// ```swift
  /// Service("migrate", .job, image: "shop/migrate:1.4.0") { Calls("db") }
  ///   .hook(.postInstall, .preUpgrade)
  /// ```
  /// `kubectl apply` and Flux's Kustomizations ignore hooks. There, the Job runs once per change, as its name contains a
  /// hash of its content: see ``namedByContent(_:file:line:column:)``.
  /// - Parameters:
  ///   - points: when it runs.
  ///   - weight: hooks of one point run in ascending order of their weights, each after the last one has completed.
  ///   - deletion: when the Job is deleted; before the next run of the same name, and when it has succeeded.
  public func hook(
    _ points: HookPoint..., weight: Int = 0,
    deleting deletion: [HookDeletion] = [.beforeCreation, .succeeded],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    let hook = ReleaseHook(points: points, weight: weight, deletion: deletion, location: location)
    return setting(\.hook, to: hook, called: "hook", at: location)
  }

  /// Whether a Job's name ends with a hash of its content, so that a changed Job is a new Job.
  ///
  /// Kubernetes refuses most changes of a Job. With a hash in its name, a Job whose image, command, variables or
  /// configuration changed is created beside the old one and runs once. Helm, Argo CD and Flux delete the old one;
  /// `kubectl apply` leaves it unless you prune.
  ///
  /// Jobs are named by their content by default, except those that start suspended: you resume these by name.
  public func namedByContent(
    _ isNamed: Bool = true, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(
      \.contentName, to: Located(isNamed, at: location), called: "namedByContent", at: location)
  }
}

extension ReleaseHook {
  package init(from reader: inout PayloadReader) throws {
    (points, weight, deletion, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(points, weight, deletion, location) }
}
