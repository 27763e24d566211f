import KubernetesFacts

/// The spec that `portolan init` writes: two services, one of which calls the other.
struct StarterSpec {
  let name: String

  /// The suffix of the longest namespace, which is the name of a profile.
  private static let namespaceSuffix = "-production"

  /// The maximum length of the name in bytes: it is the name of a release, and the start of namespaces.
  static let nameLimit = min(NameForm.release.limit, NameForm.label.limit - namespaceSuffix.utf8.count)

  /// The name of the Swift type: `ShopApp` for `shop`.
  var type: String {
    let words = name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return (words.first?.isNumber == true ? "System" : "") + words + "App"
  }

  var source: String {
    """
    import Portolan

    @main
    struct \(type): App {
      let name = "\(name)"
      let labels: KeyValues = ["owner": "\(name)-team"]

      let profiles: [Profile] = ["staging", "production"]

      func namespace(in profile: Profile) -> String { "\(name)-\\(profile)" }

      /// The host of the system; two profiles in one cluster need different hosts.
      func host(in profile: Profile) -> String {
        profile == "production" ? "\(name).example.com" : "\\(profile).\(name).example.com"
      }

      func services(in profile: Profile) -> [Service] {
        // Replace the images with yours. A service answers at its name: http://frontend:80, gRPC at api:9090.
        Service("frontend", image: "ghcr.io/example/frontend:1.0.0") {
          Port(.http, 8080, servedAt: 80)
          Probe(.readiness, .http("/ready"))
          Probe(.liveness, .http("/live"))
          Calls("api", as: "API_ADDR")
          Resources(cpu: .request("100m"), memory: .exactly("128Mi"))
        }
        .running(in: profile)
        .routed(at: host(in: profile), through: "gateway") { Match(.prefix("/"), timeout: .seconds(15)) }

        Service("api", image: "ghcr.io/example/api:1.0.0") {
          Port(.grpc, 9090)
          Probe(.readiness, .grpc)
          Probe(.liveness, .tcp)
          Resources(cpu: .request("100m"), memory: .exactly("128Mi"))
        }
        .running(in: profile)
      }

      func resources(in profile: Profile) -> [any AppPart] {
        Gateway("gateway") { Listener(.http, 80, hosts: [host(in: profile)]) }
      }
    }

    extension Service {
      /// The settings that all services share.
      func running(in profile: Profile) -> Service {
        let isProduction = profile == "production"
        return autoscaled(from: isProduction ? 3 : 2, to: isProduction ? 10 : 3, on: .cpu(percent: 70))
          .disruptionBudget(maxUnavailable: 1)
          .spread(over: .zone)
      }
    }

    """
  }
}
