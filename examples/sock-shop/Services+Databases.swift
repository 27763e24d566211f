import Portolan

extension SockShop {
  var users: MongoReplicaSet { MongoReplicaSet(name: "user-db") }
  var carts: MongoReplicaSet { MongoReplicaSet(name: "carts-db") }
  var orders: MongoReplicaSet { MongoReplicaSet(name: "orders-db") }
  var replicaSets: [MongoReplicaSet] { [users, carts, orders] }

  @ListBuilder<Service> var databases: [Service] {
    for set in replicaSets { set.database }

    Service("catalogue-db", .statefulSet, image: "weaveworksdemos/catalogue-db:0.3.0") {
      Port(.mysql, 3306)
      Health(.tcp)
      BoundedDescriptors(for: "mysqld")
      Env("MYSQL_ROOT_PASSWORD", secret: "catalogue-db", key: "root-password")
      Env("MYSQL_DATABASE", "socksdb")
      // A subfolder of the disk, because MySQL does not initialize a folder with `lost+found`.
      ClaimTemplate("mysql-data", "1Gi", at: "/var/lib/mysql", subPath: "mysql")
      Volume("mysql-socket", .emptyDir(inMemory: true, sizeLimit: "1Mi"), at: "/var/run/mysqld")
      Volume("tmp-volume", .emptyDir(sizeLimit: "256Mi"), at: "/tmp")
      Resources(cpu: .request("100m", limit: "500m"), memory: .request("256Mi", limit: "512Mi"))
      RunAs(user: 999, group: 999, volumeGroup: 999)
    }
    // Each pod fills its disk from the image, and catalogue only reads, so three pods have three copies of the same
    // rows.
    .replicas(3)
    .apart(on: .host)
    .spread(over: .zone)
    .draining(for: .seconds(30), by: "mysqld writes its pages to disk on SIGTERM")
    .routedInMesh { TCPMatch() }

    Service("session-db", .statefulSet, image: "redis:7-alpine") {
      Port(.redis, 6379)
      Health(.exec("redis-cli", "ping"), liveness: .tcp)
      Args("--appendonly", "yes")
      ClaimTemplate("session-data", "1Gi", at: "/data")
      Resources(cpu: .request("50m", limit: "200m"), memory: .request("64Mi", limit: "128Mi"))
      RunAs(user: 999, group: 1000, volumeGroup: 1000)
    }
    .replicas(1)
    .draining(for: .seconds(10), by: "Redis writes its log to disk on SIGTERM")
    .routedInMesh { TCPMatch() }
  }
}
