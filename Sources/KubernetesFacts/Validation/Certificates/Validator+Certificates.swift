internal import ManifestTree

/// CertificateSigningRequests.
extension Validator {
  private static let certificateUsages = [
    "any", "cert sign", "client auth", "code signing", "content commitment", "crl sign", "data encipherment",
    "decipher only", "digital signature", "email protection", "encipher only", "ipsec end system",
    "ipsec tunnel", "ipsec user", "key agreement", "key encipherment", "microsoft sgc", "netscape sgc",
    "ocsp signing", "s/mime", "server auth", "signing", "timestamping",
  ]

  mutating func certificate(_ object: Field, _ kind: String) {
    switch kind {
    case "CertificateSigningRequest": certificateRequest(object["spec"])
    case "ClusterTrustBundle": trustBundle(object)
    case "PodCertificateRequest": podCertificateRequest(object["spec"])
    default: break
    }
  }

  private mutating func certificateRequest(_ spec: Field) {
    let (request, usages) = (spec["request"], spec["usages"])
    if let text = request.text, let decoded = Base64.decoded(text),
      !decoded.contains("-----BEGIN CERTIFICATE REQUEST-----")
    {
      report(
        .form, at: request,
        "invalid request: use the base64 encoding of a certificate signing request in PEM format")
    }
    if usages.count == 0 { report(.required, at: usages, "usages must have at least one usage") }
    for usage in usages.items where !Self.certificateUsages.contains(usage.string) {
      report(
        .choice, at: usage, "unknown usage '\(usage.string)': expected \(Self.list(Self.certificateUsages))")
    }
    unique(usages.items, "usage") { $0.text }
    range(spec["expirationSeconds"], 600...Int(Int32.max))
    let signer = spec["signerName"]
    if signer.string == "kubernetes.io/legacy-unknown" {
      report(
        .choice, at: signer,
        "signerName '\(signer.string)' is not supported in apiVersion 'certificates.k8s.io/v1': use a signer such as 'kubernetes.io/kube-apiserver-client'"
      )
    } else {
      signerName(signer)
    }
  }

  /// Reports a missing signer, or one that is not a name below a domain.
  mutating func signerName(_ name: Field) {
    guard name.exists, require(name) else { return }
    let parts = name.string.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let isValid =
      parts.count == 2 && parts[0].contains(".") && parts[0].utf8.count <= NameForm.subdomain.limit
      && parts[0].split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
        NameForm.label.accepts(String($0)) && $0.utf8.count <= NameForm.label.limit
      }
      && NameForm.subdomain.accepts(parts[1])
    if !isValid {
      report(
        .name, at: name,
        "invalid signerName '\(name.string)': use '<domain>/<name>' with a dot in the domain, such as 'example.com/signer'"
      )
    }
  }

  /// The allowed lifetimes of a pod's certificate, in seconds.
  static func certificateLifetime(ofSigner name: String) -> ClosedRange<Int> {
    let domain = name.prefix { $0 != "/" }
    let isKubernetes = domain == "kubernetes.io" || domain.hasSuffix(".kubernetes.io")
    return 3600...(isKubernetes ? 86_400 : 91 * 86_400)
  }
}
