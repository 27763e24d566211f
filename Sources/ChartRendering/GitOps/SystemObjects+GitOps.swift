internal import KubernetesFacts
internal import ManifestTree

extension SystemObjects {
  /// The chart's file with the values of a profile; for the first profile, `values.yaml`.
  func valuesFile(for profile: String) -> String {
    profile == defaultProfile ? "values.yaml" : "values-\(profile).yaml"
  }

  /// The labels of the objects that deploy the system.
  var labels: Node {
    [RecommendedLabel.partOf: .string(app), RecommendedLabel.managedBy: .string(RecommendedLabel.portolan)]
  }
}

extension ProfileObjects {
  /// The identity of one of the objects, if the system is moved to another namespace.
  func identity(of object: Object, movedTo namespace: String) -> ObjectIdentity {
    var identity = object.identity
    if identity.namespace == self.namespace { identity.namespace = namespace }
    return identity
  }

  /// The fields that other controllers write, if the system is moved to a namespace.
  func foreignFields(movedTo namespace: String) -> [ForeignFields] {
    ForeignFields.among(Array(objects)).map { fields in
      var fields = fields
      if fields.object.namespace == self.namespace { fields.object.namespace = namespace }
      return fields
    }
  }
}
