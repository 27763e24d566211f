import Portolan

/// The generation of the images: `PORTOLAN_SPRING_BOOT` is `2.1` (default) or `2.3`.
///
/// The original's images respond with `actuator.v2+json`, so they use Spring Boot 2.1 or older: they have one health
/// check and exit immediately on SIGTERM. Spring Boot 2.3 added a check for each probe and graceful shutdown.
let isSpringBoot23 = Environment.choice(
  "PORTOLAN_SPRING_BOOT", of: ["2.3": true, "2.1": false], otherwise: false)

/// The common parts of the four services, which are Spring Boot programs on a Java image.
struct SpringBoot: SharedParts {
  @ListBuilder<any ServicePart> var parts: [any ServicePart] {
    Port(.http, 8080)

    // The original's path and timings.
    Probe(
      .readiness, .http("/actuator/health"),
      after: .seconds(10), every: .seconds(5), timeout: .seconds(2), failures: 10)
    Probe(
      .liveness, .http(isSpringBoot23 ? "/actuator/health/liveness" : "/actuator/health"),
      after: .seconds(120), every: .seconds(5), timeout: .seconds(2), failures: 5)
    if isSpringBoot23 {
      Env("MANAGEMENT_ENDPOINT_HEALTH_PROBES_ENABLED", "true")
      Env("SERVER_SHUTDOWN", "graceful")
      Env("SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE", "15s")
    }

    Resources(cpu: .request("200m", limit: "1"), memory: .request("512Mi", limit: "768Mi"))
    // The Java images run as root unless another user is set; Tomcat writes to /tmp.
    RunAs(user: 10001, group: 10001)
    Volume("tmp", .emptyDir(sizeLimit: "64Mi"), at: "/tmp")
  }
}

extension Service {
  /// Drains the pods with a graceful shutdown if the image supports it, otherwise only with the `preStop` sleep.
  func drainedBySpringBoot() -> Service {
    isSpringBoot23
      ? draining(for: .seconds(15), by: "server.shutdown=graceful on SIGTERM")
      : draining(
        for: .seconds(5), by: "nothing; the program exits immediately on SIGTERM",
        endpointDelay: .seconds(12))
  }

  /// Allows equal readiness and liveness probes if the image has only one health check.
  func withOneHealthCheck() -> Service {
    if isSpringBoot23 { return self }
    return allowing(
      "identical-probes",
      because:
        "the image is Spring Boot 2.1 or older with one health check, and PUT /actuator/down must restart the pod"
    )
  }
}

/// Events on the topic `callengineer`, which the images use and the broker creates on first use.
struct EventsOverKafka: SharedParts {
  var parts: [any ServicePart] {
    Calls("kafka", as: "SPRING_CLOUD_STREAM_KAFKA_BINDER_BROKERS")
  }
}

/// A service's own database in the shared MySQL.
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
