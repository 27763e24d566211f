import KubernetesFacts
import Testing

/// Hosts of Services, and texts that contain them.
@Suite struct ServiceHostTests {
  @Test(arguments: [
    "", ".", ":8080", "/path", ",", ".cluster.local", ".cluster.local.", ".cluster.local:80/", "\n",
  ])
  func `a namespace with the suffix of Services is the end of a host`(rest: String) {
    #expect(ServiceHost.completes(".svc\(rest)".utf8))
  }

  @Test(arguments: [
    "", "svc", ".svcs", ".svc-a", ".svc_a", ".svc.example.com", ".svc.cluster.localhost",
    ".svc.cluster.local.example.com", ".svcA", ".pod.cluster.local",
  ])
  func `a namespace with another suffix can be the start of an Internet name`(rest: String) {
    #expect(!ServiceHost.completes(rest.utf8))
    if rest.hasPrefix(".svc.") { #expect(ServiceHost("cart.shop\(rest)", in: "shop") == nil) }
  }

  @Test func `the name of a pod can precede the name of its Service`() throws {
    let host = try #require(ServiceHost("db-0.db.shop.svc.cluster.local", in: "other"))
    #expect([host.pod, host.name, host.namespace] == ["db-0", "db", "shop"])
    #expect(host.isComplete)
    #expect(
      ServiceHost("db.shop.svc", in: "other").map { [$0.pod != nil, $0.isComplete] } == [false, false])
  }

  @Test(arguments: [
    ("search.data.svc.example.com", "search"), ("db-0.db.data.svc.k8s.example", "db"),
    ("search.data.svc", nil), ("search.data.svc.cluster.local", nil), ("search.example.com", nil),
  ])
  func `a host in another domain is a Service only if that is the cluster's domain`(
    host: String, name: String?
  ) {
    #expect(ServiceHost.inOtherDomain(host)?.name == name)
  }

  @Test func `the API server has the short name of its Service`() {
    #expect(ServiceHost.kubernetesAPI == "kubernetes.default.svc")
    #expect(ServiceHost(ServiceHost.kubernetesAPI, in: "shop")?.isKubernetesAPI == true)
  }
}
