import KubernetesFacts
import ManifestTree
import Testing

/// Facts about fields with several forms, which several modules read.
@Suite struct FieldFormTests {
  @Test(
    arguments: [
      (["serviceAccountName": "web"], "web"), (["serviceAccount": "web"], "web"),
      (["serviceAccountName": "", "serviceAccount": "web"], "web"),
      (["serviceAccountName": "web", "serviceAccount": "old"], "web"), ([:], "default"),
    ] as [(Node, String)])
  func `the deprecated alias names the account if serviceAccountName is absent or empty`(
    pod: Node, account: String
  ) {
    #expect(PodAccount.name(in: pod) == account)
  }

  @Test(
    arguments: [
      ("cert-manager.io", "ClusterIssuer", true), ("cert-manager.io", "Issuer", false),
      ("snapshot.storage.k8s.io", "VolumeSnapshotClass", true),
      ("snapshot.storage.k8s.io", "VolumeSnapshot", false), ("example.com", "ClusterIssuer", false),
    ])
  func `common custom kinds are known to be cluster-scoped`(group: String, kind: String, isCluster: Bool) {
    #expect(ClusterScope.holds(kind, group: group) == isCluster)
  }

  @Test(
    arguments: [
      ("shop.example", nil, "shop.example"), ("*/shop.example", nil, "shop.example"),
      ("./shop.example", "own", "shop.example"), ("pay/*", "pay", "*"),
    ] as [(String, String?, String)])
  func `a dot stands for the namespace of the Gateway`(text: String, namespace: String?, host: String) {
    let named = NamespacedHost(text, in: "own")
    #expect(named.namespace == namespace)
    #expect(named.host == host)
  }

  @Test(arguments: [(nil, "TCP"), ("", "TCP"), ("http", "HTTP"), ("TCP", "TCP")] as [(String?, String)])
  func `a port of a ServiceEntry without a protocol has the protocol TCP`(text: String?, name: String) {
    #expect(IstioProtocol.ofEntryPort(text) == name)
  }

  @Test(arguments: [(nil, true), (0, true), ("", true), (8080, false), ("http", false)] as [(Node?, Bool)])
  func `a target port of 0 or an empty name counts as absent`(target: Node?, isUnset: Bool) {
    #expect(ServicePortTarget.isUnset(target) == isUnset)
  }
}
