import Portolan

/// The queue of orders from shipping to queue-master.
///
/// The profile `kafka` uses Kafka. In the other profiles, `PORTOLAN_SOCK_SHOP_QUEUE` is `rabbitmq` (default) or
/// `kafka`.
enum Queue {
  case rabbitMQ
  case kafka

  static let chosen = Environment.choice(
    "PORTOLAN_SOCK_SHOP_QUEUE", of: ["rabbitmq": Queue.rabbitMQ, "kafka": .kafka], otherwise: .rabbitMQ)
}

extension SockShop {
  /// The queue of a profile.
  func queue(in profile: Profile) -> Queue { profile == .kafka ? .kafka : Queue.chosen }

  /// The name of RabbitMQ is compiled into the programs; the address of Kafka is a variable.
  func callToQueue(in profile: Profile) -> Calls {
    switch queue(in: profile) {
    case .rabbitMQ: Calls("rabbitmq")
    case .kafka: Calls("kafka", as: "SPRING_KAFKA_BOOTSTRAP_SERVERS")
    }
  }

  @ListBuilder<Service> func brokers(in profile: Profile) -> [Service] {
    switch queue(in: profile) {
    case .rabbitMQ: rabbitmq
    case .kafka:
      zookeeper
      kafka
    }
  }

  /// A single broker, because each of two brokers would have half of the queue.
  ///
  /// A StatefulSet stops the old pod before it starts the new one.
  var rabbitmq: Service {
    Service("rabbitmq", .statefulSet, image: "rabbitmq:3.6.8-management") {
      Port(.tcp, 5672, name: "rabbitmq", appProtocol: "tcp")
      Port(.http, 15672, servedAt: .nowhere, name: "management", appProtocol: "http")
      Probe(.startup, .tcp(port: "rabbitmq"), every: .seconds(3), timeout: .seconds(3), failures: 60)
      Probe(.readiness, .tcp(port: "rabbitmq"))
      Probe(.liveness, .exec("rabbitmqctl", "status"), every: .minutes(1), timeout: .seconds(30))
      Volume("rabbitmq-config", .configMap("rabbitmq-config"), at: "/etc/rabbitmq", readOnly: true)
      BoundedDescriptors(for: "rabbitmq-server")
      // The queue is kept if the pod is deleted. The broker's cookie, in the home folder, is not on this volume: Kubernetes
      // would make it readable for the volume's group, and RabbitMQ accepts only a cookie that its owner alone can read.
      ClaimTemplate("rabbitmq-queue", "1Gi", at: "/var/lib/rabbitmq/mnesia", subPath: "mnesia")
      Volume("rabbitmq-home", .emptyDir(sizeLimit: "16Mi"), at: "/var/lib/rabbitmq")
      Volume("tmp-volume", .emptyDir(inMemory: true, sizeLimit: "16Mi"), at: "/tmp")
      Resources(cpu: .request("100m", limit: "500m"), memory: .request("256Mi", limit: "512Mi"))
      RunAs(user: 999, group: 999, volumeGroup: 999)

      Sidecar("rabbitmq-exporter", image: "kbudde/rabbitmq-exporter:v0.29.0") {
        Port(.http, 9090, name: "exporter", appProtocol: "http")
        Probe(.readiness, .tcp)
        Probe(.liveness, .tcp)
        Env("PUBLISH_PORT", "9090")
        Env("RABBIT_URL", "http://127.0.0.1:15672")
        Env("RABBIT_CAPABILITIES", "no_sort")
        Resources(cpu: .request("10m", limit: "100m"), memory: .request("16Mi", limit: "64Mi"))
        RunAs(user: 65534)
      }
    }
    .replicas(1)
    .draining(for: .seconds(30), by: "RabbitMQ closes its channels and queues on SIGTERM")
    .scraped(port: "exporter", from: ["monitoring"])
    .routedInMesh { TCPMatch() }
  }

  /// The configuration that the image's entry point would write to its own filesystem.
  ///
  /// The programs' guest user can connect from other pods. The memory limit of the broker depends on the container's
  /// limit and not on the node's memory.
  var rabbitmqConfiguration: ConfigMap {
    ConfigMap(
      "rabbitmq-config",
      [
        "enabled_plugins": "[rabbitmq_management].\n",
        "rabbitmq.config": """
        [
          {rabbit, [
            {loopback_users, []},
            {tcp_listeners, [5672]},
            {vm_memory_high_watermark, {absolute, "200MiB"}}
          ]},
          {rabbitmq_management, [{listener, [{port, 15672}, {ssl, false}]}]}
        ].

        """,
      ])
  }
}
