package import ManifestTree

/// Validates an object as the API server does after decoding, and as the admission webhooks of istiod and KEDA do:
/// rules beyond the schema.
///
/// Errors have the field of the manifest that the server's message names. The schema's errors belong to `SchemaTable`:
/// missing fields that are marked as required, unknown fields, and values of the wrong type.
package struct Validator {
  /// The Kubernetes version of the object; feature gates have its defaults.
  let version: KubernetesVersion
  /// The errors, in the order of the checks.
  private(set) var faults: [ValidationFault] = []

  /// Whether the checked field depends on a feature gate that may be disabled.
  var isOfGate = false

  private init(_ version: KubernetesVersion) { self.version = version }

  /// The errors with which the API server of a version, or a webhook, rejects an object that is valid under its schema.
  package static func faults(of node: Node, in version: KubernetesVersion = .newest) -> [ValidationFault] {
    guard let apiVersion = node["apiVersion"]?.text, let kind = node["kind"]?.text else { return [] }
    var validator = Validator(version)
    let tree = NodeTree(node)
    return withExtendedLifetime(tree) {
      validator.check(Field(root: tree), kind: kind, group: String(apiVersion.apiGroup))
      return validator.faults
    }
  }

  mutating func report(
    _ reason: ValidationFault.Reason, at field: Field, _ message: @autoclosure () -> String,
    fix: String? = nil
  ) {
    guard faults.count < Self.limit else { return }
    var fault = ValidationFault(reason, at: field.path, message(), fix: fix)
    fault.isOfGate = isOfGate
    faults.append(fault)
  }

  /// The maximum number of reported errors per object.
  private static let limit = 200
}
