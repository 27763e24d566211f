import Portolan

extension SockShop {
  /// The services for the pages, the products, and the customers.
  @ListBuilder<Service> func storefront(in profile: Profile) -> [Service] {
    Service("front-end", image: "weaveworksdemos/front-end:0.3.12") {
      Port(.http, 8079, servedAt: 80, nodePort: 30001)
      Health(.http("/"), liveness: .tcp)
      Calls("catalogue")
      Calls("carts")
      Calls("orders")
      Calls("user")
      Calls("session-db")
      Env("SESSION_REDIS", "true")
      Resources(cpu: .request("100m", limit: "300m"), memory: .request("300Mi", limit: "1000Mi"))
      RunAs(user: 10001, group: 10001)
    }
    .routed(at: "*", through: "sock-shop-gateway") {
      Match(.prefix("/"), timeout: .seconds(15), retries: .writing)
    }
    .routedInMesh { Match(timeout: .seconds(15), retries: .writing) }
    .allowing(
      "exposed-twice",
      because: "users of the demo know node port 30001, and users of the mesh know the gateway")

    Service("catalogue", image: "weaveworksdemos/catalogue:0.3.5") {
      WebPort()
      Command("/app")
      Args("-port=80")
      // `/health` also checks the database, which a restart would not repair.
      Health(.http("/health"), liveness: .tcp)
      Calls("catalogue-db")
      Resources(cpu: .request("100m", limit: "200m"), memory: .request("100Mi", limit: "200Mi"))
    }
    .routedInMesh {
      let route = Match(
        timeout: .seconds(8), retries: Retries(3, perTry: .seconds(2), on: .serverErrors))
      if profile == .chaos {
        route.injecting(HTTPFault(delay: .init(.seconds(3), percent: 5), abort: .init(500, percent: 10)))
      } else {
        route
      }
    }

    Service("user", image: "weaveworksdemos/user:0.4.7") {
      WebPort()
      // `/health` also checks the database, and fails while its replica set elects a primary.
      Health(.http("/health"), liveness: .tcp)
      Calls("user-db", as: "MONGO_HOST", .members())
      Resources(cpu: .request("100m", limit: "300m"), memory: .request("100Mi", limit: "200Mi"))
    }
    .routedInMesh { Match(timeout: .seconds(5), retries: .writing) }
  }
}
