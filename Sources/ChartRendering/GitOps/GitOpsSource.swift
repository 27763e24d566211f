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
  /// The API server of the cluster that Argo CD deploys to; by default, the one of the cluster in which Argo CD runs.
  package var destination = PerProfile("https://kubernetes.default.svc")
  /// The project of Argo CD that the Applications belong to.
  package var project = PerProfile("default")
  /// Whether the controller applies each commit, or waits for a manual start.
  package var sync = PerProfile(Sync.automatic)
  /// The namespace of the controller's objects; nil for the controller's default namespace.
  package var controllerNamespace: String?
  /// Whether deleting an Application of Argo CD deletes the system.
  package var deletesSystem = false
  /// The clusters that run the system; none by default, so that `destination` is used.
  package var clusters: [Cluster] = []

  /// Whether a cluster has values of its own, which only the chart can check.
  package var hasValuesOfClusters: Bool { form == .helm && clusters.contains { $0.values != nil } }

  /// The formats that a controller can apply.
  ///
  /// The raw value is the name of the format's folder.
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
    /// As soon as it finds the commit, and again whenever the cluster differs.
    case automatic
    /// On a manual start: an Application without `automated`, or a suspended HelmRelease or Kustomization of Flux.
    case manual
  }

  package init(repository: String) { self.repository = repository }

  /// The repository as a URL, which Flux requires: `ssh://git@example.com/shop.git` for `git@example.com:shop.git`.
  var repositoryURL: String {
    guard let colon = Self.pathStart(in: repository) else { return repository }
    let path = repository[repository.index(after: colon)...].drop { $0 == "/" }
    return "ssh://\(repository[..<colon])/\(path)"
  }

  /// Whether a string is the address of a repository that Argo CD and Flux can read: a URL with `http`, `https`, or
  /// `ssh`, or SSH's short form.
  package static func accepts(repository text: String) -> Bool {
    let isURL = ["http://", "https://", "ssh://"].contains { text.hasPrefix($0) && text.count > $0.count }
    return (isURL || pathStart(in: text) != nil) && !text.contains(where: \.isWhitespace)
  }

  /// Whether the address of a repository contains a password, or with HTTP a user name, which is often a token.
  package static func hasCredentials(repository text: String) -> Bool {
    let address = text.firstRange(of: "://").map { text[$0.upperBound...] } ?? text[...]
    let authority = address.prefix { $0 != "/" }
    guard let end = authority.lastIndex(of: "@") else { return false }
    return authority[..<end].contains(":") || text.hasPrefix("http")
  }

  /// The colon between host and path in SSH's short form, such as `git@example.com:shop.git`.
  private static func pathStart(in text: String) -> String.Index? {
    guard let colon = text.firstIndex(of: ":"), !text.contains("://"), text[..<colon].contains("@"),
      !text[..<colon].contains("/"), text.index(after: colon) < text.endIndex
    else { return nil }
    return colon
  }

  /// The folder that the controller applies for a profile.
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

/// A common value for all profiles, and different values for some of them.
package struct PerProfile<Value: Sendable>: Sendable {
  /// The value for profiles without a separate value.
  package var common: Value
  /// The values of single profiles.
  package var own: [String: Value] = [:]

  /// Creates the same value for all profiles.
  package init(_ common: Value) { self.common = common }

  /// The value of a profile.
  package subscript(profile: String) -> Value { own[profile] ?? common }
}
