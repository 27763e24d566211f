import Portolan

/// The broker for events, with the name and port that the images use.
func kafka(in profile: Profile) -> Service {
  Service("my-kafka", .statefulSet, image: "confluentinc/cp-kafka:7.9.1") {
    Port(.tcp, 9092, name: "tcp-clients")
    Port(.tcp, 29092, servedAt: .nowhere, name: "tcp-brokers")
    Calls("zookeeper", as: "KAFKA_ZOOKEEPER_CONNECT")

    Env("KAFKA_BROKER_ID", "1")
    Env("KAFKA_LISTENERS", "PLAINTEXT://0.0.0.0:29092,PLAINTEXT_HOST://0.0.0.0:9092")
    // The only broker connects to itself inside its pod, because it is not an endpoint of my-kafka before it is ready.
    Env("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://localhost:29092,PLAINTEXT_HOST://my-kafka:9092")
    Env("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,PLAINTEXT_HOST:PLAINTEXT")
    Env("KAFKA_INTER_BROKER_LISTENER_NAME", "PLAINTEXT")
    Env("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1")
    Env("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1")
    Env("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1")
    Env("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "true")
    // Each pod of the service `order` receives the events of its own partitions: with one partition, two of three pods
    // would receive no events.
    Env("KAFKA_NUM_PARTITIONS", "3")
    Env("KAFKA_HEAP_OPTS", "-Xms512M -Xmx512M")

    // After a crash, the broker reads its log before it opens a port.
    Probe(.startup, .tcp(port: "tcp-brokers"), every: .seconds(5), failures: 60)
    Probe(.readiness, .tcp(port: "tcp-clients"), every: .seconds(10), timeout: .seconds(2), failures: 3)
    Probe(.liveness, .tcp(port: "tcp-brokers"), every: .seconds(10), timeout: .seconds(5), failures: 6)

    Resources(cpu: .request("250m", limit: "1"), memory: .exactly("1Gi"))
    ConfluentImage()
    InitContainer("zookeeper-check", image: "confluentinc/cp-kafka:7.9.1") {
      Calls("zookeeper", as: "ZOOKEEPER_HOST", .host)
      Command("/bin/bash", "-c", untilZooKeeperAnswers)
      Resources(cpu: .request("10m", limit: "100m"), memory: .request("16Mi", limit: "64Mi"))
    }
    // A subfolder of the disk, because the broker treats every folder as a partition, including lost+found.
    ClaimTemplate("data", "8Gi", at: "/var/lib/kafka/data", subPath: "kafka")
  }
  .stateful(in: profile)
  .draining(for: .seconds(60), by: "controlled shutdown on SIGTERM")
  .routedInMesh { TCPMatch() }
}

/// Waits up to ten minutes for ZooKeeper, which the broker requires to start; then the init container fails and restarts,
/// which makes the problem visible.
private let untilZooKeeperAnswers = """
  for attempt in $(seq 120); do
    (exec 3<>"/dev/tcp/$ZOOKEEPER_HOST/2181" && echo srvr >&3 && timeout 3 grep -q ^Mode: <&3) && exit 0
    echo "no answer from $ZOOKEEPER_HOST yet ($attempt)"
    sleep 5
  done
  exit 1
  """

/// The storage of the broker's state.
func zookeeper(in profile: Profile) -> Service {
  Service("zookeeper", .statefulSet, image: "confluentinc/cp-zookeeper:7.9.1") {
    Port(.tcp, 2181, name: "tcp-clients")
    Env("ZOOKEEPER_CLIENT_PORT", "2181")
    Env("ZOOKEEPER_TICK_TIME", "2000")
    Env("ZOOKEEPER_ADMIN_ENABLE_SERVER", "false")
    Env("KAFKA_HEAP_OPTS", "-Xms256M -Xmx256M")

    Probe(.startup, .tcp, every: .seconds(5), failures: 24)
    // A server that responds with its mode serves requests; a server that only listens may not have loaded its data.
    Probe(
      .readiness,
      .exec("bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/2181 && echo srvr >&3 && grep -q ^Mode: <&3"),
      every: .seconds(10), timeout: .seconds(5), failures: 3)
    Probe(.liveness, .tcp, every: .seconds(10), timeout: .seconds(5), failures: 6)

    Resources(cpu: .request("100m", limit: "500m"), memory: .exactly("512Mi"))
    ConfluentImage()
    ClaimTemplate("data", "2Gi")
    Mount("data", at: "/var/lib/zookeeper/data", subPath: "data")
    Mount("data", at: "/var/lib/zookeeper/log", subPath: "log")
  }
  .stateful(in: profile)
  .draining(for: .seconds(15), by: "the server closes its log on SIGTERM")
  .routedInMesh { TCPMatch() }
}

/// Shows topics and messages to developers.
///
/// The program has no login, so it is not exposed at a gateway:
/// `kubectl -n food-delivery port-forward service/kafka-ui 9500`.
func kafkaUI(in profile: Profile) -> Service {
  Service("kafka-ui", image: "provectuslabs/kafka-ui:v0.7.2") {
    Port(.http, 8080, servedAt: 9500)
    Env("KAFKA_CLUSTERS_0_NAME", "local")
    Calls("my-kafka", as: "KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS", .url(scheme: "PLAINTEXT"))
    Calls("zookeeper", as: "KAFKA_CLUSTERS_0_ZOOKEEPER")
    Env("JAVA_OPTS", "-XX:MaxRAMPercentage=60")
    Env("SERVER_SHUTDOWN", "graceful")
    Env("MANAGEMENT_ENDPOINT_HEALTH_PROBES_ENABLED", "true")
    Probe(.readiness, .http("/actuator/health/readiness"), after: .seconds(10), failures: 10)
    Probe(.liveness, .http("/actuator/health/liveness"), after: .seconds(60))
    Resources(cpu: .request("100m", limit: "1"), memory: .request("384Mi", limit: "512Mi"))
    RunAs(user: 100, group: 101)
    Volume("tmp", .emptyDir(sizeLimit: "64Mi"), at: "/tmp")
  }
  .stateless(from: 2, to: 4, in: profile)
  .draining(for: .seconds(15), by: "server.shutdown=graceful on SIGTERM")
  .circuitBroken()
  .routedInMesh { Match(timeout: .seconds(30), retries: .unreceived) }
}

/// The parts that Confluent's images require: a user, and volumes for folders that the start script writes to.
struct ConfluentImage: SharedParts {
  var parts: [any ServicePart] {
    RunAs(user: 1000, group: 1000, volumeGroup: 1000)
    Volume("config", .emptyDir, at: "/etc/kafka")
    Volume("logs", .emptyDir, at: "/var/log/kafka")
    Volume("tmp", .emptyDir, at: "/tmp")
  }
}
