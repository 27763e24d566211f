import Portolan

/// A customer calls an engineer for a broken appliance: the call is paid synchronously, an engineer is assigned by an
/// event, and a read model shows the status.
@main
struct ApplianceCall: App {
  let name = "appliance-call"
  let namespace = "istio-cb-ns"
  let namePrefix = "user12-"
  let profiles: [Profile] = [.base, .spot, .exercise]

  /// A native sidecar starts before the program, which connects to its database and broker immediately, and stops after
  /// the program; a Job whose proxy is an ordinary container would not finish.
  let podAnnotations: KeyValues = ["sidecar.istio.io/nativeSidecar": "true"]
  /// Every pod gets a proxy, even in a namespace without injection labels.
  let podLabels: KeyValues = ["sidecar.istio.io/inject": "true"]

  /// The registry that the build pipeline pushes images to.
  var imageRegistry: String? {
    let account = Environment["PORTOLAN_AWS_ACCOUNT_ID"] ?? "123456789012"
    let region = Environment["PORTOLAN_AWS_REGION"] ?? "ap-northeast-1"
    return "\(account).dkr.ecr.\(region).amazonaws.com"
  }

  /// Whether the service `call` has subsets for a canary with Argo Rollouts: `PORTOLAN_CANARY` is `1`.
  ///
  /// Argo Rollouts changes the weights, and limits each subset to the pods of one version.
  let canary = Environment.choice("PORTOLAN_CANARY", of: ["1": true, "0": false], otherwise: false)

  func services(in profile: Profile) -> [Service] {
    Service("call", image: "user12-call:v1", containerName: "user12-call") {
      SpringBoot()
      EventsOverKafka()
      Database("calldb")
      Calls("payment", as: "API_URL_PAYMENT", .url())
      Env("superuser.userId", "userId")
      if canary {
        Subset("stable", labels: ["app": "user12-call"])
        Subset("canary", labels: ["app": "user12-call"])
      }
    }
    .stateless(in: profile)
    .routed(at: "*", through: "callengineer", named: "vsvc-call") {
      let calls = Match(.prefix("/calls"), name: "primary", timeout: .seconds(10), retries: .unreceived)
      if canary {
        calls.split(.to(subset: "stable", weight: 100), .to(subset: "canary", weight: 0))
      } else {
        calls
      }
    }
    // One failure ejects a pod, even the last one, because the exercise observes exactly that. The first ejection lasts
    // three minutes, and ends earlier if the kubelet restarts the container.
    .connectionPool(maxConnections: 100, connectTimeout: .seconds(2), maxPendingRequests: 100)
    .outlierDetection(
      consecutive5xxErrors: 1, interval: .seconds(1), baseEjectionTime: .minutes(3), maxEjectionPercent: 100
    )
    .allowing(
      "ejects-every-pod", because: "the exercise shows what happens to callers when the last pod is ejected"
    )
    .destinationRule(named: "destrule-call")

    Service("payment", image: "user12-payment:v1", containerName: "user12-payment") {
      SpringBoot()
      EventsOverKafka()
      Database("payment_db")
    }
    .stateless(in: profile)
    .routed(at: "*", through: "callengineer", named: "vsvc-payment") {
      Match(.prefix("/paymentInformations"), name: "primary", timeout: .seconds(10), retries: .unreceived)
    }
    .routedInMesh {
      Match(timeout: .seconds(5), retries: .unreceived)
    }
    .circuitBroken()
    .destinationRule(named: "destrule-payment")

    Service(
      "engineer-management", image: "user12-engineer-management:v1",
      containerName: "user12-engineer-management"
    ) {
      SpringBoot()
      EventsOverKafka()
      Database("engineer_management_db")
    }
    .stateless(in: profile)
    .routed(at: "*", through: "callengineer", named: "vsvc-engineer-management") {
      Match(.prefix("/engineer-managements"), name: "primary", timeout: .seconds(10), retries: .unreceived)
    }
    .circuitBroken()
    .destinationRule(named: "destrule-engineer-management")

    Service("call-view", image: "user12-call-view:v1", containerName: "user12-call-view") {
      SpringBoot()
      EventsOverKafka()
      Database("call_view_db")
    }
    .stateless(in: profile)
    .routed(at: "*", through: "callengineer", named: "vsvc-call-view") {
      // The read model serves only /callViews, and its responses contain links to that path.
      Match(.prefix("/call-views"), name: "primary", timeout: .seconds(10), retries: .unreceived)
        .or(.prefix("/callViews"))
        .rewriting(path: "/callViews")
    }
    .circuitBroken()
    .destinationRule(named: "destrule-call-view")

    mysql(in: profile)
    kafka(in: profile)
    if profile == .exercise { siegeShell }
  }

  func resources(in profile: Profile) -> [any AppPart] {
    PeerAuthentication(.strict)
    DenyByDefault()
    Gateway("callengineer") {
      Listener(.http, 80, hosts: ["*"])
    }
    Secret(
      "mysql-pass", demo: ["password": "admin"],
      because: "the exercise's database contains only sample calls and is deleted together with its cluster"
    )
    .allowing(
      "secret-in-manifest", because: "the password protects only the exercise's sample data and is public")
    databases
  }
}
