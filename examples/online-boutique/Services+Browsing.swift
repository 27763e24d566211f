import Portolan

extension OnlineBoutique {
  func frontend(in profile: Profile) -> Service {
    Service("frontend", image: "dmogki/frontend:v0.1.1") {
      Port(.http, 8080, servedAt: 80)
      Expose("frontend-external", as: .loadBalancer)
      Probe(.readiness, health(askedBy: "readiness-probe"), after: .seconds(10))
      Probe(.liveness, health(askedBy: "liveness-probe"), after: .seconds(10))
      Calls("productcatalogservice", as: "PRODUCT_CATALOG_SERVICE_ADDR")
      Calls("currencyservice", as: "CURRENCY_SERVICE_ADDR")
      Calls("cartservice", as: "CART_SERVICE_ADDR")
      Calls("recommendationservice", as: "RECOMMENDATION_SERVICE_ADDR")
      Calls("shippingservice", as: "SHIPPING_SERVICE_ADDR")
      Calls("checkoutservice", as: "CHECKOUT_SERVICE_ADDR")
      Calls("adservice", as: "AD_SERVICE_ADDR")
      // The assistant is not deployed with the shop, and is called only if it is enabled.
      Calls(host: "shoppingassistantservice", port: 80, as: "SHOPPING_ASSISTANT_SERVICE_ADDR")
      // The page's footer shows the cluster and zone if the cloud has a metadata server.
      Calls(host: "metadata.google.internal", port: 80)
      Env("PORT", "8080")
      Env("ENABLE_PROFILER", "0")
      Resources(cpu: .request("100m", limit: "200m"), memory: .request("64Mi", limit: "128Mi"))
      RunAs.shop
    }
    .autoscaled(from: profile == .spot ? 3 : 2, to: 10, on: .cpu(percent: 70))
    .disruptionBudget(minAvailable: 1)
    // With three pods on three nodes that cannot share a node, a rollout can proceed only if an old pod can be stopped
    // first.
    .rollout(.rolling(surge: 1, unavailable: 1))
    .movable(in: profile, on: spot, apart: profile == .spot ? .required : .preferred)
    .draining(for: .seconds(15), by: "http.Server.Shutdown on SIGTERM")
    .allowing("call-target-missing", because: "the assistant is disabled and not deployed with the shop")
    .allowing(
      "exposed-twice", because: "upstream's experiments also call the shop without going through the mesh"
    )
    .circuitBreaker()
    .routed(at: "*", through: "frontend-gateway") {
      Match(.prefix("/"), timeout: .seconds(15), retries: .writing)
    }
    .routedInMesh { Match(timeout: .seconds(15), retries: .writing) }
    .tracedByOpenTelemetry()
  }

  /// A page that is requested in a separate session, so that probes are not counted as visitors.
  private func health(askedBy probe: String) -> Probe.Check {
    .http("/_healthz", headers: ["Cookie": "shop_session-id=x-\(probe)"])
  }

  /// The services for browsing: pages, products, currencies, recommendations, and ads.
  @ListBuilder<Service> var browsing: [Service] {
    Service("productcatalogservice", image: "productcatalogservice:v0.10.6") {
      Port(.grpc, 3550)
      Probe(.readiness, .grpc)
      Probe(.liveness, .grpc)
      Env("PORT", "3550")
      Env("DISABLE_PROFILER", "1")
      Resources(cpu: .request("100m", limit: "200m"), memory: .request("64Mi", limit: "128Mi"))
      RunAs.shop
    }
    .drainedBeforeSIGTERM()
    .routedInMesh { Match(timeout: .seconds(3), retries: .reading) }
    .tracedByOpenTelemetry()

    Service("currencyservice", image: "currencyservice:v0.10.6") {
      Port(.grpc, 7000)
      Probe(.readiness, .grpc)
      Probe(.liveness, .grpc)
      Env("PORT", "7000")
      Env("DISABLE_PROFILER", "1")
      Resources(cpu: .request("100m", limit: "200m"), memory: .request("64Mi", limit: "128Mi"))
      RunAs.shop
    }
    .drainedBeforeSIGTERM(thenKilled: true)
    .routedInMesh { Match(timeout: .seconds(3), retries: .reading) }
    .tracedByOpenTelemetry()

    Service("recommendationservice", image: "recommendationservice:v0.10.6") {
      Port(.grpc, 8080)
      Probe(.readiness, .grpc, every: .seconds(5))
      Probe(.liveness, .grpc, every: .seconds(5))
      Calls("productcatalogservice", as: "PRODUCT_CATALOG_SERVICE_ADDR")
      Env("PORT", "8080")
      Env("DISABLE_PROFILER", "1")
      Resources(cpu: .request("100m", limit: "200m"), memory: .request("220Mi", limit: "450Mi"))
      RunAs.shop
    }
    .drainedBeforeSIGTERM(thenKilled: true)
    .routedInMesh { Match(timeout: .seconds(3), retries: .reading) }
    .tracedByOpenTelemetry()

    Service("adservice", image: "adservice:v0.10.6") {
      Port(.grpc, 9555)
      Probe(.readiness, .grpc, after: .seconds(20), every: .seconds(15))
      Probe(.liveness, .grpc, after: .seconds(20), every: .seconds(15))
      Env("PORT", "9555")
      Resources(cpu: .request("200m", limit: "300m"), memory: .request("180Mi", limit: "300Mi"))
      RunAs.shop
    }
    .draining(for: .seconds(10), by: "a shutdown hook that stops the server")
    .routedInMesh { Match(timeout: .seconds(3), retries: .reading) }
  }
}
