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
  package var destination = "https://kubernetes.default.svc"
  /// The API servers of the profiles with their own cluster.
  package var destinations: [String: String] = [:]

  /// The formats that a controller can apply, by their folders.
  package enum Form: String, Sendable, CaseIterable {
    /// The chart, with the profile's values.
    case helm
    /// The profile's overlay.
    case kustomize
    /// The plain manifests of the profile.
    case manifests
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

  /// The API server for a profile.
  func server(for profile: String) -> String { destinations[profile] ?? destination }
}
