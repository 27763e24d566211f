import Portolan

/// What the five services behind the pages share: they are Spring Boot programs on a Java image.
struct SpringBoot: SharedParts {
  var parts: [any ServicePart] {
    Port(.http, 8080)

    // Readiness asks for all that a service needs, its database too; liveness only whether a restart would help.
    Probe(
      .readiness, .http("/actuator/health"),
      after: .seconds(10), every: .seconds(5), timeout: .seconds(2), failures: 10)
    Probe(
      .liveness, .http("/actuator/health/liveness"),
      after: .seconds(120), every: .seconds(5), timeout: .seconds(2), failures: 5)
    Env("MANAGEMENT_ENDPOINT_HEALTH_PROBES_ENABLED", "true")

    Env("SPRING_PROFILES_ACTIVE", "docker")
    Env("SERVER_SHUTDOWN", "graceful")
    Env("SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE", "15s")
    Env("TZ", "Asia/Seoul")

    // The image starts Java with -Xmx400M; the rest is for its threads, classes and buffers.
    Resources(cpu: .request("200m", limit: "1"), memory: .request("512Mi", limit: "768Mi"))
    // The Java images run as root unless told otherwise; Tomcat unpacks into /tmp.
    RunAs(user: 10001, group: 10001)
    Volume("tmp", .emptyDir(sizeLimit: "64Mi"), at: "/tmp")
  }
}

/// Events on the topic `teamcapstone`, which the images name and the broker makes at its first use.
struct EventsOverKafka: SharedParts {
  var parts: [any ServicePart] {
    Calls("my-kafka", as: "SPRING_CLOUD_STREAM_KAFKA_BINDER_BROKERS")
  }
}

/// Pages and scripts from a web server (nginx), which has no health of its own to ask for.
struct StaticPages: SharedParts {
  var parts: [any ServicePart] {
    Port(.http, 8080)
    Probe(
      .readiness, .http("/"), after: .seconds(10), every: .seconds(5), timeout: .seconds(2), failures: 10)
    Probe(.liveness, .tcp, after: .seconds(120), every: .seconds(5), timeout: .seconds(2), failures: 5)
    Resources(cpu: .request("50m", limit: "200m"), memory: .request("64Mi", limit: "128Mi"))
    RunAs(user: 101, group: 101)
    Volume("cache", .emptyDir(sizeLimit: "64Mi"), at: "/var/cache/nginx")
    Volume("run", .emptyDir(sizeLimit: "1Mi"), at: "/var/run")
    Volume("tmp", .emptyDir(sizeLimit: "64Mi"), at: "/tmp")
  }
}
