import Portolan

/// A customer opens a line, gets a bill each month, and pays it; a canceled payment is compensated by events, and
/// mypage shows the orders and payments.
@main
struct TelecomBilling: App {
  let name = "telecom-billing"
  let profiles: [Profile] = [.base, .spot, .exercise]
  let imageRegistry: String? = "telecom.azurecr.io"

  /// A native sidecar starts before the program, which connects to its database and broker immediately, and stops after
  /// the program; a Job whose proxy is an ordinary container would not finish.
  let podAnnotations: KeyValues = ["sidecar.istio.io/nativeSidecar": "true"]
  /// Every pod gets a proxy, even in a namespace without injection labels.
  let podLabels: KeyValues = ["sidecar.istio.io/inject": "true"]

  func services(in profile: Profile) -> [Service] {
    Service("order", image: "order:608f385") {
      SpringBoot(answering: "/orders")
      EventsOverKafka()
      Calls("mysql")
      EnvFrom(configMap: "config-dev")
      Env("ORDER_DB_PASS", secret: "order-db", key: "password")
      // Every pod can read the files that other pods wrote.
      Volume("shared", .claim("azurefile"), at: "/mnt/shared")
    }
    .stateless(from: 2, in: profile)
    .circuitBroken()
    .reachable(at: "/orders")

    Service("bill", image: "bill:608f385") {
      SpringBoot()
      EventsOverKafka()
    }
    .stateless(from: 2, in: profile)
    .withUnknownHealth()
    .circuitBroken()
    .reachable(at: "/bills")
    .routedInMesh {
      // Reading a bill is idempotent.
      Match(
        .method("GET"), name: "read", timeout: .seconds(5),
        retries: Retries(2, perTry: .seconds(2), on: .gatewayErrors, .connectFailure, .reset))
      Match(name: "write", timeout: .seconds(5), retries: .unreceived)
    }

    Service("pay", image: "pay:608f385") {
      SpringBoot()
      EventsOverKafka()
      Calls("bill", as: "API_URL_BILL", .url())
    }
    .stateless(from: 2, in: profile)
    .withUnknownHealth()
    .circuitBroken()
    .reachable(at: "/pays")

    Service("mypage", image: "mypage:608f385") {
      SpringBoot()
      EventsOverKafka()
    }
    .stateless(from: 2, in: profile)
    .withUnknownHealth()
    .circuitBroken()
    .reachable(at: "/mypages")

    mysql(in: profile)
    kafka(in: profile)
    if profile == .exercise { siegeShell }
  }

  func resources(in profile: Profile) -> [any AppPart] {
    PeerAuthentication(.strict)
    DenyByDefault()

    // The only entry point: no service has its own load balancer.
    Gateway("gateway") {
      Listener(.http, 80, hosts: ["*"])
    }

    ConfigMap(
      "config-dev",
      [
        "ORDER_DB_URL": "jdbc:mysql://mysql:3306/connectdb1?serverTimezone=Asia/Seoul&sslMode=REQUIRED",
        "ORDER_DB_USER": "myuser",
        "ORDER_LOG_LEVEL": "INFO",
      ])
    Secret(existing: "order-db", keys: ["password", "root-password"])
    PersistentVolumeClaim("azurefile", "1Gi", storageClass: "azurefile", access: [.readWriteMany])
  }
}
