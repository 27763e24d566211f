internal import ManifestTree

/// ClusterTrustBundles and PodCertificateRequests.
extension Validator {
  mutating func trustBundle(_ object: Field) {
    let (name, spec) = (object["metadata"]["name"], object["spec"])
    let (signer, text) = (spec["signerName"], spec["trustBundle"])
    if !signer.string.isEmpty { signerName(signer) }
    trustBundleName(name, ofSigner: signer.string)
    guard let content = text.text else { return }
    if content.utf8.count > FieldLimits.data {
      return report(
        .range, at: text,
        "trustBundle must have at most \(FieldLimits.data) bytes, not \(content.utf8.count)")
    }
    certificates(PEMBlock.blocks(in: content), of: text)
  }

  /// Reports a name of a ClusterTrustBundle that does not fit its signer.
  mutating func trustBundleName(_ field: Field, ofSigner signer: String) {
    guard let name = field.text, !name.isEmpty else { return }
    let prefix = signer.isEmpty ? "" : signer.replacing("/", with: ":") + ":"
    if signer.isEmpty, name.contains(":") {
      report(
        .name, at: field, "invalid ClusterTrustBundle name '\(name)': ':' is not allowed without signerName")
    } else if !name.hasPrefix(prefix) {
      report(
        .name, at: field,
        "invalid ClusterTrustBundle name '\(name)': with signerName '\(signer)', it must start with '\(prefix)'"
      )
    } else {
      check(String(name.dropFirst(prefix.count)), .subdomain, at: field, "ClusterTrustBundle name")
    }
  }

  private mutating func certificates(_ blocks: [PEMBlock], of field: Field) {
    if blocks.isEmpty {
      return report(.form, at: field, "trustBundle requires at least one certificate in PEM format")
    }
    var (seen, duplicate): (Set<[UInt8]>, Int?) = ([], nil)
    var hasFault = false
    for (index, block) in blocks.enumerated() {
      let fault: String?
      switch (block.type, block.hasHeaders, X509Certificate(block.bytes)) {
      case ("CERTIFICATE", false, .authority): fault = nil
      case ("CERTIFICATE", true, _): fault = "has headers"
      case ("CERTIFICATE", false, .endEntity): fault = "is not a certificate of a certificate authority"
      case ("CERTIFICATE", false, .invalid): fault = "is not an X.509 certificate"
      default: fault = "has type '\(block.type)', not 'CERTIFICATE'"
      }
      if let fault {
        report(.form, at: field, "block \(index + 1) of trustBundle \(fault)")
        hasFault = true
      } else if !seen.insert(block.bytes).inserted {
        duplicate = duplicate ?? index
      }
    }
    if let duplicate, !hasFault {
      report(.duplicate, at: field, "block \(duplicate + 1) of trustBundle repeats an earlier certificate")
    }
  }

  mutating func podCertificateRequest(_ spec: Field) {
    signerName(spec["signerName"])
    for key in ["podName", "serviceAccountName", "nodeName"] where spec[key].exists {
      name(spec[key], .subdomain)
    }
    for key in ["podUID", "serviceAccountUID", "nodeUID"] where spec[key].exists {
      if require(spec[key]), spec[key].string.utf8.count > 128 {
        report(
          .range, at: spec[key],
          "\(key) must have at most 128 bytes, not \(spec[key].string.utf8.count)")
      }
    }
    range(spec["maxExpirationSeconds"], Self.certificateLifetime(ofSigner: spec["signerName"].string))
    userAnnotations(spec["unverifiedUserAnnotations"])
  }

  /// Reports keys that are invalid or have no domain.
  mutating func userAnnotations(_ annotations: Field) {
    for (key, value) in annotations.entries {
      qualifiedName(key, at: value, "annotation key", inAnyCase: true)
      if !key.contains("/") {
        report(
          .label, at: value,
          "invalid annotation key '\(key)': use a name with a domain, such as 'example.com/\(key)'")
      }
    }
  }
}
