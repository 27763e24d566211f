/// The annotations that make Helm and Argo CD create an object at one point of a release.
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

/// The annotations by which Prometheus finds what to scrape.
package enum ScrapeKey {
  /// The prefix of all keys.
  package static let prefix = "prometheus.io/"
  package static let scrape = "prometheus.io/scrape"
  package static let port = "prometheus.io/port"
  package static let path = "prometheus.io/path"
}
