import ChartParameters
import Testing

/// The paths of values.
@Suite struct ValuesPathTests {
  @Test(arguments: [
    ("cart", "cart"), ("redis-cart", "redisCart"), ("REDIS_CART", "redisCart"), ("HTTPRoute", "httpRoute"),
    ("PodDisruptionBudget", "podDisruptionBudget"), ("a.b/c", "aBC"), ("2fa", "_2fa"), ("-x-", "x"),
    ("", "value"), ("--", "value"), ("URL", "url"), ("v1", "v1"),
  ])
  func `a name becomes a key that templates can contain`(_ name: String, _ key: String) {
    #expect(name.camelCased == key)
  }

  @Test(arguments: [
    ("gateway", "gateways"), ("networkPolicy", "networkPolicies"), ("claim", "claims"),
    ("ingress", "ingresses"), ("box", "boxes"), ("key", "keys"), ("patch", "patches"),
  ])
  func `a kind has a plural`(_ kind: String, _ plural: String) { #expect(kind.plural == plural) }

  @Test func `a path is written with dots`() {
    #expect(ValuesPath(["cart"]).key("image").keys(["tag"]).description == "cart.image.tag")
    #expect(ValuesPath().description == "")
  }

  @Test(arguments: ["global", "enabled", "spot", "name-prefix", "config-maps"])
  func `a service with the name of a common value has another key`(_ service: String) {
    #expect(ValuesPath(ofService: service).keys == ["\(service.camelCased)Service"])
  }

  @Test func `a service has the key of its name`() {
    #expect(ValuesPath(ofService: "redis-cart").keys == ["redisCart"])
  }
}
