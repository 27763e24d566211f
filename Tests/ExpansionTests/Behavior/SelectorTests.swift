import KubernetesFacts
import ManifestTree
import Portolan
import Testing

@Suite struct SelectorTests {
  /// Two services of a running system, each selected by two labels.
  private static let app = TestApp {
    Portolan.Service("web", image: "web:1") {
      Port(.http, 8080)
      Calls("redis")
    }
    .selector(["app.kubernetes.io/name": "frontend", "app.kubernetes.io/part-of": "legacy"])
    .disruptionBudget(maxUnavailable: 1).scraped(monitor: true)
    .spread(over: .zone).apart(on: .host).near("redis")
    Portolan.Service("redis", .statefulSet(governing: .own), image: "redis:7") {
      Port(.redis, 6379)
      Expose(as: .clusterIP)
    }
    .selector(["app": "redis", "role": "primary"])
  } resources: {
    PeerAuthentication(.strict, for: "web")
  }

  private static let web = """
    app.kubernetes.io/name: frontend
    app.kubernetes.io/part-of: legacy
    """
  private static let redis = """
    app: redis
    role: primary
    """

  @Test(arguments: [
    ("Deployment/web", ["spec", "selector", "matchLabels"], web),
    ("Service/web", ["spec", "selector"], web),
    ("PodDisruptionBudget/web", ["spec", "selector", "matchLabels"], web),
    ("NetworkPolicy/web", ["spec", "podSelector", "matchLabels"], web),
    ("NetworkPolicy/web", ["spec", "egress", "0", "to", "0", "podSelector", "matchLabels"], redis),
    ("NetworkPolicy/redis", ["spec", "ingress", "0", "from", "0", "podSelector", "matchLabels"], web),
    ("AuthorizationPolicy/web", ["spec", "selector", "matchLabels"], web),
    ("Sidecar/web", ["spec", "workloadSelector", "labels"], web),
    ("PeerAuthentication/web", ["spec", "selector", "matchLabels"], web),
    ("ServiceMonitor/web", ["spec", "selector", "matchLabels"], web),
    (
      "Deployment/web",
      ["spec", "template", "spec", "topologySpreadConstraints", "0", "labelSelector", "matchLabels"], web
    ),
    ("StatefulSet/redis", ["spec", "selector", "matchLabels"], redis),
    ("Service/redis", ["spec", "selector"], redis),
  ])
  func `all objects use the selector of the spec`(object: String, path: [String], labels: String) throws {
    try expect(object, path, in: Self.app, is: labels)
  }

  @Test func `the pods have the labels of the selector, even if it uses a recommended label`() throws {
    try expect(
      "Deployment/web", "spec", "template", "metadata", "labels", in: Self.app,
      is: """
        app.kubernetes.io/name: frontend
        app.kubernetes.io/part-of: legacy
        app.kubernetes.io/managed-by: portolan
        """)
  }

  @Test func `a prefix does not change the selector`() throws {
    var app = Self.app
    app.namePrefix = "dev-"
    try expect("Deployment/dev-web", "spec", "selector", "matchLabels", in: app, is: Self.web)
  }

  @Test func `a Service can select the pods of several workloads`() throws {
    let app = TestApp {
      Portolan.Service("reviews-v1", image: "reviews:1") {
        Port(.http, 9080)
        Expose("reviews", as: .clusterIP, selector: ["app": "reviews"])
      }
      .selector(["app": "reviews", "version": "v1"])
      Portolan.Service("reviews-v2", image: "reviews:2") { Port(.http, 9080) }
        .selector(["app": "reviews", "version": "v2"])
    }
    try expect("Service/reviews", "spec", "selector", in: app, is: "app: reviews")
    try expect("Service/reviews-v2", "spec", "selector", in: app, is: "app: reviews\nversion: v2")
  }

  @Test(arguments: [
    (Workload.GoverningService.headless, "redis-headless", "redis-0.redis-headless:6379", 2),
    (.own, "redis", "redis-0.redis:6379", 1), (.named("nodes"), "nodes", "redis-0.nodes:6379", 1),
  ])
  func `a StatefulSet can have a normal Service`(
    governing: Workload.GoverningService, name: String, member: String, services: Int
  ) throws {
    let app = TestApp {
      Portolan.Service("redis", .statefulSet(governing: governing), image: "redis:7") {
        Port(.redis, 6379)
        Expose(as: .clusterIP)
      }
      Portolan.Service("web", image: "web:1") { Calls("redis", as: "MEMBERS", .members()) }
    }
    try expect("StatefulSet/redis", "spec", "serviceName", in: app, is: name)
    try expect("Service/redis", "spec", "type", in: app, is: "ClusterIP")
    try expect(
      "Deployment/web", "spec", "template", "spec", "containers", "0", "env", "0", "value", in: app,
      is: member)
    let objects = try app.objects()
    #expect(objects.filter { $0.identity.kind == "Service" }.count == services)
    #expect(
      objects.first { $0.identity.name == "redis" && $0.identity.kind == "Service" }?.node["spec"]?[
        "clusterIP"] == nil)
  }

  @Test func `the addresses of members are the names of the pods`() throws {
    let app = TestApp {
      Portolan.Service("db", .statefulSet(firstOrdinal: 3), image: "db:1") { Port(.tcp, 5432) }
        .named("store").serviceNamed("db-pods").replicas(2)
      Portolan.Service("web", image: "web:1") { Calls("db", as: "MEMBERS", .members()) }
    }
    try expect("StatefulSet/store", "spec", "serviceName", in: app, is: "db-pods")
    try expect(
      "Deployment/web", "spec", "template", "spec", "containers", "0", "env", "0", "value", in: app,
      is: "store-3.db-pods:5432,store-4.db-pods:5432")
  }
}
