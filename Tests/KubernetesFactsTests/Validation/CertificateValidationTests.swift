import KubernetesFacts
import ManifestTree
import Testing

/// ClusterTrustBundles, PodCertificateRequests, projected certificates, and time zones that the API server rejects.
@Suite struct CertificateValidationTests {
  private static func faults(_ node: Node, minor: Int = 37) -> [String] {
    Validator.faults(of: node, in: KubernetesVersion(minor: minor)).map { "\($0.path)" }
  }

  private static func node(_ text: String) throws -> Node {
    let yaml = "apiVersion: \(text.replacing(" | ", with: "\n"))\n"
    return try #require(YAMLReader.read(Array(yaml.utf8), from: "x.yaml").documents.first?.node)
  }

  private static func bundle(_ pem: String, name: String = "harbour", signer: String? = nil) -> Node {
    var spec: NodeMap = ["trustBundle": .string(pem)]
    if let signer { spec["signerName"] = .string(signer) }
    return .map([
      "apiVersion": "certificates.k8s.io/v1", "kind": "ClusterTrustBundle",
      "metadata": .map(["name": .string(name)]), "spec": .map(spec),
    ])
  }

  private static let authority = """
    -----BEGIN CERTIFICATE-----
    MIIBgjCCASegAwIBAgIUcwAvumpiwgKajM/OT8WWKJSkimswCgYIKoZIzj0EAwIw
    FTETMBEGA1UEAwwKSGFyYm91ciBDQTAgFw0yNjExMzAxODMxNDhaGA8yMTA5MDEx
    OTE4MzE0OFowFTETMBEGA1UEAwwKSGFyYm91ciBDQTBZMBMGByqGSM49AgEGCCqG
    SM49AwEHA0IABCw6zwbnIEKxXZ7bIr/ua9tdBCTs2zjFXje2yKda6teYchwZ/hNV
    yctBzQzDpIu3oJK1UEWSkq+a4IJAY0NF3DajUzBRMB0GA1UdDgQWBBSQmycIHpar
    J7OtXPbm2QVvhCtIRTAfBgNVHSMEGDAWgBSQmycIHparJ7OtXPbm2QVvhCtIRTAP
    BgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQDWft1X0xZnr2qBSpUX
    eNiPCC3cJrHL/5q20YLdlUoZ7wIhAOpmy3krkwUXJep8nu29lKPfK/d/kBdYaXdy
    /niJ8UiM
    -----END CERTIFICATE-----

    """

  private static let server = """
    -----BEGIN CERTIFICATE-----
    MIIBbzCCARWgAwIBAgIUUjM8TXK4S5pxhLv90l3hupZOlqEwCgYIKoZIzj0EAwIw
    DzENMAsGA1UEAwwEUXVheTAgFw0yNjExMzAxODMxNDhaGA8yMTA5MDExOTE4MzE0
    OFowDzENMAsGA1UEAwwEUXVheTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABB7Z
    MVFLYC3eouyrd+bRkMc2/DTQ+6kVIohGaSwHIfbc6NN+rtrTxdSlGU0cO0vO5Gg7
    Z7X5TemUii3khhBfFDujTTBLMB0GA1UdDgQWBBS8hZaKF746+zhBTuMbwgdHO/Zo
    czAfBgNVHSMEGDAWgBS8hZaKF746+zhBTuMbwgdHO/ZoczAJBgNVHRMEAjAAMAoG
    CCqGSM49BAMCA0gAMEUCIQCInJQt0ruCPQevAdI/2rGzChBleK3wD+TN/ZXSL9Wr
    /AIgWsHgEQE1hDpBjyfR9nqURPUgwL2TQgUIOGoqjLKk81w=
    -----END CERTIFICATE-----

    """

  @Test(arguments: [
    (authority, []),
    ("A comment.\n" + authority, []),
    ("", ["spec.trustBundle"]),
    ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", ["spec.trustBundle"]),
    ("-----BEGIN CERTIFICATE-----\nA!\n-----END CERTIFICATE-----\n", ["spec.trustBundle"]),
    (server, ["spec.trustBundle"]),
    (authority + authority, ["spec.trustBundle"]),
    (authority.replacing("CERTIFICATE", with: "X509 CRL"), ["spec.trustBundle"]),
    (
      authority.replacing("BEGIN CERTIFICATE-----", with: "BEGIN CERTIFICATE-----\nOwner: harbour\n"),
      ["spec.trustBundle"]
    ),
  ])
  func `a trust bundle has certificates of different authorities`(pem: String, paths: [String]) {
    #expect(Self.faults(Self.bundle(pem)) == paths)
  }

  @Test(
    arguments: [
      ("harbour", nil, []),
      ("harbour.example.com", nil, []),
      ("example.com:signer:harbour", nil, ["metadata.name"]),
      ("example.com:signer:harbour", "example.com/signer", []),
      ("harbour", "example.com/signer", ["metadata.name"]),
      ("example.com:signer:Harbour", "example.com/signer", ["metadata.name"]),
      ("signer:harbour", "signer", ["spec.signerName"]),
    ] as [(String, String?, [String])])
  func `the name of a trust bundle starts with its signer`(name: String, signer: String?, paths: [String]) {
    #expect(Self.faults(Self.bundle(Self.authority, name: name, signer: signer)) == paths)
  }

