import KubernetesFacts
import Testing

/// Identities in AuthorizationPolicies, as Envoy matches them.
@Suite struct MeshPrincipalTests {
  @Test(arguments: [
    "*", "cluster.local/ns/shop/sa/web", "td.example/ns/shop/sa/web", "*/ns/shop/sa/web", "*/sa/web", "*web",
    "*b", "*op/sa/web", "*.example/ns/shop/sa/web", "cluster.local/ns/shop/sa/w*",
    "cluster.local/ns/shop/sa/*",
    "cluster.local/ns/shop/*", "td.example/ns/shop/*", "cluster.local/ns/*", "cluster.local/ns/sh*", "clus*",
    "cluster.local/n*", "ns/ns/shop/sa/web",
  ])
  func `a principal matches an account by its start or end`(text: String) {
    #expect(MeshPrincipal(text)?.matches(account: "web", in: "shop") == true)
  }

  @Test(arguments: [
    "", "web", "shop/web", "cluster.local/ns/shop/sa/api", "cluster.local/ns/other/sa/web",
    "cluster.local/ns/*/sa/web", "*/ns/shop/*", "cluster.local//ns/shop/sa/web", "/ns/shop/sa/web",
    "cluster.local/ns/shop/sa/web/", "cluster.local/sa/web/ns/shop", "cluster.local/ns/shop", "*/ns/sa/web",
    "spiffe://cluster.local/ns/shop/sa/web", "a/b/ns/shop/sa/web", "cluster.local/ns/shop/sa/web/*",
  ])
  func `other principals do not match it`(text: String) {
    #expect(MeshPrincipal(text)?.matches(account: "web", in: "shop") ?? false == false)
  }

  @Test func `a part has one value if no wildcard replaces it`() throws {
    let whole = try #require(MeshPrincipal("cluster.local/ns/shop/sa/web"))
    #expect(
      [whole.trustDomain, whole.namespace, whole.account].map(\.value) == ["cluster.local", "shop", "web"])
    let end = try #require(MeshPrincipal("*/sa/web"))
    #expect([end.trustDomain, end.namespace, end.account].map(\.value) == [nil, nil, "web"])
    let start = try #require(MeshPrincipal("cluster.local/ns/shop/*"))
    #expect([start.namespace.value, start.account.value] == ["shop", nil])
    #expect(start.account.isAny)
  }

  @Test(
    arguments: [
      ("shop", true), ("*", true), ("sh*", true), ("*op", true), ("s*p", true), ("*ho*", true), ("**", true),
      ("shop*", true), ("", false), ("sho", false), ("*shop2", false), ("s*x*p", false), ("sho*op", false),
    ])
  func `each wildcard in a namespace matches any characters`(text: String, isMatch: Bool) {
    #expect(NamespaceWildcard(text).matches("shop") == isMatch)
  }
}
