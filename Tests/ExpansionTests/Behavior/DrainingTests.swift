import ManifestTree
import Portolan
import Testing

@Suite struct `Draining` {
  @Test func `the grace period covers the endpoint delay and the drain`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1") { Port(.http, 8080) }.draining(for: "15s", endpointDelay: "10s")
    }
    try expect(
      "Deployment/cart", "spec", "template", "spec", "terminationGracePeriodSeconds", in: app, is: "30")
    try expect(
      "Deployment/cart", "spec", "template", "spec", "containers", "0", "lifecycle", in: app,
      is: """
        preStop:
          sleep:
            seconds: 10
        """)
  }

  @Test func `a worker that is not called has Kubernetes' grace period, limited by its spot nodes' notice`()
    throws
  {
    let app = TestApp {
      Service("worker", image: "worker:1")
      Service("on-spot", image: "worker:1").placed(on: .spot(.gke))
    }
    let template = try #require(try app.objects().first { $0.identity.kind == "Deployment" }).node
    #expect(template["spec"]?["template"]?["spec"]?["terminationGracePeriodSeconds"] == nil)
    try expect(
      "Deployment/on-spot", "spec", "template", "spec", "terminationGracePeriodSeconds", in: app, is: "25")
  }

  @Test(arguments: [
    ("Deployment/worker", "35", false), ("Deployment/sleeper", "37", true), ("Job/batch", "30", false),
  ])
  func `a service that is not called drains without a sleep, unless it declares a sleep`(
    object: String, grace: String, sleeps: Bool
  ) throws {
    let app = TestApp {
      Service("worker", image: "worker:1").draining(for: "30s")
      Service("sleeper", image: "worker:1").draining(for: "30s", endpointDelay: "2s")
      Service("batch", .job, image: "batch:1").draining(for: "30s").namedByContent(false)
    }
    try expect(object, "spec", "template", "spec", "terminationGracePeriodSeconds", in: app, is: grace)
    let rendered = try #require(
      try app.objects().first { "\($0.identity.kind)/\($0.identity.name)" == object })
    #expect(rendered.node.yaml.contains("preStop") == sleeps)
  }

  @Test func `the margin is reduced to the notice of spot nodes`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1") { Port(.http, 8080) }.placed(on: .spot(.gke)).draining(for: "20s")
    }
    try expect(
      "Deployment/cart", "spec", "template", "spec", "terminationGracePeriodSeconds", in: app, is: "25")
  }

  @Test func `a service without settings drains within the shortest notice`() throws {
    let app = TestApp { Service("store", image: "store:1") { Port(.http, 8080) } }
    try expect(
      "Deployment/store", "spec", "template", "spec", "terminationGracePeriodSeconds", in: app, is: "25")
  }
}
