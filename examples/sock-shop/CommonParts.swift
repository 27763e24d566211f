import Portolan

/// Port 80 for a program without root privileges.
struct WebPort: SharedParts {
  var parts: [any ServicePart] {
    Port(.http, 80)
    RunAs(user: 10001, group: 10001)
    Relax(
      .capability("NET_BIND_SERVICE"),
      because: "the programs have this file capability, and the kernel refuses to start them without it")
  }
}

/// The parts that the shop's Spring Boot programs require: a small heap, and a volume for Tomcat.
struct JavaRuntime: SharedParts {
  var parts: [any ServicePart] {
    Env(
      "JAVA_OPTS",
      "-Xms64m -Xmx128m -XX:+UseG1GC -Djava.security.egd=file:/dev/urandom -Dspring.zipkin.enabled=false")
    Volume("tmp-volume", .emptyDir(inMemory: true, sizeLimit: "64Mi"), at: "/tmp")
  }
}

/// The three probes of a program: up to five minutes to start, and frequent checks after that.
struct Health: SharedParts {
  let readiness: Probe.Check
  let liveness: Probe.Check

  /// Uses the same check for all probes.
  init(_ check: Probe.Check) { self.init(check, liveness: check) }

  /// Uses a different check for liveness if readiness depends on other services, whose failure a restart would not
  /// repair.
  init(_ readiness: Probe.Check, liveness: Probe.Check) {
    self.readiness = readiness
    self.liveness = liveness
  }

  var parts: [any ServicePart] {
    Probe(.startup, liveness, every: .seconds(3), timeout: .seconds(3), failures: 100)
    Probe(.readiness, readiness, every: .seconds(3), timeout: .seconds(3), failures: 3)
    Probe(.liveness, liveness, every: .seconds(10), timeout: .seconds(5), failures: 6)
  }
}

/// Starts an image's program with at most 65,536 open files.
///
/// MySQL 5.7 and RabbitMQ 3.6 need memory or time for every file that they can open. Some container runtimes allow a
/// billion open files, with which MySQL needs 16 GB of memory, and RabbitMQ needs an hour to start.
struct BoundedDescriptors: SharedParts {
  let program: String

  init(for program: String) { self.program = program }

  var parts: [any ServicePart] {
    Command("/bin/sh", "-c")
    Args("ulimit -n 65536; exec docker-entrypoint.sh \(program)")
  }
}
