/// Where a GitOps controller finds a system, and what of it it applies.
package struct GitOpsSource: Sendable {
  /// The Git repository's URL.
  package var repository: String
  /// The branch or commit, or a full reference such as `refs/tags/v1`; `main` by default.
  package var revision = "main"
  /// The folder with the system's formats; `<app>` stands for the app's name.
  ///
  /// `charts/<app>` by default.
  package var path = "charts/<app>"
  /// What is applied; the Helm chart by default.
  package var form = Form.helm
  /// The API server of the cluster that Argo CD deploys to; its own by default.
  package var destination = PerProfile("https://kubernetes.default.svc")
  /// The project of Argo CD that the Applications belong to.
  package var project = PerProfile("default")
  /// Whether the controller applies each commit, or waits until somebody tells it.
  package var sync = PerProfile(Sync.automatic)
  /// The namespace of the controller's objects; nil for the controller's usual one.
  package var controllerNamespace: String?
  /// Whether deleting an Application of Argo CD deletes the system.
  package var deletesSystem = false
  /// The clusters that run the system; none by default, and then `destination` counts.
  package var clusters: [Cluster] = []

  /// The formats that a controller can apply, by their folders.
  package enum Form: String, Sendable, CaseIterable {
    /// The chart, with the profile's values.
    case helm
    /// The profile's overlay.
    case kustomize
    /// The profile's plain manifests.
    case manifests
  }

  /// When a controller applies a commit.
  package enum Sync: String, Sendable, CaseIterable {
    /// At once, and again whenever the cluster differs.
    case automatic
    /// When somebody starts it: an Application without `automated`, a suspended release of Flux.
    case manual
  }

  /// Names a repository.
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
