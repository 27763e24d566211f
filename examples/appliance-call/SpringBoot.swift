import Portolan

/// What the four services share: they are Spring Boot programs on a Java image.
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

    Env("SERVER_SHUTDOWN", "graceful")
    Env("SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE", "15s")

    Resources(cpu: .request("200m", limit: "1"), memory: .request("512Mi", limit: "768Mi"))
    // The Java images run as root unless told otherwise; Tomcat unpacks into /tmp.
    RunAs(user: 10001, group: 10001)
    Volume("tmp", .emptyDir(sizeLimit: "64Mi"), at: "/tmp")
  }
}

/// Events on the topic `callengineer`, which the images name and the broker makes at its first use.
struct EventsOverKafka: SharedParts {
  var parts: [any ServicePart] {
    Calls("kafka", as: "SPRING_CLOUD_STREAM_KAFKA_BINDER_BROKERS")
  }
}

/// A service's own database in the common MySQL.
struct Database: SharedParts {
  let name: String

  init(_ name: String) { self.name = name }

  var parts: [any ServicePart] {
    Calls("mysql", as: "_DATASOURCE_ADDRESS", .host)
    Env("_DATASOURCE_TABLESPACE", name)
    Env("_DATASOURCE_USERNAME", "root")
    Env("_DATASOURCE_PASSWORD", secret: "mysql-pass", key: "password")
  }
}
