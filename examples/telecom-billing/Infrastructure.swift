import Portolan

/// The database of the service `order`.
func mysql(in profile: Profile) -> Service {
  Service("mysql", .statefulSet, image: "docker.io/library/mysql:8.4.5") {
    Port(.mysql, 3306)
    Env("MYSQL_DATABASE", "connectdb1")
    Env("MYSQL_USER", configMap: "config-dev", key: "ORDER_DB_USER")
    Env("MYSQL_PASSWORD", secret: "order-db", key: "password")
    Env("MYSQL_ROOT_PASSWORD", secret: "order-db", key: "root-password")
    // Encrypts passwords in transit, inside and outside the mesh.
    Args("--require-secure-transport=ON")

    // The image accepts no connections while it initializes the database: the first start takes minutes on a slow disk.
    Probe(.startup, .tcp, every: .seconds(10), failures: 30)
    Probe(
      .readiness,
      .exec("sh", "-c", "MYSQL_PWD=\"$MYSQL_ROOT_PASSWORD\" mysql -h 127.0.0.1 -u root -e 'SELECT 1'"),
      every: .seconds(10), timeout: .seconds(5), failures: 3)
    Probe(.liveness, .tcp, every: .seconds(10), timeout: .seconds(5), failures: 6)

    Resources(cpu: .request("250m", limit: "1"), memory: .exactly("1Gi"))
    RunAs(user: 999, group: 999, volumeGroup: 999)
    // A subfolder of the disk, because mysqld rejects a folder that contains lost+found.
    ClaimTemplate("data", "8Gi", at: "/var/lib/mysql", subPath: "mysql")
    Volume("run", .emptyDir, at: "/var/run/mysqld")
    Volume("tmp", .emptyDir, at: "/tmp")
  }
  .stateful(in: profile)
  .draining(for: .seconds(60), by: "mysqld closes its tables on SIGTERM")
  .routedInMesh { TCPMatch() }
}

/// The broker for events, which is also its own controller (KRaft).
func kafka(in profile: Profile) -> Service {
  Service("kafka", .statefulSet, image: "apache/kafka:3.9.1") {
    Port(.tcp, 9092, name: "tcp-kafka")
    Port(.tcp, 9093, servedAt: .nowhere, name: "tcp-controller")

    Env("KAFKA_NODE_ID", "1")
    Env("KAFKA_PROCESS_ROLES", "broker,controller")
    Env("KAFKA_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093")
    Env("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://kafka:9092")
    Env("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT")
    Env("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER")
    Env("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093")
    Env("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1")
    Env("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1")
    Env("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1")
    Env("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "true")
    Env("KAFKA_LOG_DIRS", "/var/lib/kafka/data")
    Env("KAFKA_HEAP_OPTS", "-Xms512M -Xmx512M")

    // The controller starts before the broker has recovered its log and accepts clients.
    Probe(.startup, .tcp(port: "tcp-controller"), every: .seconds(5), failures: 60)
    Probe(.readiness, .tcp(port: "tcp-kafka"), every: .seconds(10), timeout: .seconds(2), failures: 3)
    Probe(.liveness, .tcp(port: "tcp-controller"), every: .seconds(10), timeout: .seconds(5), failures: 6)

    Resources(cpu: .request("250m", limit: "1"), memory: .exactly("1Gi"))
    RunAs(user: 1000, group: 1000, volumeGroup: 1000)
    // A subfolder of the disk, because the broker treats every folder as a partition, including lost+found.
    ClaimTemplate("data", "8Gi", at: "/var/lib/kafka/data", subPath: "kafka")
    // The image writes its configuration whenever it starts.
    Volume("config", .emptyDir, at: "/opt/kafka/config")
    Volume("logs", .emptyDir, at: "/opt/kafka/logs")
    Volume("tmp", .emptyDir, at: "/tmp")
  }
  .stateful(in: profile)
  .draining(for: .seconds(60), by: "controlled shutdown on SIGTERM")
  .routedInMesh { TCPMatch() }
}
