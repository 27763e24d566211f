import Portolan

/// Port 80 of a program that is not root.
struct WebPort: ServicePart {
  func add(to service: inout Service) {
    Port(.http, 80).add(to: &service)
    RunAs(user: 10001, group: 10001).add(to: &service)
    Relax(
      .capability("NET_BIND_SERVICE"),
      because: "the programs' files carry it, and the kernel starts no file that carries more than it may"
    ).add(to: &service)
    // What a file carries is not granted while privilege escalation is off; this lets every user bind port 80.
    service = service.patch(
      .deployment,
      [
        "spec": [
          "template": [
            "spec": [
              "securityContext": [
                "sysctls": [["name": "net.ipv4.ip_unprivileged_port_start", "value": "80"]]
              ]
            ]
          ]
        ]
      ])
  }
}

/// What a Spring Boot program of the shop needs: a small heap, and the folder in which Tomcat works.
struct JavaRuntime: ServicePart {
  func add(to service: inout Service) {
    Env(
      "JAVA_OPTS",
      "-Xms64m -Xmx128m -XX:+UseG1GC -Djava.security.egd=file:/dev/urandom -Dspring.zipkin.enabled=false"
    ).add(to: &service)
    Volume("tmp-volume", .emptyDir(inMemory: true, sizeLimit: "64Mi"), at: "/tmp").add(to: &service)
  }
}

/// The three probes of a program: as much time to start as it needs, up to five minutes, and close watch from then on.
struct Health: ContainerPart {
  let readiness: Probe.Check
  let liveness: Probe.Check

  /// Asks the same for all.
  init(_ check: Probe.Check) { self.init(check, liveness: check) }

  /// Asks something else before a restart, where readiness also tells of callees that a restart would not mend.
  init(_ readiness: Probe.Check, liveness: Probe.Check) {
    self.readiness = readiness
    self.liveness = liveness
  }

  func add(to container: inout Container) {
    Probe(.startup, liveness, every: .seconds(3), failures: 100).add(to: &container)
    Probe(.readiness, readiness, every: .seconds(3), timeout: .seconds(3), failures: 3).add(to: &container)
    Probe(.liveness, liveness, every: .seconds(10), timeout: .seconds(5), failures: 6).add(to: &container)
  }
}
