/// Where a GitOps controller finds a system, and what of it it applies.
public struct GitOpsSource: Sendable {
  /// The Git repository's URL.
  public var repository: String
  /// The branch or commit, or a full reference such as `refs/tags/v1`; `main` by default.
  public var revision = "main"
  /// The folder with the system's formats; `<app>` stands for the app's name.
  ///
  /// `charts/<app>` by default.
  public var path = "charts/<app>"
  /// What is applied; the Helm chart by default.
  public var form = Form.helm
  /// The API server of the cluster that Argo CD deploys to; its own by default.
  public var destination = PerProfile("https://kubernetes.default.svc")
  /// The project of Argo CD that the Applications belong to.
  public var project = PerProfile("default")
  /// Whether the controller applies each commit, or waits until somebody tells it.
  public var sync = PerProfile(Sync.automatic)
  /// The namespace of the controller's objects; nil for the controller's usual one.
  public var controllerNamespace: String?
  /// Whether deleting an Application of Argo CD deletes the system.
  public var deletesSystem = false
  /// The clusters that run the system; none by default, and then `destination` counts.
  package var clusters: [Cluster] = []

  /// The formats that a controller can apply, by their folders.
  public enum Form: String, Sendable, CaseIterable {
    /// The chart, with the profile's values.
    case helm
    /// The profile's overlay.
    case kustomize
    /// The profile's plain manifests.
    case manifests
  }

  /// When a controller applies a commit.
  public enum Sync: String, Sendable, CaseIterable {
    /// At once, and again whenever the cluster differs.
    case automatic
    /// When somebody starts it: an Application without `automated`, a suspended release of Flux.
    case manual
  }

  /// Names a repository.
  public init(repository: String) { self.repository = repository }

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
public struct PerProfile<Value: Sendable>: Sendable {
  /// The value of all profiles without their own.
  public var common: Value
  /// The values of single profiles.
  public var own: [String: Value] = [:]

  /// Creates the same value for all profiles.
  public init(_ common: Value) { self.common = common }

  /// The value of a profile.
  public subscript(profile: String) -> Value { own[profile] ?? common }
}
