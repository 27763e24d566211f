internal import ManifestTree

/// Certificates in projected volumes.
extension Validator {
  /// Checks a source of a projected volume whose feature gate is disabled by default up to 1.36.
  mutating func certificateProjection(_ source: Field, _ kind: String) {
    isOfGate = true
    kind == "podCertificate" ? podCertificate(source) : clusterTrustBundle(source)
    isOfGate = false
  }

  private mutating func clusterTrustBundle(_ source: Field) {
    let (name, signer, selector) = (source["name"], source["signerName"], source["labelSelector"])
    switch (name.exists, signer.exists) {
    case (true, true): report(.conflict, at: source, "name and signerName are mutually exclusive")
    case (false, false): report(.required, at: source, "a clusterTrustBundle requires name or signerName")
    case (true, false):
      if require(name) {
        let end = name.string.lastIndex(of: ":")
        trustBundleName(
          name, ofSigner: end.map { String(name.string[..<$0]).replacing(":", with: "/") } ?? "")
      }
      if selector.exists {
        report(.conflict, at: selector, "labelSelector requires signerName instead of name")
      }
    case (false, true):
      signerName(signer)
      labelSelector(selector)
    }
    if source["path"].exists, require(source["path"]) { localPath(source["path"]) }
  }

  private mutating func podCertificate(_ source: Field) {
    signerName(source["signerName"])
    if source["keyType"].exists { choice(source["keyType"], Self.keyTypes) }
    range(source["maxExpirationSeconds"], Self.certificateLifetime(ofSigner: source["signerName"].string))
    userAnnotations(source["userAnnotations"])
    let paths = Self.certificatePaths.map { source[$0] }.filter { !$0.string.isEmpty }
    if paths.isEmpty {
      report(
        .required, at: source,
        "a podCertificate requires credentialBundlePath, keyPath, or certificateChainPath")
    }
    for path in paths { localPath(path) }
  }

  /// The fields of a pod certificate that name files.
  static let certificatePaths = ["credentialBundlePath", "keyPath", "certificateChainPath"]
  /// The types of keys; those that start with `MLDSA` require a feature gate.
  private static let keyTypes = [
    "RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519", "MLDSA44", "MLDSA65", "MLDSA87",
  ]
}
