import Portolan

/// An app in which every property of its services and resources differs from the default.
struct FullSpec: App {
  let name = "full"
  let objectLabels: KeyValues = ["object": "label"]
  let defaults = ServiceDefaults.all.subtracting(.accounts)

  func services(in profile: Profile) -> [Service] {
    Service("web", .cronJob(schedule: "0 4 * * *"), image: "web:1") {
      ImagePullPolicy.always
      Command("run")
      Args("--fast")
      WorkingDirectory("/srv")
      Port(.http, 8080)
      Env("NAME", field: "metadata.name")
      EnvFrom(secret: "db", prefix: "DB_")
      Calls("db", as: "DB")
      Probe(.startup, .tcp)
      Resources(cpu: .limit("1"), extendedLimits: ["nvidia.com/gpu": "1"])
      Mount("data", at: "/data", subPath: "web", subPathExpression: "$(NAME)", propagation: .hostToContainer)
      Hook(.postStart, .exec("true"))
      Relax(.capability("NET_ADMIN"), because: "it routes")
      RunAs(user: 1000, group: 1000, volumeGroupChange: .onRootMismatch)
      TerminationMessage(.logsOnError, path: "/message")
      StandardInput(closesAfterFirst: true, terminal: true)
      Device("disk", at: "/dev/xvda")
      SecurityContext(
        runAsNonRoot: true, runAsUser: 1, runAsGroup: 2, readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false, privileged: false, add: ["A"], drop: ["ALL"],
        seccomp: .localhost("profile.json"), seLinux: SELinux(level: "s0:c1"), appArmor: .localhost("p"),
        procMount: .unmasked)
      Volume("script", .configMap("settings", items: ["a": "b"], itemModes: ["a": "0555"]))
      Volume("key", .secret("db", items: ["a": "b"], itemModes: ["a": "0400"]))
      Volume(
        "both",
        .projected([
          .configMap("settings", items: ["a": "b"], itemModes: ["a": "0555"]),
          .secret("db", items: ["a": "b"], itemModes: ["a": "0400"]),
        ]))
      Volume(
        "data",
        .projected(
          [
            .fields(
              ["name": "metadata.name"], resources: [ResourceFile("cpu", resource: "limits.cpu", of: "web")],
              itemModes: ["name": "0444"])
          ], mode: "0400"))
      Volume(
        "fields",
        .downwardAPI(
          ["a": "metadata.name"],
          resources: [ResourceFile("b", resource: "limits.cpu", of: "web", divisor: "1m")],
          itemModes: ["a": "0444"]), at: "/a", subPath: "b")
      Volume("nfs", .nfs(server: "nfs", path: "/", readOnly: true))
      Volume("csi", .csi("csi", attributes: ["a": "b"], fileSystem: "xfs", secret: "s", readOnly: true))
      Volume(
        "scratch",
        .ephemeral(
          "1Gi", storageClass: "fast", mode: .block, from: .claim("old"), labels: ["a": "b"],
          annotations: ["c": "d"]), at: "/dev/xvdc")
      Volume("model", .image("model:1", pullPolicy: .always))
      ClaimTemplate(
        "claim", "1Gi", mode: .block, from: .snapshot("yesterday"), at: "/dev/xvdb", labels: ["a": "b"],
        annotations: ["c": "d"])
      InitContainer("wait", image: "wait:1")
      Sidecar("proxy", image: "proxy:1", native: false)
      Expose(as: .loadBalancer(LoadBalancer(className: "internal")), affinity: ClientAffinity(timeout: "1h"))
      Expose(
        "other", as: .clusterIP, labels: ["a": "b"], selector: ["c": "d"], distribution: .preferSameNode)
      Subset("canary", labels: ["version": "v2"], loadBalancing: .random, tls: .disabled)
      Authorize(services: ["cart"], methods: ["GET"])
    }
    .routedInMesh { fullMatch }
    .patch(.cronJob, ["spec": ["suspend": true]])
    .patch(.virtualService, named: "web", at: "spec.http[0]", ["retries": [:]])
    .named("the-web").serviceNamed("web-service").workloadLabels(["w": "1"]).labeled(["a": "1"]).labeled(
      ["o": "1"], pods: false
    ).annotated([
      "b": "2"
    ]).podLabels(["c": "3"]).podAnnotations([
      "d": "4"
    ])
    .serviceAnnotations(["e": "5"]).serviceLabels(["f": "6"]).serviceAccountLabels(["h": "8"])
    .serviceAccountAnnotations(["g": "7"])
    .serviceAccountPullSecrets("account-pull").serviceAccountToken(false).seLinux(SELinux(type: "t"))
    .appArmor(.runtimeDefault)
    .selector(["h": "8"]).serviceAccount(.namespaceDefault).allowing("rule", because: "reason")
    .priority("high").runtimeClass("gvisor").scheduled(by: "mine").imagePullSecrets("pull")
    .hostAliases(HostAlias("10.0.0.1", "store")).dnsPolicy(.nodeDefault).sysctls(["net.core.somaxconn": "1"])
    .serviceLinks().dnsConfig(nameservers: ["10.0.0.1"], searches: ["a.b"], options: ["ndots": "2"])
    .hostname("host", subdomain: "domain").readinessGates("a.b/c").terminationGracePeriod("60s")
    .shareProcessNamespace().automountServiceAccountToken(false).withoutDefaults(
      .hardening, because: "a test"
    )
    .podSecurityContext(
      PodSecurityContext(
        runAsNonRoot: true, runAsUser: 1, runAsGroup: 2, fsGroup: 3, supplementalGroups: [4],
        seccomp: .unconfined, volumeGroupChange: .always, groupMembership: .strict)
    )
    .placed(on: .spot(.label("node", "spot"), onDemandFloor: 1)).attracted(to: .above("cores", 4))
    .tolerating(Toleration("spot", "yes", effect: .noExecute, for: "60s", omitsOperator: true)).apart(
      on: .zone
    ).near("db").spread(
      over: .region, affinityPolicy: .ignored, taintsPolicy: .honored, perRollout: true
    )
    .destinationRule(named: "rule").connectionPool(
      maxConnections: 1, keepalive: Keepalive(idle: "60s", interval: "5s", probes: 3)
    ).outlierDetection(maxEjectionPercent: 50)
    .loadBalancing(.hashCookie("user", lifetime: "1h")).upstreamTLS(.mutual(credential: "certificate"))
    .replicas(2).replicas(3)
    .autoscaled(
      from: 1, to: 2,
      on: .object(
        "queue", of: .init(apiVersion: "v1", kind: "Queue", name: "q"), value: "3", average: "4",
        labels: ["a": "b"]),
      .cpu(percent: 50, container: "web"), .memory(percent: 50, container: "web"),
      .average("cpu", "1", container: "web")
    )
    .disruptionBudget(minAvailable: "50%").rollout(.partition(1)).draining(for: "15s")
    .scraped(monitor: true).traced(.serviceName("NAME")).slo(availability: 99.9).hook(.preUpgrade, weight: 1)
    .namedByContent(false)
    for workload in Self.workloads { Service("other", workload, image: "other:1") }
  }

