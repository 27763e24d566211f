import Portolan

extension OnlineBoutique {
  /// The cart and the checkout.
  @ListBuilder<Service> var checkout: [Service] {
    Service("cartservice", image: "cartservice:v0.10.6") {
      Port(.grpc, 7070)
      Probe(.readiness, .grpc, after: .seconds(15))
      Probe(.liveness, .grpc, after: .seconds(15), every: .seconds(10))
      Calls("redis-cart", as: "REDIS_ADDR")
      Resources(cpu: .request("200m", limit: "300m"), memory: .request("64Mi", limit: "128Mi"))
      RunAs.shop
    }
    .draining(for: .seconds(10), by: "the .NET host finishes open requests on SIGTERM")
    .routedInMesh { Match(timeout: .seconds(3), retries: .writing) }

    Service("checkoutservice", image: "checkoutservice:v0.10.6") {
      Port(.grpc, 5050)
      Probe(.readiness, .grpc)
      Probe(.liveness, .grpc)
      Calls("productcatalogservice", as: "PRODUCT_CATALOG_SERVICE_ADDR")
      Calls("shippingservice", as: "SHIPPING_SERVICE_ADDR")
      Calls("paymentservice", as: "PAYMENT_SERVICE_ADDR")
      Calls("emailservice", as: "EMAIL_SERVICE_ADDR")
      Calls("currencyservice", as: "CURRENCY_SERVICE_ADDR")
      Calls("cartservice", as: "CART_SERVICE_ADDR")
      Env("PORT", "5050")
      Resources(cpu: .request("100m", limit: "200m"), memory: .request("64Mi", limit: "128Mi"))
      RunAs.shop
    }
    .drainedBeforeSIGTERM()
    .routedInMesh { Match(timeout: .seconds(10), retries: .writing) }
    .tracedByOpenTelemetry()

    Service("paymentservice", image: "paymentservice:v0.10.6") {
      Port(.grpc, 50051)
      Probe(.readiness, .grpc)
      Probe(.liveness, .grpc)
      Env("PORT", "50051")
      Env("DISABLE_PROFILER", "1")
      Resources(cpu: .request("100m", limit: "200m"), memory: .request("64Mi", limit: "128Mi"))
      RunAs.shop
    }
    .drainedBeforeSIGTERM(thenKilled: true)
    .routedInMesh { Match(timeout: .seconds(5), retries: .writing) }
    .tracedByOpenTelemetry()

    Service("shippingservice", image: "shippingservice:v0.10.6") {
      Port(.grpc, 50051)
      Probe(.readiness, .grpc, every: .seconds(5))
      Probe(.liveness, .grpc)
      Env("PORT", "50051")
      Env("DISABLE_PROFILER", "1")
      Resources(cpu: .request("100m", limit: "200m"), memory: .request("64Mi", limit: "128Mi"))
      RunAs.shop
    }
    .drainedBeforeSIGTERM()
    .routedInMesh { Match(timeout: .seconds(3), retries: .writing) }

    Service("emailservice", image: "emailservice:v0.10.6") {
      Port(.grpc, 8080, servedAt: 5000)
      Probe(.readiness, .grpc, every: .seconds(5))
      Probe(.liveness, .grpc, every: .seconds(5))
      Env("PORT", "8080")
      Env("DISABLE_PROFILER", "1")
      Resources(cpu: .request("100m", limit: "200m"), memory: .request("64Mi", limit: "128Mi"))
      RunAs.shop
    }
    .drainedBeforeSIGTERM(thenKilled: true)
    .routedInMesh { Match(timeout: .seconds(5), retries: .writing) }
    .tracedByOpenTelemetry()
  }

  /// The storage for carts: one pod that stores them in memory.
  ///
  /// The pod does not run on spot nodes, and a rollout never runs two pods at the same time.
  func redisCart(in profile: Profile) -> Service {
    Service("redis-cart", image: "docker.io/library/redis:7-alpine") {
      Port(.tcp, 6379, name: "tcp-redis")
      Probe(.readiness, .tcp, every: .seconds(5))
      Probe(.liveness, .tcp, every: .seconds(5))
      Volume("redis-data", .emptyDir, at: "/data")
      Resources(cpu: .request("70m", limit: "125m"), memory: .request("200Mi", limit: "256Mi"))
      RunAs.shop
    }
    .replicas(1)
    .allowing(
      "single-replica",
      because: "the carts are in the memory of one Redis pod, so a second pod would have different carts"
    )
    .rollout(.recreate)
    .allowing(
      "recreate-strategy", because: "two pods at the same time would each have only some of the carts"
    )
    .disruptionBudget(maxUnavailable: 1)
    .placed(on: profile == .spot ? .onDemand(spot) : .anywhere)
    .draining(for: .seconds(10), by: "Redis closes its connections on SIGTERM")
    .connectionPool(maxConnections: 500, connectTimeout: .seconds(2))
    // Below 50% healthy pods, the proxy also uses ejected pods, so the only pod still gets requests.
    .outlierDetection(
      consecutive5xxErrors: 5, interval: .seconds(5), baseEjectionTime: .seconds(10), minHealthPercent: 50
    )
    .routedInMesh { TCPMatch() }
  }
}
