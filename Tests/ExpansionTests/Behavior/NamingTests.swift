import Expansion
import Portolan
import Testing

@Suite struct `Names and images` {
  @Test func `a prefix is added to the names and addresses of services`() throws {
    let app = TestApp(prefix: "user12-") {
      Service("front", image: "front:1") { Calls("cart", as: "CART_ADDR") }
      Service("cart", image: "cart:1") { Port(.grpc, 7070) }
    }
    try expect(
      "Deployment/user12-front", "spec", "template", "spec", "containers", "0", "env", in: app,
      is: """
        - name: CART_ADDR
          value: user12-cart:7070
        """)
    try expect("Service/user12-cart", "spec", "selector", in: app, is: "app: user12-cart")
  }

  @Test func `the registry is added to images without one`() throws {
    let app = TestApp(registry: "example.com/shop") {
      Service("cart", image: "cart:1") { Sidecar("proxy", image: "envoyproxy/envoy:v1") }
    }
    try expect(
      "Deployment/cart", "spec", "template", "spec", "containers", "0", "image", in: app,
      is: "example.com/shop/cart:1")
    try expect(
      "Deployment/cart", "spec", "template", "spec", "initContainers", "0", "image", in: app,
      is: "envoyproxy/envoy:v1")
  }

  @Test func `an image can be set for a service or for one of its containers`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1") { Sidecar("proxy", image: "proxy:1") }
    }
    let images = [
      "cart=example.com/cart:2", "cart/proxy=example.com/proxy@sha256:\(String(repeating: "0", count: 64))",
    ]
    .compactMap(ImageOverride.init)
    try expect(
      "Deployment/cart", "spec", "template", "spec", "containers", "0", "image", in: app, images: images,
      is: "example.com/cart:2")
    try expect(
      "Deployment/cart", "spec", "template", "spec", "initContainers", "0", "image", in: app, images: images,
      is: "example.com/proxy@sha256:0000000000000000000000000000000000000000000000000000000000000000")
  }
}
