import Portolan

/// Where the images answer that they are healthy: `PORTOLAN_HEALTH_PATH`.
///
/// In the original it is a method of order's controller, whose path is only in a picture. What is known to answer 200 is
/// `GET /orders`, so this is what readiness asks of order; of the others it asks whether they take connections.
let healthPath = Environment["PORTOLAN_HEALTH_PATH"]

/// What the four services share: they are Spring Boot programs on a Java image.
struct SpringBoot: SharedParts {
  /// A path that is known to answer.
  var answering: String?

  var parts: [any ServicePart] {
    Port(.http, 8080)

    Probe(
      .readiness, (healthPath ?? answering).map { .http($0) } ?? .tcp,
      after: .seconds(10), every: .seconds(5), timeout: .seconds(2), failures: 6)
    Probe(
      .liveness, .tcp,
      after: .seconds(120), every: .seconds(5), timeout: .seconds(2), failures: 6)

    Env("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,prometheus")

    Resources(cpu: .request("200m", limit: "1"), memory: .request("512Mi", limit: "768Mi"))
    // The Java images run as root unless told otherwise; Tomcat unpacks into /tmp.
    RunAs(user: 10001, group: 10001)
    Volume("tmp", .emptyDir(sizeLimit: "64Mi"), at: "/tmp")
  }
}

extension Service {
  /// Allows that both probes only connect, where no path is known to answer.
  func withUnknownHealth() -> Service {
    if healthPath != nil { return self }
    return allowing(
      "identical-probes",
      because: "the original does not name a path that answers; PORTOLAN_HEALTH_PATH sets it")
  }
}

/// The events by which orders, bills and payments follow one another, and by which a cancelled payment is undone.
struct EventsOverKafka: SharedParts {
  var parts: [any ServicePart] {
    Calls("kafka", as: "SPRING_CLOUD_STREAM_KAFKA_BINDER_BROKERS")
  }
}
