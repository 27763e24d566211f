import Portolan

extension OnlineBoutique {
  /// Simulated visitors with Locust, who browse, fill carts, and pay.
  ///
  /// No service calls the generator, so it has no probes and no Service.
  func loadgenerator(in profile: Profile) -> Service {
    Service("loadgenerator", image: "loadgenerator:v0.10.6") {
      Calls("frontend", as: "FRONTEND_ADDR")
      Env("USERS", "15")
      Env("RATE", "2")
      Resources(cpu: .request("300m", limit: "500m"), memory: .request("256Mi", limit: "512Mi"))
      RunAs.shop

      InitContainer("frontend-check", image: busybox) {
        Calls("frontend", as: "FRONTEND_ADDR")
        Command("/bin/sh", "-c", untilFrontendAnswers)
        Resources(cpu: .request("10m", limit: "100m"), memory: .request("16Mi", limit: "32Mi"))
      }
    }
    .replicas(1)
    .placed(on: profile == .spot ? .spot(spot) : .anywhere)
    .draining(for: .seconds(5), by: "Locust stops its users on SIGTERM", endpointDelay: "0s")
  }

  private var busybox: String {
    "docker.io/library/busybox:1.38.0@sha256:fd8d9aa63ba2f0982b5304e1ee8d3b90a210bc1ffb5314d980eb6962f1a9715d"
  }

  /// Waits up to two minutes for a frontend; then the init container fails and restarts, which makes the problem
  /// visible.
  private var untilFrontendAnswers: String {
    """
    for attempt in $(seq 12); do
      wget -q -T 5 -O /dev/null "http://$FRONTEND_ADDR/_healthz" && exit 0
      echo "no answer from $FRONTEND_ADDR yet ($attempt)"
      sleep 10
    done
    exit 1
    """
  }
}
