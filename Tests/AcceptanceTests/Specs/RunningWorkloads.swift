import Portolan

@main
struct Legacy: App {
  let name = "legacy"

  func services(in profile: Profile) -> [Service] {
    Service("web", image: "example.com/web:1.2.0") {
      Port(.http, 8080, servedAt: 80)
      Calls("redis", as: "REDIS_ADDR")
      Calls("mysql", as: "MYSQL_MEMBERS", .members())
      Resources(cpu: .request("100m"), memory: .exactly("128Mi"))
      Volume("settings", .configMap("settings"), at: "/etc/web/web.conf", subPath: "web.conf", readOnly: true)
      Volume("info", .downwardAPI(["labels": "metadata.labels"]), at: "/etc/info")
      Volume("shared", .nfs(server: "nfs.example.com", path: "/exports/web"), at: "/shared")
      Volume(
        "tls",
        .csi("csi.cert-manager.io", attributes: ["csi.cert-manager.io/issuer-name": "ca"], readOnly: true),
        at: "/tls")
      Volume("scratch", .ephemeral("10Gi", storageClass: "fast", labels: ["use": "scratch"]), at: "/scratch")
      Volume("models", .image("example.com/models:1.0"), at: "/models")
      Env("POD", field: "metadata.name")
      Mount("scratch", at: "/logs", subPathExpression: "$(POD)")
      Sidecar("proxy", image: "example.com/proxy:1") {
        Resources(cpu: .request("10m"), memory: .exactly("16Mi"))
      }
      Expose(
        "web-lb", as: .loadBalancer, annotations: ["a/b": "c"], labels: ["external": "yes"],
        selector: ["app.kubernetes.io/name": "web"])
    }
    .autoscaled(
      from: 2, to: 5, on: .cpu(percent: 70, container: "web"), .memory(percent: 80),
      .average("memory", "100Mi", container: "proxy"),
      .object(
        "requests", of: .init(apiVersion: "v1", kind: "Service", name: "web"), average: "10",
        labels: ["a": "b"])
    )
    .selector(["app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "legacy-web"])
    .disruptionBudget(maxUnavailable: 1)
    .spread(over: .zone).apart(on: .host)
    .scraped(monitor: true)
    .loadBalancing(.leastRequest)
    .serviceAccountAnnotations(["eks.amazonaws.com/role-arn": "arn:aws:iam::1:role/web"])
    .serviceLabels(["release": "prometheus"])
    .terminationGracePeriod(.seconds(90))
    .shareProcessNamespace()
    .dnsConfig(searches: ["example.com"], options: ["ndots": "2", "edns0": ""])
    .hostname("web", subdomain: "legacy")
    .readinessGates("example.com/gate")
    .routed(at: "web.example.com", through: "gateway") { Match(.prefix("/")) }
    .patch(
      .deployment,
      """
      spec:
        template:
          spec: {hostUsers: false}
      """)

    Service("redis", .statefulSet(governing: .own), image: "redis:7") {
      Port(.redis, 6379)
      Expose(as: .clusterIP)
      ClaimTemplate("data", "1Gi", at: "/data", labels: ["a": "b"], annotations: ["c": "d"])
    }
    .selector(["app": "redis", "role": "primary"])

    Service("mysql", .statefulSet(governing: "mysql-nodes"), image: "mysql:8") {
      Port(.mysql, 3306)
      Expose("mysql-nodes", as: .headless, publishesNotReady: true)
    }.replicas(3)

    Service(
      "import",
      .job(
        .init(
          completions: 4, restartOnFailure: false,
          failureRules: [
            .ignore(on: "DisruptionTarget"), .failJob(onExitCodes: [42], of: "import"),
            .failIndex(onExitCodes: [3]),
          ], indexed: IndexedJob(retriesPerIndex: 1, failedIndexes: 2))), image: "example.com/import:1")
  }

  func resources(in profile: Profile) -> [any AppPart] {
    Gateway("gateway") { Listener(.http, 80, hosts: ["web.example.com"]) }
    ConfigMap("settings", ["web.conf": "a=b"], labels: ["reload": "yes"], annotations: ["x/y": "z"])
    Secret("demo", demo: ["a": "b"], because: "it is a demo", labels: ["l": "m"], annotations: ["n": "o"])
    PersistentVolumeClaim("disk", "1Gi", volume: "pv-1", labels: ["l": "m"], annotations: ["n": "o"])
    for team in ["a", "b"] {
      Object(
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: quota-\(team)
        spec:
          hard: {pods: "10"}
        """)
    }
    Object([
      "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "computed"],
      "data": Value(["x", "y"].map { ("key-\($0)", "value \($0)") }),
    ])
  }
}
