import Portolan

/// Three MongoDB servers that replicate the same data, and the Job that initiates the replica set.
struct MongoReplicaSet {
  let name: String

  private var image: String { "mongo:4.4" }

  var database: Service {
    Service(name, .statefulSet(parallel: true), image: image, containerName: "mongodb") {
      Port(.tcp, 27017, name: "tcp-mongo")
      // Members must find each other before any of them can be ready.
      Expose(as: .headless, publishesNotReady: true)
      Probe(.startup, isAnswering, every: .seconds(5), timeout: .seconds(5), failures: 60)
      Probe(.readiness, isMember, every: .seconds(10), timeout: .seconds(5), failures: 3)
      Probe(.liveness, isAnswering, every: .seconds(30), timeout: .seconds(10), failures: 4)
      Args("mongod", "--replSet", "rs0", "--bind_ip_all", "--wiredTigerCacheSizeGB", "0.25")
      ClaimTemplate("mongo-data", "1Gi", at: "/data/db")
      Volume("mongo-configdb", .emptyDir(sizeLimit: "1Mi"), at: "/data/configdb")
      Volume("tmp-volume", .emptyDir(inMemory: true, sizeLimit: "16Mi"), at: "/tmp")
      Resources(cpu: .request("100m", limit: "500m"), memory: .request("384Mi", limit: "768Mi"))
      RunAs(user: 999, group: 999, volumeGroup: 999)
    }
    .replicas(3)
    .apart(on: .host)
    .spread(over: .zone)
    .draining(for: .seconds(30), by: "mongod steps down and closes its files on SIGTERM")
    .routedInMesh { TCPMatch() }
  }

  /// Runs once after each change, and can run again: it does not change an initiated set.
  ///
  /// The Job waits for all members. It fails after 15 minutes, so that a member that never starts is noticed.
  var initiation: Service {
    Service("\(name)-init", .job(.init(retries: 10, deadline: .minutes(15))), image: image) {
      Calls(name, as: "MEMBERS", .members())
      Command("mongo", "--nodb", "--norc", "--quiet", "--eval", initiationScript)
      Resources(cpu: .request("50m", limit: "200m"), memory: .request("64Mi", limit: "128Mi"))
      RunAs(user: 999, group: 999)
    }
  }

  private var isAnswering: Probe.Check { shell("quit(db.adminCommand('ping').ok ? 0 : 1)") }

  private var isMember: Probe.Check {
    shell("const me = db.isMaster(); quit(me.ismaster || me.secondary ? 0 : 1)")
  }

  private func shell(_ script: String) -> Probe.Check {
    .exec("mongo", "--norc", "--quiet", "--eval", script)
  }

  private var initiationScript: String {
    """
    const members = '$(MEMBERS)'.split(',');
    function admin(member) {
      for (;;) {
        try {
          return new Mongo(member).getDB('admin');
        } catch (error) {
          print(member + ' does not answer yet');
          sleep(2000);
        }
      }
    }
    members.forEach(admin);
    const first = admin(members[0]);
    if (first.adminCommand({ replSetGetStatus: 1 }).codeName === 'NotYetInitialized') {
      const set = { _id: 'rs0', members: members.map((host, id) => ({ _id: id, host: host })) };
      assert.commandWorked(first.adminCommand({ replSetInitiate: set }));
    }
    while (!first.adminCommand({ isMaster: 1 }).primary) sleep(1000);

    """
  }
}
