import Portolan

@main
struct Shop: App {
  let name = "shop"

  func services(in profile: Profile) -> [Service] {
    Service("frontend", image: "example.com/frontend:1") {
      Port(.http, 8080)
      Calls("catalogue-servise", as: "CATALOGUE_ADDR")  // fault: spec/unknown-callee
      Calls("catalogue-service", as: "ADMIN_ADDR", port: "gprc")  // fault: spec/unknown-port
    }
    Service("catalogue-service", image: "example.com/catalogue:1") {
      Port(.grpc, 3550)
      Port(.grpc, 3551)  // fault: spec/repeated-port-name
      Port(.http, 3550)  // fault: spec/port-conflict
    }
    Service("frontend", image: "example.com/frontend:2")  // fault: spec/repeated-service
    Service("Cart_Service", image: "example.com/cart:1")  // fault: spec/malformed-name
    Service(  // fault: spec/long-name
      "a-name-that-has-more-characters-than-the-sixty-three-of-a-dns-label", image: "example.com/a:1")
    Service("orders", image: "example.com/orders 1")  // fault: spec/malformed-image
    Service("replica", image: "orders:1").named("orders")  // fault: spec/repeated-object-name
  }
}
