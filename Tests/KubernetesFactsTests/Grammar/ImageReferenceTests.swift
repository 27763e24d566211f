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
  ])
  func `a reference that runtimes pull is accepted`(_ text: String) { #expect(ImageReference.accepts(text)) }

  @Test(arguments: [
    "", ":1", "redis:", "redis:9:9", "Redis:9", "Redis", "a..b:1", "a___b:1", "a._b:1", "a-_b", "a/", "/a",
    "a//b",
    "-a:1", "a-:1", "a b", "a:.x", "a:-x", "example.com:99999/a", "a/B:1", "a@sha256:0",
  ])
  func `other references are refused`(_ text: String) { #expect(!ImageReference.accepts(text)) }

  @Test(arguments: ["example.com", "example.com:5000", "example.com/shop", "Example.com/", "shop"])
  func `a host without a path is a registry`(_ text: String) {
    #expect(ImageReference.acceptsRegistry(text))
  }
}
