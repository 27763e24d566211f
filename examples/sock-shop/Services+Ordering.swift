import Portolan

extension SockShop {
  /// The services from the cart to the paid order.
  @ListBuilder<Service> var ordering: [Service] {
    Service("carts", image: "weaveworksdemos/carts:0.4.8") {
      WebPort()
      JavaRuntime()
      Health(.http("/health"), liveness: .tcp)
      // The program appends the port to the last name.
      Calls("carts-db", as: "db", .members(lastPort: false))
      Resources(cpu: .request("100m", limit: "300m"), memory: .request("200Mi", limit: "500Mi"))
    }
    .routedInMesh { Match(timeout: .seconds(5), retries: .writing) }

    Service("orders", image: "weaveworksdemos/orders:0.4.7") {
      WebPort()
      JavaRuntime()
      Health(.http("/health"), liveness: .tcp)
      // The program appends the port to the last name.
      Calls("orders-db", as: "db", .members(lastPort: false))
      Calls("user")
      Calls("carts")
      Calls("payment")
      Calls("shipping")
      Resources(cpu: .request("100m", limit: "500m"), memory: .request("300Mi", limit: "500Mi"))
    }
    .routedInMesh { Match(timeout: .seconds(10), retries: .writing) }

    Service("payment", image: "weaveworksdemos/payment:0.4.3") {
      WebPort()
      Health(.http("/health"))
      Resources(cpu: .request("99m", limit: "200m"), memory: .request("100Mi", limit: "200Mi"))
    }
    .routedInMesh { Match(timeout: .seconds(5), retries: .writing) }
  }

  /// The services that process a paid order, at both ends of the queue.
  @ListBuilder<Service> func delivery(in profile: Profile) -> [Service] {
    Service("shipping", image: "weaveworksdemos/shipping:0.4.8") {
      WebPort()
      JavaRuntime()
      Health(.http("/health"), liveness: .tcp)
      callToQueue(in: profile)
      // Zipkin is disabled in JAVA_OPTS, so nothing is sent to this address.
      Env("ZIPKIN", "zipkin.jaeger.svc.cluster.local")
      Resources(cpu: .request("100m", limit: "300m"), memory: .request("300Mi", limit: "500Mi"))
    }
    .routedInMesh { Match(timeout: .seconds(5), retries: .writing) }

    Service("queue-master", image: "weaveworksdemos/queue-master:0.3.1") {
      WebPort()
      JavaRuntime()
      Health(.tcp)
      callToQueue(in: profile)
      Resources(cpu: .request("100m", limit: "300m"), memory: .request("300Mi", limit: "500Mi"))
    }
    .routedInMesh { Match(timeout: .seconds(5), retries: .writing) }
  }
}
