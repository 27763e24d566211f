/// The kind of state that a well-known program keeps for others.
package enum StoreProgram: Sendable, Hashable {
  /// A database, a cache, or another store that clients query.
  case database
  /// A message broker.
  case queue

  /// The kind of a program, by the words of its image's name; nil for other programs.
  ///
  /// Programs that only work with a store, such as `kafka-ui` and `mysqld-exporter`, are not stores.
  package static func of(image: String) -> StoreProgram? {
    let base = ImageReference(image).baseName
    let words = base.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard !words.contains(where: tools.contains) else { return nil }
    if words.contains(where: isQueue) { return .queue }
    return words.contains(where: isDatabase) ? .database : nil
  }

  /// The kind of the programs that use a port by default; nil for other ports.
  package static func of(port: Int) -> StoreProgram? {
    protocolName(ofPort: port).flatMap(of(protocol:)) ?? ports[port]
  }

  /// The protocol of the programs that use a port by default, if Istio knows the protocol; nil for other ports.
  package static func protocolName(ofPort port: Int) -> String? {
    switch port {
    case 3306: "mysql"
    case 6379: "redis"
    case 27_017: "mongo"
    default: nil
    }
  }

  /// The kind of the programs that speak a protocol of a Service's port; nil for other protocols.
  package static func of(protocol name: String) -> StoreProgram? {
    switch name {
    case "mongo", "mysql", "redis": .database
    case "amqp": .queue
    default: nil
    }
  }

  private static func isQueue(_ word: String) -> Bool { queues.contains(word) }

  private static func isDatabase(_ word: String) -> Bool {
    databases.contains { word == $0 || word.hasPrefix($0) && word.dropFirst($0.count).allSatisfy(\.isNumber) }
  }

  private static let queues: Set<String> = [
    "kafka", "rabbitmq", "nats", "activemq", "artemis", "pulsar", "redpanda", "mosquitto", "emqx", "nsq",
    "nsqd",
    "elasticmq", "beanstalkd", "vernemq", "rocketmq", "strimzi",
  ]

  private static let databases: [String] = [
    "db", "database", "postgres", "postgresql", "postgis", "timescaledb", "mysql", "mysqld", "mariadb",
    "percona",
    "mongo", "mongodb", "redis", "valkey", "keydb", "dragonfly", "memcached", "cassandra", "scylla",
    "elasticsearch",
    "opensearch", "solr", "cockroach", "cockroachdb", "couchdb", "couchbase", "influxdb", "neo4j", "arangodb",
    "clickhouse", "mssql", "oracle", "etcd", "zookeeper", "rethinkdb", "tidb", "tikv", "yugabyte",
    "yugabytedb",
    "dynamodb", "minio", "qdrant", "milvus", "weaviate", "eventstore", "hazelcast", "consul", "victoria",
  ]

  /// The words in the names of images that are not stores, even if another word names a store: `postgres-exporter`.
  private static let tools: Set<String> = [
    "exporter", "ui", "operator", "proxy", "express", "commander", "admin", "client", "cli", "connect",
    "rest", "init",
    "backup", "restore", "migrate", "migration", "migrations", "job", "consumer", "producer", "manager",
    "console",
    "controller", "agent", "sidecar", "setup", "test", "tools", "dashboard", "akhq", "registry", "bridge",
    "insight",
    "kafdrop", "adminer", "seed", "webhook", "autoscaler",
  ]

  private static let ports: [Int: StoreProgram] = [
    5432: .database, 1433: .database, 1521: .database, 11_211: .database, 9042: .database, 26_257: .database,
    5984: .database, 8086: .database, 7687: .database,
    2181: .database, 5672: .queue, 9092: .queue, 4222: .queue, 61_616: .queue, 1883: .queue, 6650: .queue,
  ]
}
