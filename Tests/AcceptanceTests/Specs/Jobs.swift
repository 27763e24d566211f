import Portolan

@main
struct Jobs: App {
  let name = "jobs"
  let profiles: [Profile] = [.base, .spot]

  func services(in profile: Profile) -> [Service] {
    let version = profile == .spot ? "2" : "1"
    Service("db", .statefulSet, image: "example.com/db:1") { Port(.tcp, 5432) }
    Service("web", image: "example.com/web:1") {
      Port(.http, 8080)
      EnvFrom(configMap: "settings")
    }
    // Named by its content, as Jobs are by default.
    Service("seed", .job(.init(retries: 3)), image: "example.com/seed:\(version)") {
      Calls("db", as: "DB")
      EnvFrom(configMap: "settings")
      Env("QUERY", "a < b && c > \"d\"")
    }
    Service("migrate", .job, image: "example.com/migrate:1") {
      EnvFrom(configMap: "settings")
      EnvFrom(secret: "login")
      Env("PROFILE", profile.rawValue)
    }
    .hook(.preInstall, .preUpgrade, weight: 5)
    Service("check", .job, image: "example.com/check:1") { Calls("web", as: "WEB") }
      .hook(.postInstall, .postUpgrade, deleting: [.beforeCreation])
      .namedByContent(false)
  }

  func resources(in profile: Profile) -> [any AppPart] {
    ConfigMap("settings", ["LEVEL": "<info>"])
    Secret("login", demo: ["password": "demo"], because: "it is a test's")
  }
}
