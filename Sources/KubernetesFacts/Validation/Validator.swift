package import ManifestTree

/// Checks an object as the API server does after it has decoded it: what the schema cannot say.
///
/// Faults carry the field that the server names. A fault that the schema already reports is not repeated here: missing
/// fields with a `required` mark, unknown fields, and values of a wrong type belong to `SchemaTable`.
package struct Validator {
  /// The version of Kubernetes that the object is for; feature gates have the defaults of that version.
  let version: KubernetesVersion
  /// What was found, in the order of the checks.
  private(set) var faults: [ValidationFault] = []

  private init(_ version: KubernetesVersion) { self.version = version }

  /// What the API server of a version refuses in an object that passes the schema of its kind.
  package static func faults(of node: Node, in version: KubernetesVersion = .newest) -> [ValidationFault] {
    guard let apiVersion = node["apiVersion"]?.text, let kind = node["kind"]?.text else { return [] }
    var validator = Validator(version)
    validator.check(
      Field(root: node), kind: kind, group: String(apiVersion.contains("/") ? apiVersion.apiGroup : ""))
    return validator.faults
  }

  mutating func report(
    _ reason: ValidationFault.Reason, at field: Field, _ message: @autoclosure () -> String,
    fix: String? = nil
  ) {
    guard faults.count < Self.limit else { return }
    faults.append(ValidationFault(reason, at: field.path, message(), fix: fix))
  }

  /// The highest number of faults that are reported for one object.
  private static let limit = 200
}
