internal import ManifestTree

extension SystemObjects {
  /// The file of the chart with a profile's values; those of `values.yaml` are the first profile's.
  func valuesFile(for profile: String) -> String {
    profile == defaultProfile ? "values.yaml" : "values-\(profile).yaml"
  }

  /// The labels of what deploys the system.
  var labels: Node {
    ["app.kubernetes.io/part-of": .string(app), "app.kubernetes.io/managed-by": "portolan"]
  }
}
