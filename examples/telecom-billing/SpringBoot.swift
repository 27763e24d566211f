import Portolan

/// The health endpoint of the images: `PORTOLAN_HEALTH_PATH`.
///
/// In the original, the endpoint is a method of order's controller, and its path is only in a picture. `GET /orders` is
/// known to respond with 200, so order's readiness probe uses this path; the probes of the other services only connect.
let healthPath = Environment["PORTOLAN_HEALTH_PATH"]

/// The common parts of the four services, which are Spring Boot programs on a Java image.
struct SpringBoot: SharedParts {
  /// A path that is known to respond with 200.
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
    // The Java images run as root unless another user is set; Tomcat writes to /tmp.
    RunAs(user: 10001, group: 10001)
    Volume("tmp", .emptyDir(sizeLimit: "64Mi"), at: "/tmp")
  }
}

extension Service {
  /// Allows probes that only connect if no health path is known.
  func withUnknownHealth() -> Service {
    if healthPath != nil { return self }
    return allowing(
      "identical-probes",
      because: "the original names no health path; PORTOLAN_HEALTH_PATH sets it")
  }
}

/// The events between orders, bills, and payments, and the events that compensate a canceled payment.
struct EventsOverKafka: SharedParts {
  var parts: [any ServicePart] {
    Calls("kafka", as: "SPRING_CLOUD_STREAM_KAFKA_BINDER_BROKERS")
  }
}
