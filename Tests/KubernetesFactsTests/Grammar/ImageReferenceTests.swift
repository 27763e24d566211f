import KubernetesFacts
import Testing

/// The grammar of image references, as registries and container runtimes read them.
@Suite struct ImageReferenceTests {
  @Test(arguments: [
    "redis", "redis:9", "library/redis:9", "example.com/shop/cart:1.0", "example.com:5000/cart:1",
    "example.com:5000",
    "localhost/cart", "Example.com/cart:1", "a__b:1", "a--b:1", "a.b_c-d/e:1", "a:latest-1.0_x",
    "a@sha256:0000000000000000000000000000000000000000000000000000000000000000",
    "a:1@sha256:0000000000000000000000000000000000000000000000000000000000000000",
    "[fd00::1]:5000/web:1.0", "[fd00::1]/web", "Mirror/web:1", "a_b.c/web", "docker.io/redis:9",
  ])
  func `a reference that runtimes pull is accepted`(_ text: String) { #expect(ImageReference.accepts(text)) }

  @Test(arguments: [
    "", ":1", "redis:", "redis:9:9", "Redis:9", "Redis", "a..b:1", "a___b:1", "a._b:1", "a-_b", "a/", "/a",
    "a//b",
    "-a:1", "a-:1", "a b", "a:.x", "a:-x", "example.com:99999/a", "a/B:1", "a@sha256:0",
    "a@sha256:00000000000000000000000000000000", "a@md5:00000000000000000000000000000000",
    "a@sha256:A000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000000", "registry-.example/web:1",
    "-mirror.example/web", "[fd00::1/web", "[]/web", "[fd00::1]x/web", "example.com:/web",
    String(repeating: "a", count: 248),
  ])
  func `other references are rejected`(_ text: String) { #expect(!ImageReference.accepts(text)) }

  @Test(arguments: [
    ("web", "Always"), ("web:latest", "Always"), ("[fd00::1]:5000/web", "Always"), ("web:1", "IfNotPresent"),
    ("registry-.example/web:latest", "IfNotPresent"),
    ("a@sha256:00000000000000000000000000000000", "IfNotPresent"),
    ("a_b.c/web", "Always"), ("example.com:99999/web", "Always"),
  ])
  func `an image is always pulled by default if a valid reference means the tag 'latest'`(
    text: String, policy: String
  ) {
    #expect(ImagePullDefault.policy(for: text) == policy)
    if policy == "Always", !text.contains("99999") { #expect(ImageReference.accepts(text)) }
  }

  @Test(arguments: ["example.com", "example.com:5000", "example.com/shop", "Example.com/", "shop"])
  func `a host without a path is a registry`(_ text: String) {
    #expect(ImageReference.acceptsRegistry(text))
  }
}
