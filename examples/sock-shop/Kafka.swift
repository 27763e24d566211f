import Portolan

extension SockShop {
  var kafka: Service {
    Service("kafka", .statefulSet(parallel: true), image: "wurstmeister/kafka:2.13-2.6.0") {
      Port(.tcp, 9092, name: "tcp-kafka")
      // Brokers must find each other before any of them can be ready.
      Expose(as: .headless, publishesNotReady: true)
      Health(.tcp)
      Calls("zookeeper", as: "KAFKA_ZOOKEEPER_CONNECT", port: "tcp-client")
      Env("POD_NAME", field: "metadata.name")
      // A number: 0, 1, or 2.
      Env("KAFKA_BROKER_ID", field: "metadata.labels['apps.kubernetes.io/pod-index']")
      // Each broker has its own name, because clients are redirected to the leader of a partition.
      Env("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://$(POD_NAME).kafka:9092")
      Env("KAFKA_HEAP_OPTS", "-Xms512m -Xmx512m")
      Env("KAFKA_LOG4J_OPTS", "-Dlog4j.configuration=file:/etc/kafka/log4j.properties")
      // Without `-loggc`, which would write to the program's folder.
      Env("EXTRA_ARGS", "-name kafkaServer")
      Env("LOG_DIR", "/tmp")
      // The image's entry point edits its configuration file; this command has the same effect without writing.
      Command("/opt/kafka/bin/kafka-server-start.sh", "/etc/kafka/server.properties")
      Args(
        "--override", "broker.id=$(KAFKA_BROKER_ID)",
        "--override", "zookeeper.connect=$(KAFKA_ZOOKEEPER_CONNECT)",
        "--override", "advertised.listeners=$(KAFKA_ADVERTISED_LISTENERS)")
      ClaimTemplate("kafka-data", "5Gi", at: "/kafka")
      Volume("kafka-config", .configMap("kafka-config"), at: "/etc/kafka", readOnly: true)
      Volume("tmp-volume", .emptyDir(sizeLimit: "256Mi"), at: "/tmp")
      Resources(cpu: .request("250m", limit: "1"), memory: .request("768Mi", limit: "1Gi"))
      RunAs(user: 1000, group: 1000, volumeGroup: 1000)
    }
    .replicas(3)
    .apart(on: .host)
    .spread(over: .zone)
    .draining(for: .seconds(60), by: "Kafka's controlled shutdown on SIGTERM")
    .routedInMesh { TCPMatch() }
  }

  /// The common configuration of the three brokers: no message is lost if one of them is unavailable.
  ///
  /// The data is in a subfolder of the disk, because the broker would treat `lost+found` as a partition.
  var kafkaConfiguration: ConfigMap {
    ConfigMap(
      "kafka-config",
      [
        "server.properties": """
        listeners=PLAINTEXT://:9092
        log.dirs=/kafka/logs
        num.partitions=3
        default.replication.factor=3
        min.insync.replicas=2
        offsets.topic.replication.factor=3
        transaction.state.log.replication.factor=3
        transaction.state.log.min.isr=2
        zookeeper.connection.timeout.ms=18000

        """,
        "log4j.properties": """
        log4j.rootLogger=INFO, stdout
        log4j.appender.stdout=org.apache.log4j.ConsoleAppender
        log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
        log4j.appender.stdout.layout.ConversionPattern=[%d] %p %m (%c)%n

        """,
      ])
  }

  /// The coordination service that the brokers use to elect leaders.
  var zookeeper: Service {
    Service("zookeeper", .statefulSet(parallel: true), image: "zookeeper:3.8.4") {
      Port(.tcp, 2181, name: "tcp-client")
      Port(.tcp, 2888, name: "tcp-peer")
      Port(.tcp, 3888, name: "tcp-election")
      // Servers must find each other before any of them can be ready.
      Expose(as: .headless, publishesNotReady: true)
      Probe(.startup, answers("ruok", with: "imok"), every: .seconds(3), timeout: .seconds(3), failures: 60)
      Probe(.readiness, answers("srvr", with: "Mode"), every: .seconds(5), timeout: .seconds(3), failures: 3)
      Probe(.liveness, answers("ruok", with: "imok"), every: .seconds(15), timeout: .seconds(5), failures: 4)
      Env("POD_INDEX", field: "metadata.labels['apps.kubernetes.io/pod-index']")
      Env("ZK_SERVER_HEAP", "256")
      // ZooKeeper counts its servers from 1.
      Command("/bin/bash", "-c")
      Args("ZOO_MY_ID=$((POD_INDEX + 1)) exec /docker-entrypoint.sh zkServer.sh start-foreground")
      ClaimTemplate("zookeeper-data", "1Gi", at: "/data")
      Volume("zookeeper-config", .configMap("zookeeper-config"))
      Mount("zookeeper-config", at: "/conf/zoo.cfg", subPath: "zoo.cfg", readOnly: true)
      Volume("zookeeper-logs", .emptyDir(sizeLimit: "64Mi"), at: "/logs")
      Volume("tmp-volume", .emptyDir(inMemory: true, sizeLimit: "16Mi"), at: "/tmp")
      Resources(cpu: .request("100m", limit: "500m"), memory: .request("256Mi", limit: "512Mi"))
      RunAs(user: 1000, group: 1000, volumeGroup: 1000)
    }
    .replicas(3)
    .apart(on: .host)
    .spread(over: .zone)
    .draining(for: .seconds(10), by: "ZooKeeper leaves its quorum on SIGTERM")
    .routedInMesh { TCPMatch() }
  }

  var zookeeperConfiguration: ConfigMap {
    ConfigMap(
      "zookeeper-config",
      [
        "zoo.cfg": """
        dataDir=/data
        dataLogDir=/data/log
        tickTime=2000
        initLimit=10
        syncLimit=5
        quorumListenOnAllIPs=true
        autopurge.snapRetainCount=3
        autopurge.purgeInterval=24
        admin.enableServer=false
        4lw.commands.whitelist=ruok,srvr
        server.1=zookeeper-0.zookeeper:2888:3888;2181
        server.2=zookeeper-1.zookeeper:2888:3888;2181
        server.3=zookeeper-2.zookeeper:2888:3888;2181

        """
      ])
  }

  private func answers(_ word: String, with answer: String) -> Probe.Check {
    .exec("/bin/bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/2181 && echo \(word) >&3 && grep -q \(answer) <&3")
  }
}
