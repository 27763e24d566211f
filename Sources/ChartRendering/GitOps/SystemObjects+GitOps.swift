internal import ManifestTree

extension SystemObjects {
  /// The chart's file with the values of a profile; `values.yaml` has those of the first profile.
  func valuesFile(for profile: String) -> String {
    profile == defaultProfile ? "values.yaml" : "values-\(profile).yaml"
  }

  /// The labels of the objects that deploy the system.
  var labels: Node {
    ["app.kubernetes.io/part-of": .string(app), "app.kubernetes.io/managed-by": "portolan"]
  }
}
