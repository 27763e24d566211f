import Portolan

@main
struct ContentNames: App {
  let name = "content-names"

  func services(in profile: Profile) -> [Service] {
    Service("web", image: "example.com/web:1") {
      Port(.http, 8080)
      Probe(.readiness, .http("/"))
      Env("LEVEL", configMap: "settings", key: "LEVEL")
      EnvFrom(secret: "login")
      EnvFrom(configMap: "empty")
      Volume("files", .configMap("settings"), at: "/etc/web")
    }
  }

  func resources(in profile: Profile) -> [any AppPart] {
    ConfigMap(
      "settings", ["config.yaml": "port: 8080\nname: \"ünï\"\n", "LEVEL": "<debug> & more"],
      namedByContent: true)
    ConfigMap("empty", namedByContent: true)
    Secret("login", demo: ["password": "demo"], because: "it is a test's", namedByContent: true)
  }
}