  private static let request =
    "podName: p, podUID: u, serviceAccountName: s, serviceAccountUID: u, nodeName: n, nodeUID: u"

  @Test(arguments: [
    ("signerName: example.com/a, maxExpirationSeconds: 7862400", []),
    ("signerName: example.com/a, maxExpirationSeconds: 7862401", ["spec.maxExpirationSeconds"]),
    ("signerName: example.com/a, maxExpirationSeconds: 3599", ["spec.maxExpirationSeconds"]),
    ("signerName: kubernetes.io/a, maxExpirationSeconds: 86401", ["spec.maxExpirationSeconds"]),
    ("signerName: a", ["spec.signerName"]),
    ("signerName: example.com/a, unverifiedUserAnnotations: {a: b}", ["spec.unverifiedUserAnnotations.a"]),
  ])
  func `a request for a pod's certificate is rejected at the fields, or accepted`(
    spec: String, paths: [String]
  )
    throws
  {
    let text =
      "certificates.k8s.io/v1beta1 | kind: PodCertificateRequest | metadata: {name: r} | spec: {\(Self.request), \(spec)}"
    #expect(try Self.faults(Self.node(text)) == paths)
  }

  @Test(arguments: [
    ("clusterTrustBundle: {name: a, path: ca.crt}", ""),
    ("clusterTrustBundle: {name: 'example.com:signer:a', path: ca.crt}", ""),
    ("clusterTrustBundle: {signerName: example.com/signer, labelSelector: {}, path: ca.crt}", ""),
    ("clusterTrustBundle: {path: ca.crt}", "clusterTrustBundle"),
    ("clusterTrustBundle: {name: a, signerName: example.com/signer, path: ca.crt}", "clusterTrustBundle"),
    ("clusterTrustBundle: {name: A, path: ca.crt}", "clusterTrustBundle.name"),
    ("clusterTrustBundle: {name: a, labelSelector: {}, path: ca.crt}", "clusterTrustBundle.labelSelector"),
    ("clusterTrustBundle: {signerName: signer, path: ca.crt}", "clusterTrustBundle.signerName"),
    ("clusterTrustBundle: {name: a, path: ../ca.crt}", "clusterTrustBundle.path"),
    ("podCertificate: {signerName: example.com/a, keyType: ED25519, credentialBundlePath: all.pem}", ""),
    ("podCertificate: {signerName: example.com/a, keyType: ED25519}", "podCertificate"),
    (
      "podCertificate: {signerName: example.com/a, keyType: RSA2048, keyPath: key.pem}",
      "podCertificate.keyType"
    ),
    (
      "podCertificate: {signerName: example.com/a, keyType: RSA4096, keyPath: a.pem, certificateChainPath: a.pem}",
      "podCertificate.certificateChainPath"
    ),
    (
      "podCertificate: {signerName: example.com/a, keyType: RSA4096, keyPath: /a.pem}",
      "podCertificate.keyPath"
    ),
    (
      "podCertificate: {signerName: example.com/a, keyType: RSA4096, keyPath: a.pem, maxExpirationSeconds: 60}",
      "podCertificate.maxExpirationSeconds"
    ),
  ])
  func `a projected certificate is rejected at the field, or accepted`(source: String, path: String) throws {
    let text =
      "v1 | kind: Pod | metadata: {name: p} | spec: {containers: [{name: a, image: i}], volumes: [{name: v, projected: {sources: [{\(source)}]}}]}"
    let expected = path.isEmpty ? [] : ["spec.volumes[0].projected.sources[0].\(path)"]
    let faults = Validator.faults(of: try Self.node(text))
    #expect(faults.map { "\($0.path)" } == expected)
    // With the feature gates disabled, the server drops these sources.
    #expect(!faults.contains { !$0.isOfGate })
  }

  @Test(arguments: [
    ("UTC", true), ("Etc/UTC", true), ("America/Argentina/Ushuaia", true), ("Etc/GMT+12", true),
    ("/UTC", false), ("UTC/", false), ("Etc//UTC", false), ("./UTC", false), ("Etc/../UTC", false),
    ("utc", false), ("Local", false), ("local", false), ("Europe", false), ("Europe/", false),
    (" UTC", false),
    ("", false),
  ])
  func `a CronJob's time zone is a name of the database`(zone: String, isAccepted: Bool) throws {
    let text =
      "batch/v1 | kind: CronJob | metadata: {name: c} | spec: {schedule: '0 0 * * *', timeZone: '\(zone)', jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: i}]}}}}}"
    #expect(try Self.faults(Self.node(text)) == (isAccepted ? [] : ["spec.timeZone"]))
  }
}
