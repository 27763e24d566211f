import Portolan
import Testing

@Suite struct `Errors in names` {
  @Test(arguments: examples) func `are reported at their positions`(_ example: Example) throws {
    try example.check()
  }

  private static func letters(_ count: Int) -> String { String(repeating: "a", count: count) }

  @ListBuilder<Example> static var examples: [Example] {
    Example("two services with the same name", "8 repeated-service") {
      Service("call", image: "call:1", line: 7)
      Service("call", image: "call:2", line: 8)
    }
    Example("a service's name is a DNS label", "7 malformed-name") {
      Service("Call_Center", image: "call:1", line: 7)
    }
    Example("a service's name is not empty", "7 malformed-name") { Service("", image: "call:1", line: 7) }
    Example("the name of a service with a served port begins with a letter", "7 malformed-name") {
      Service("3scale", image: "call:1", line: 7) { Port(.http, 80) }
      Service("3loader", image: "call:1", line: 8)
    }
    Example("a string has no placeholder character", "8 reserved-character") {
      Service("call", image: "call:1", line: 7) { Env("A", "\u{10FFF3}x") }
      Service("cart", image: "cart:1", line: 8) { Env("A", "x\u{10FFF0}") }
    }
    Example("a service's name has at most 63 characters", "8 long-name") {
      Service(letters(63), image: "call:1", line: 7)
      Service(letters(64), image: "call:1", line: 8)
    }
    Example("the prefix counts for the length of the name", "8 long-name", prefix: "user12-") {
      Service(letters(56), image: "call:1", line: 7)
      Service(letters(57), image: "call:1", line: 8)
    }
    Example("a StatefulSet's name has at most 52 characters", "8 long-name") {
      Service(letters(52), .statefulSet, image: "call:1", line: 7)
      Service(letters(53), .statefulSet, image: "call:1", line: 8)
    }
    Example("a CronJob's name has at most 52 characters", "8 long-name") {
      Service(letters(52), .cronJob(schedule: "@daily"), image: "call:1", line: 7)
      Service(letters(53), .cronJob(schedule: "@daily"), image: "call:1", line: 8)
    }
    Example("a full name is checked where it is set", "8 malformed-name") {
      Service("call", image: "call:1", line: 7) { Port(.http, 80) }.named("call.center", line: 8)
      Service("agent", image: "agent:1", line: 9).named("agent-v2.2.0", line: 10)
    }
    Example("names of shared files are reserved", "7 reserved-name", "8 reserved-name") {
      Service("shared", image: "call:1", line: 7)
      Service("istio", image: "call:1", line: 8)
    }
    Example("two services whose objects have the same name", "8 repeated-object-name") {
      Service("call", image: "call:1", line: 7)
      Service("call-v2", image: "call:2").named("call", line: 8)
    }
    Example("an additional Service with the name of another service", "8 repeated-object-name") {
      Service("call", image: "call:1", line: 7) { Port(.http, 80) }
      Service("payment", image: "payment:1") {
        Port(.http, 80)
        Expose("call", as: .loadBalancer, line: 8)
      }
    }
    Example("an additional Service with the name of a service that serves no port") {
      Service("call", image: "call:1")
      Service("payment", image: "payment:1") {
        Port(.http, 80)
        Expose("call", as: .loadBalancer)
      }
    }
    Example("two VirtualServices with the same name", "8 repeated-object-name") {
      Service("call", image: "call:1") { Port(.http, 80) }.routedInMesh(line: 7) { Match() }
      Service("payment", image: "payment:1") { Port(.http, 80) }.routedInMesh(named: "call", line: 8) {
        Match()
      }
    }
    Example("a VirtualService with the name of a gateway's VirtualService", "8 repeated-object-name") {
      Service("call", image: "call:1") { Port(.http, 80) }.routedInMesh(named: "gateway", line: 7) { Match() }
      Service("payment", image: "payment:1") { Port(.http, 80) }.routed(at: "*", through: "gateway", line: 8)
    } resources: {
      Gateway("gateway") { Listener(.http, 80, hosts: ["*"]) }
    }
    Example("two DestinationRules with the same name", "8 repeated-object-name") {
      Service("call", image: "call:1", line: 7) { Port(.http, 80) }.loadBalancing(.random)
      Service("payment", image: "payment:1") { Port(.http, 80) }
        .loadBalancing(.random)
        .destinationRule(named: "call", line: 8)
    }
    Example(
      "a free object with the name and kind of a service's object", "8 repeated-object-name",
      "9 repeated-object-name",
      "10 repeated-object-name"
    ) {
      Service("call", image: "call:1") { Port(.http, 80) }
    } resources: {
      Object(["apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "call"]], line: 8)
      Object(["apiVersion": "v1", "kind": "Service", "metadata": ["name": "call"]], line: 9)
      Object(["apiVersion": "v1", "kind": "Service", "metadata": ["name": "call", "namespace": "other"]])
      ConfigMap("config", [:])
      Object(["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "config"]], line: 10)
      Object(["apiVersion": "serving.knative.dev/v1", "kind": "Service", "metadata": ["name": "call"]])
    }

    Example(
      "labels and annotations have the form that Kubernetes accepts", "7 malformed-key", "7 malformed-key",
      "7 malformed-label-value"
    ) {
      Service("call", image: "call:1", line: 7)
        .labeled(["tier": "front end", "a/b/c": "x", "example.com/tier": ""])
        .annotated(["two words": "any text at all"])
    }
    Example("a label is set twice", "7 repeated-key") {
      Service("call", image: "call:1", line: 7).labeled(["tier": "front"]).labeled(["tier": "back"])
    }
    Example("labels of selectors cannot be changed", "7 reserved-label", "7 reserved-label") {
      Service("call", image: "call:1", line: 7)
        .podLabels(["app": "other"])
        .labeled(["app.kubernetes.io/managed-by": "hand", "app.kubernetes.io/name": "call"])
    }
    Example(
      "names of objects outside the app", "7 malformed-address", "7 malformed-name", "7 malformed-name",
      "7 malformed-name", "7 malformed-name"
    ) {
      Service("call", image: "call:1", line: 7)
        .serviceAccount(.named("Call"))
        .priority("high_priority")
        .imagePullSecrets("my secret")
        .sysctls(["net.core.somaxconn": "1024", "somaxconn": "1024"])
        .hostAliases(HostAlias("localhost", "example.com"))
    }
    Example("a policy is set twice", "8 repeated-policy") {
      Service("call", image: "call:1").replicas(2, line: 7).replicas(3, line: 8)
    }
    Example(
      "settings of pods and names that are set twice", "1 repeated-policy", "2 repeated-policy",
      "3 repeated-policy", "4 repeated-policy", "5 repeated-policy", "6 repeated-policy",
      "7 repeated-policy", "8 repeated-policy", "9 repeated-policy", "10 repeated-policy"
    ) {
      Service("call", image: "call:1")
        .priority("low").priority("high", line: 1)
        .runtimeClass("runc").runtimeClass("gvisor", line: 2)
        .scheduled(by: "one").scheduled(by: "two", line: 3)
        .dnsPolicy(.nodeDefault).dnsPolicy(.clusterFirst, line: 4)
        .dnsConfig(searches: ["a.example"]).dnsConfig(searches: ["b.example"], line: 5)
        .hostname("one").hostname(nil, subdomain: "two", line: 6)
        .serviceLinks(false).serviceLinks(line: 7)
        .named("one").named("two", line: 8)
        .serviceAccount(.own).serviceAccount(.named("two"), line: 9)
        .traced(.serviceName("ONE")).traced(.serviceName("TWO"), line: 10)
    }
  }
}

@Suite struct `Errors in the app` {
  @Test(arguments: examples) func `are reported at the property`(_ example: Example) throws {
    try example.check()
  }

  @ListBuilder<Example> static var examples: [Example] {
    Example.app("an app without services is accepted") { _ in }
    Example.app("an app's name is a DNS label", "1 malformed-name") { $0.name = "My Shop" }
    Example.app("a namespace is a DNS label", "1 malformed-name") { $0.namespace = "shop.example" }
    Example.app("a release's name has at most 53 characters", "1 long-name") {
      $0.releaseName = String(repeating: "a", count: 54)
    }
    Example.app("an invalid app name is not also reported as the namespace", "1 malformed-name") {
      $0.name = "Shop"
      $0.namespace = "Shop"
    }
    Example.app("a malformed prefix is reported once", "1 malformed-name") {
      $0.namePrefix = "User_12-"
      $0.listedServices = [Service("call", image: "call:1") { Port(.http, 80) }]
    }
    Example.app("an app has a profile", "1 no-profiles") { $0.profiles = [] }
    Example.app("a profile is listed twice", "1 repeated-profile") { $0.profiles = [.base, .spot, .base] }
    Example.app("a profile's name is a DNS label", "1 malformed-name") { $0.profiles = ["On Spot"] }
    Example.app("an image registry has no scheme", "1 malformed-image") {
      $0.imageRegistry = "https://example.com"
    }
    Example.app("an image registry has a path") { $0.imageRegistry = "example.com:5000/shop/" }
    Example.app("a selector's label is a qualified name", "1 malformed-key") { $0.selectorLabel = "app name" }
    Example.app("the label of selectors distinguishes services", "1 reserved-label") {
      $0.selectorLabel = "app.kubernetes.io/part-of"
    }
    Example.app("the label of selectors contains full names", "1 reserved-label") {
      $0.selectorLabel = "app.kubernetes.io/name"
      $0.namePrefix = "user12-"
      $0.listedServices = [Service("call", image: "call:1")]
    }
    Example.app("the recommended label distinguishes services without a prefix") {
      $0.selectorLabel = "app.kubernetes.io/name"
      $0.listedServices = [Service("call", image: "call:1")]
    }
    Example(
      "addresses and references in strings have the prefix", "7 unprefixed-address", "8 unprefixed-address",
      "9 unprefixed-address", "10 unprefixed-reference", "11 unprefixed-address", prefix: "user12-"
    ) {
      Service("a", image: "a:1") {
        Port(.http, 80)
        Env("URL", "http://a/x", line: 7)
        Env("FINE", "http://user12-a/x, a:81, a word")
        Sidecar("s", image: "s:1", line: 8) { Args("--server=a:80") }
      }
    } resources: {
      ConfigMap("c", ["x": "proxy_pass http://a.shop.svc.cluster.local;"], line: 9)
      Object(
        [
          "apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": ["name": "a"],
          "spec": ["defaultBackend": ["service": ["name": "a", "port": ["number": 80]]]],
        ], line: 10)
      Object(
        [
          "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "free"],
          "data": ["x": "http://a:80"],
        ], line: 11)
    }
    Example.app("labels of all objects do not change the labels of the selector", "1 reserved-label") {
      $0.labels = ["app": "shop"]
    }
    Example.app("labels of all pods do not change the labels of the selector", "1 reserved-label") {
      $0.podLabels = ["app": "shop"]
    }
    Example.app(
      "labels of all objects have the form that Kubernetes accepts", "1 malformed-key", "1 malformed-key",
      "1 malformed-key"
    ) {
      $0.podAnnotations = ["a b": ""]
      $0.labels = ["team name": "shop"]
      $0.annotations = ["/owner": "us"]
    }
  }
}