  /// Workloads with all settings.
  static let workloads: [Workload] = [
    .statefulSet(parallel: true, retention: .init(whenDeleted: .delete), governing: "nodes", firstOrdinal: 1),
    .statefulSet(governing: .own),
    .job(
      .init(
        completions: 1, restartOnFailure: false,
        failureRules: [
          .failJob(onExitCodes: [1]), .failJob(unlessExitCodes: [2], of: "web"), .failJob(on: "A"),
          .failIndex(onExitCodes: [3]), .ignore(on: "B", status: "False"), .ignore(onExitCodes: [4]),
          .count(onExitCodes: [5]),
        ], indexed: IndexedJob(retriesPerIndex: 1, failedIndexes: 2),
        succeeds: [.indexes("0", count: 1), .count(1)], replacement: .whenEnded)),
  ]

  /// An HTTP route with all settings.
  var fullMatch: Match {
    Match(.query("q", .present), name: "all", timeout: "1s", retries: 2)
      .to(.to("db", port: "http", subset: "canary", weight: 100))
      .rewriting(path: "/").redirecting(Redirect(host: "example.com"))
      .mirroring(to: .to(host: "other.example.com", port: 80), percent: 1)
      .injecting(HTTPFault(abort: .init(grpc: "UNAVAILABLE", percent: 1)))
      .allowing(CORS(origins: [.regex(".*")], methods: ["GET"], credentials: true))
      .mirroring(to: .to("db"), percent: 5)
      .changingHeaders(HeaderOperations(request: .init(set: ["a": "b"], remove: ["c"])))
  }

  func resources(in profile: Profile) -> [any AppPart] {
    Namespace(annotations: ["a": "b"])
    ConfigMap("settings", ["a": "b"], immutable: true, labels: ["c": "d"], annotations: ["e": "f"])
    ConfigMap(existing: "certificates", keys: ["ca.crt"])
    Secret(
      "db", demo: ["password": "x"], because: "a demonstration", labels: ["c": "d"], annotations: ["e": "f"]
    )
    .allowing("secret-in-manifest", because: "a demonstration", until: "2030-01-31")
    PersistentVolumeClaim(
      "data", "1Gi", storageClass: "fast", access: [.readWriteMany], volume: "pv", mode: .filesystem,
      from: .object(group: "example.com", kind: "Source", name: "s"), labels: ["a": "b"],
      annotations: ["c": "d"])
    PriorityClass("high", value: 1000, preempts: false, summary: "first")
    Gateway("gateway") {
      Listener(.https, 443, hosts: ["*"], tls: .simple(credential: "c", minVersion: .tls1_3))
    }
    ServiceEntry("apis", hosts: ["api.example.com"], resolution: .dns) { EntryPort(.https, 443) }
    ServiceEntry("store", hosts: ["store.example.com"], endpoints: ["10.0.0.1"], resolution: .static) {
      EntryPort(.https, 443)
    }
    ExternalService("db", host: "db.example.com", labels: ["a": "b"], annotations: ["c": "d"]) {
      EntryPort(.mysql, 3306)
    }
    PeerAuthentication(.strict, for: "web", ports: [9000: .permissive])
    DenyByDefault(mesh: false)
    IngressController("nginx", in: "edge", pods: ["app": "nginx"])
    Object("kind: LimitRange")
    Object(["kind": "LimitRange", "spec": [1, 2.5, nil, false, -7]])
  }

  func experiments(in profile: Profile) -> [Experiment] {
    Together("all") {
      LoadTest("load", locust: "users.py", against: "web", users: 2, spawnRate: 1, for: "1m")
      LoadTest("siege", siege: "/", against: "web", clients: 2, for: "1m", delay: "1s", isVerbose: false)
      RollingRestart(of: "web", "db", every: "30s", for: "1m")
      SpotInterruption(on: .label("node", "spot"), count: 2, every: "1m", for: "5m")
      NodeDrain(every: "1m", for: "5m")
      ZoneOutage(of: "a", for: "1m")
      NodeLoss(count: 2)
      FaultInjection(
        on: "web", in: .base, delay: "1s", delayed: 5, abort: 503, aborted: 0.5, for: "1m")
    }
    .slo(availability: 99.9)
  }
}
