import Portolan

/// What the four services share: they are Spring Boot programs on a Java image.
struct SpringBoot: SharedParts {
  var parts: [any ServicePart] {
    Port(.http, 8080)

    // Readiness asks for all that a service needs, its database too; liveness only whether a restart would help.
    Probe(
      .readiness, .http("/actuator/health"),
      after: .seconds(10), every: .seconds(5), timeout: .seconds(2), failures: 6)
    Probe(
      .liveness, .http("/actuator/health/liveness"),
      after: .seconds(120), every: .seconds(5), timeout: .seconds(2), failures: 6)
    Env("MANAGEMENT_ENDPOINT_HEALTH_PROBES_ENABLED", "true")

    Env("SERVER_SHUTDOWN", "graceful")
    Env("SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE", "15s")

    Env("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,prometheus")

    Resources(cpu: .request("200m", limit: "1"), memory: .request("512Mi", limit: "768Mi"))
    // The Java images run as root unless told otherwise; Tomcat unpacks into /tmp.
    RunAs(user: 10001, group: 10001)
    Volume("tmp", .emptyDir(sizeLimit: "64Mi"), at: "/tmp")
  }
}

/// The events by which orders, bills and payments follow one another, and by which a cancelled payment is undone.
struct EventsOverKafka: SharedParts {
  var parts: [any ServicePart] {
    Calls("kafka", as: "SPRING_CLOUD_STREAM_KAFKA_BINDER_BROKERS")
  }
}
