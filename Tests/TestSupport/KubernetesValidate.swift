package import ManifestTree

/// `kubernetes-validate`, an independent validator that uses the published schemas.
package enum KubernetesValidate {
  /// Whether `python3` with the package is installed.
  package static let isInstalled = Python.has("kubernetes_validate")

  /// The errors of objects under the package's newest schemas in strict mode, one per line; empty if there are none.
  package static func faults(of objects: [Node]) throws -> String {
    var json = JSONWriter(.compact)
    json.write(.list(objects))
    return try Python.run(validation, on: json.bytes).checked().text
  }

  private static let validation = """
    import json, sys, kubernetes_validate
    version = kubernetes_validate.latest_version()
    for object in json.load(sys.stdin):
        try:
            kubernetes_validate.validate(object, version, strict=True)
        except Exception as fault:
            where = getattr(fault, 'path', '')
            print(object['kind'], object['metadata']['name'], where, getattr(fault, 'message', fault))
    """
}
