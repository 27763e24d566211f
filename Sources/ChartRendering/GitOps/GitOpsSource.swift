/// The location of a system for a GitOps controller, and the format that it applies.
package struct GitOpsSource: Sendable {
  /// The Git repository's URL.
  package var repository: String
  /// The branch or commit, or a full reference such as `refs/tags/v1`; `main` by default.
  package var revision = "main"
  /// The folder with the system's formats; `<app>` stands for the app's name.
  ///
  /// `charts/<app>` by default.
  package var path = "charts/<app>"
  /// The format to apply; the Helm chart by default.
  package var form = Form.helm
  /// The API server of the cluster that Argo CD deploys to; its own by default.
  package var destination = PerProfile("https://kubernetes.default.svc")
  /// The project of Argo CD that the Applications belong to.
  package var project = PerProfile("default")
  /// Whether the controller applies each commit, or waits for a manual start.
  package var sync = PerProfile(Sync.automatic)
  /// The namespace of the controller's objects; nil for the controller's usual one.
  package var controllerNamespace: String?
  /// Whether deleting an Application of Argo CD deletes the system.
  package var deletesSystem = false
  /// The clusters that run the system; none by default, so that `destination` is used.
  package var clusters: [Cluster] = []

  /// The formats that a controller can apply, by their folders.
  package enum Form: String, Sendable, CaseIterable {
    /// The chart, with the profile's values.
    case helm
    /// The profile's overlay.
    case kustomize
    /// The plain manifests of the profile.
    case manifests
  }

  /// When a controller applies a commit.
  package enum Sync: String, Sendable, CaseIterable {
    /// At once, and again whenever the cluster differs.
    case automatic
    /// On a manual start: an Application without `automated`, a suspended release of Flux.
    case manual
  }

  /// Creates a source with a repository.
  package init(repository: String) { self.repository = repository }

  /// The folder of what is applied in a profile.
  func folder(of app: String, in profile: String) -> String {
    let root = path.replacing("<app>", with: app).split(separator: "/").filter { $0 != "." }
    let folder =
      switch form {
      case .helm: "helm"
      case .kustomize: "kustomize/overlays/\(profile)"
      case .manifests: "manifests/\(profile)"
      }
    return (root + [folder[...]]).joined(separator: "/")
  }
}

/// A value for all profiles, and other ones for some of them.
package struct PerProfile<Value: Sendable>: Sendable {
  /// The value of all profiles without their own.
  package var common: Value
  /// The values of single profiles.
  package var own: [String: Value] = [:]

  /// Creates the same value for all profiles.
  package init(_ common: Value) { self.common = common }

  /// The value of a profile.
  package subscript(profile: String) -> Value { own[profile] ?? common }
}
