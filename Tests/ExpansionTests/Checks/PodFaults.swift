import Portolan
import Testing

@Suite struct `Errors in pods` {
  @Test(arguments: containers + environment + probes + volumes)
  func `are reported at their positions`(_ example: Example) throws { try example.check() }

  @ListBuilder<Example> static var containers: [Example] {
    Example.parts("a container's name is a DNS label", "7 malformed-name") {
      Sidecar("Proxy", image: "proxy:1", line: 7)
    }
    Example.parts("two containers with the same name", "7 repeated-container", "8 repeated-container") {
      Sidecar("call", image: "proxy:1", line: 7)
      InitContainer("wait", image: "wait:1", line: 6)
      Sidecar("wait", image: "wait:1", line: 8)
    }
    Example("an image is a reference", "7 malformed-image", "8 malformed-image") {
      Service("call", image: "", line: 7)
      Service("payment", image: "https://example.com/payment:1", line: 8)
      Service("store", image: "localhost:5000/a/b__c:v1.0@sha256:\(String(repeating: "0", count: 64))")
      Service("order", image: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/order")
    }
    Example.parts("a working directory is absolute", "2 malformed-path") { WorkingDirectory("app") }
    Example.parts(
      "init containers have no probes or hooks", "7 part-of-init-container", "8 part-of-init-container"
    ) {
      InitContainer("wait", image: "wait:1") {
        Probe(.readiness, .exec("true"), line: 7)
        Hook(.preStop, .exec("true"), line: 8)
      }
    }

    Example.parts("resources are set once", "8 repeated-resources") {
      Resources(cpu: .request("100m"), line: 7)
      Resources(memory: .request("64Mi"), line: 8)
    }
    Example.parts(
      "quantities have the form that Kubernetes accepts", "7 malformed-quantity", "7 malformed-quantity"
    ) {
      Resources(cpu: .request("a lot"), memory: .exactly("64MB"), line: 7)
    }
    Example.parts("quantities are not negative", "7 out-of-range", "7 out-of-range") {
      Resources(cpu: .request("-1"), memory: .limit("0"), line: 7)
    }
    Example.parts("memory is counted in bytes", "7 part-of-one") {
      Resources(memory: .request("128m"), line: 7)
    }
    Example.parts("a request is not above its limit", "7 request-above-limit") {
      Resources(cpu: .request("1", limit: "1000m"), memory: .request("1Gi", limit: "1000Mi"), line: 7)
    }
    Example.parts("extended resources", "7 malformed-key", "7 part-of-one", "7 repeated-key") {
      Resources(
        extended: [
          "nvidia.com/gpu": "0.5", "cpu": "1", "example.com/a": "1", "example.com/a": "1",
          "hugepages-2Mi": "2Mi",
        ],
        line: 7)
    }
    Example.parts(
      "resources with the domain of Kubernetes or a subdomain are not extended", "7 malformed-key"
    ) {
      Resources(extended: ["batch.kubernetes.io/foobar": "1"], line: 7)
    }

    Example.parts(
      "a probe without a port does not use ports of other protocols", "7 probe-port", "8 probe-port"
    ) {
      Port(.tcp, 53, name: "tcp-dns")
      Port(.http, 8080)
      Probe(.readiness, .http("/ready"), line: 6)
      Probe(.liveness, .grpc, line: 7)
      Probe(.startup, .http("/", https: true), line: 8)
    }
    Example.parts("the path of the termination message is absolute", "7 malformed-path") {
      TerminationMessage(path: "log", line: 7)
    }
    Example.parts("a group change requires a group", "7 volume-group") {
      RunAs(user: 1000, volumeGroupChange: .onRootMismatch, line: 7)
    }
    Example(
      "a block device is not mounted, and a file system is not a device", "7 volume-mode", "9 volume-mode"
    ) {
      Service("db", .statefulSet, image: "db:1") {
        ClaimTemplate("disk", "1Gi", mode: .block)
        Mount("disk", at: "/data", line: 7)
        ClaimTemplate("files", "1Gi")
        Device("files", at: "/dev/xvda", line: 9)
      }
    }
    Example.parts(
      "a device belongs to a volume and has an absolute path", "7 malformed-path", "7 unknown-volume"
    ) {
      Device("disk", at: "xvda", line: 7)
    }
    Example.parts("modes of files belong to items", "7 malformed-mode", "7 unknown-item", "7 unknown-secret")
    {
      Volume(
        "files", .secret("other", items: ["a": "b"], itemModes: ["c": "0400", "a": "999"]), at: "/f", line: 7)
    }
    Example(
      "a Job's early success", "3 indexed-job", "5 malformed-indexes", "5 out-of-range", "7 pod-replacement"
    ) {
      Service("plain", .job(.init(succeeds: [.count(1)])), image: "a:1", line: 3)
      Service(
        "indexed",
        .job(
          .init(
            completions: 3, indexed: IndexedJob(), succeeds: [.indexes("2-3"), .indexes("0,2", count: 3)])),
        image: "a:1", line: 5)
      Service(
        "replaced",
        .job(
          .init(restartOnFailure: false, failureRules: [.ignore(on: "A")], replacement: .whenTerminating)),
        image: "a:1", line: 7)
    }
    Example.parts("a relaxation has a reason", "7 empty-reason") { Relax(.root, because: " ", line: 7) }
    Example.parts("a capability is a capability of Linux", "7 unknown-capability") {
      Relax(.capability("CAP_NET_BIND_SERVICE"), because: "it listens at port 80", line: 7)
      Relax(.capability("NET_RAW"), because: "it pings")
    }
    Example(
      "mounting the token of a hardened pod requires a reason", "7 token-of-hardened-pod",
      "8 token-of-hardened-pod"
    ) {
      Service("a", image: "a:1").automountServiceAccountToken(true, line: 7)
      Service("b", image: "b:1") { Relax(.serviceAccountToken, because: "a test") }
        .automountServiceAccountToken(false, line: 8)
      Service("c", image: "c:1") { Relax(.serviceAccountToken, because: "a test") }
        .automountServiceAccountToken(true)
      Service("d", image: "d:1").automountServiceAccountToken(false)
    }
    Example.parts("running as root requires a relaxation", "7 root-without-relaxation") {
      RunAs(user: 0, line: 7)
    }
    Example("a well-known image that starts as root requires a user", "7 root-image", "8 root-image") {
      Service("db", .statefulSet, image: "postgres:16", line: 7)
      Service("cache", image: "docker.io/library/redis:7-alpine", line: 8)
      Service("web", image: "nginx:1.27") { RunAs(user: 101) }
      Service("proxy", image: "example.com/nginx:1.27")
      Service("queue", image: "rabbitmq:4") { Relax(.root, because: "a test") }
    }
    Example.parts("root with a relaxation is accepted") {
      RunAs(user: 0)
      Relax(.root, because: "the image knows no other user")
    }
    Example.parts("IDs of users and groups are 0 or more", "7 out-of-range", "7 out-of-range") {
      RunAs(user: -1, volumeGroup: 4_000_000_000, line: 7)
    }
    Example.parts("a sidecar has no volume group", "7 unused-volume-group") {
      Sidecar("proxy", image: "proxy:1") { RunAs(user: 1, volumeGroup: 2, line: 7) }
    }
  }

  @ListBuilder<Example> static var environment: [Example] {
    Example.parts("variables have names", "7 malformed-name", "8 malformed-name") {
      Env("1ST", "x", line: 7)
      Env("TWO WORDS", "x", line: 8)
      Env("superuser.userId", "x")
    }
    Example.parts("a variable is set twice", "8 repeated-variable") {
      Env("MODE", "x", line: 7)
      Env("MODE", "y", line: 8)
      Sidecar("proxy", image: "proxy:1") { Env("MODE", "z") }
    }
    Example("a variable already has the address of a callee", "8 repeated-variable") {
      Service("call", image: "call:1") {
        Env("PAYMENT", "x", line: 8)
        Calls("payment", as: "PAYMENT", line: 7)
      }
      Service("payment", image: "payment:1") { Port(.http, 80) }
    }
    Example(
      "variables from objects and keys that the app does not declare", "4 unknown-secret", "5 unknown-key",
      "6 unknown-config-map",
      "7 unknown-key", "8 unknown-secret", "9 unknown-config-map"
    ) {
      Service("call", image: "call:1") {
        Env("A", secret: "mysql-pas", key: "password", line: 4)
        Env("B", secret: "mysql-pass", key: "pasword", line: 5)
        Env("C", configMap: "config-def", key: "LEVEL", line: 6)
        Env("D", configMap: "config-dev", key: "LEVELS", line: 7)
        EnvFrom(secret: "other", line: 8)
        EnvFrom(configMap: "other", line: 9)
        Env("E", secret: "other", key: "x", optional: true)
        EnvFrom(configMap: "other", optional: true)
        Env("F", secret: "unknown-keys", key: "any")
        Env("G", configMap: "free", key: "LEVEL")
        Env("H", configMap: "kube-root-ca.crt", key: "ca.crt")
      }
    } resources: {
      Secret(existing: "mysql-pass", keys: ["password"])
      Secret(existing: "unknown-keys")
      ConfigMap("config-dev", ["LEVEL": "INFO"])
      Object([
        "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "free"], "data": ["LEVEL": "INFO"],
      ])
    }
    Example.parts("variables use fields that the downward API provides", "7 unknown-field") {
      Env("A", field: "metadata.nam", line: 7)
      Env("B", field: "status.podIP")
      Env("C", field: "metadata.labels['app']")
    }
    Example.parts(
      "variables use resources of containers of the pod", "7 unknown-resource", "8 unknown-container",
      "9 out-of-range"
    ) {
      Env("A", resource: "limit.memory", line: 7)
      Env("B", resource: "limits.memory", of: "cal", line: 8)
      Env("C", resource: "limits.cpu", divisor: "2", line: 9)
      Env("D", resource: "limits.memory", of: "call", divisor: "1Mi")
      Env("E", resource: "limits.cpu", divisor: "1000m")
      Env("F", resource: "limits.hugepages-2Mi", divisor: "1Mi")
    }
  }

  @ListBuilder<Example> static var probes: [Example] {
    Example.parts("probes of the container's ports are accepted") {
      Port(.http, 8080)
      Port(.http, 9000, servedAt: .nowhere, name: "management")
      Probe(.readiness, .http("/health"), after: .seconds(10))
      Probe(.liveness, .http("/health", port: "management"), every: "1m")
      Probe(.startup, .tcp(port: 8080), successes: 1)
    }
    Example.parts("a probe of a port that no container has", "7 unknown-port", "8 unknown-port") {
      Port(.http, 8080)
      Probe(.readiness, .http("/", port: "htttp"), line: 7)
      Probe(.liveness, .tcp(port: 8081), line: 8)
    }
    Example.parts("a probe of another container's port", "7 unknown-port") {
      Port(.http, 8080)
      Probe(.readiness, .http("/", port: "admin"), line: 7)
      Sidecar("proxy", image: "proxy:1") { Port(.http, 9000, name: "admin") }
    }
    Example.parts("a probe in a container without ports", "7 unknown-port") {
      Probe(.readiness, .http("/"), line: 7)
    }
    Example.parts("a probe of a UDP port", "7 probe-transport") {
      Port(.udp, 53)
      Probe(.readiness, .tcp, line: 7)
    }
    Example.parts("two probes with the same purpose", "8 repeated-probe") {
      Probe(.readiness, .exec("true"), line: 7)
      Probe(.readiness, .exec("true"), line: 8)
    }
    Example.parts("a probe's path begins with a slash", "7 malformed-path") {
      Port(.http, 8080)
      Probe(.readiness, .http("health"), line: 7)
    }
    Example.parts("a probe's command is not empty", "7 empty-command") {
      Probe(.liveness, .command([]), line: 7)
    }
    Example.parts("a probe's headers", "7 malformed-token", "7 repeated-key") {
      Port(.http, 8080)
      Probe(.readiness, .http("/", headers: ["a b": "c", "Cookie": "x", "Cookie": "y"]), line: 7)
    }
    Example.parts(
      "timings are whole seconds in Kubernetes' ranges", "3 part-of-one", "4 out-of-range", "5 out-of-range",
      "6 malformed-duration"
    ) {
      Probe(.readiness, .exec("true"), after: "1500ms", line: 3)
      Probe(.liveness, .exec("true"), every: .seconds(0), line: 4)
      Probe(.startup, .exec("true"), after: .seconds(-1), line: 5)
      Sidecar("proxy", image: "proxy:1") { Probe(.startup, .exec("true"), timeout: "10", line: 6) }
    }
    Example.parts(
      "thresholds are at least 1, and only readiness can require several successes", "7 out-of-range",
      "8 out-of-range",
      "8 out-of-range"
    ) {
      Probe(.readiness, .exec("true"), failures: 0, successes: 3, line: 7)
      Probe(.liveness, .exec("true"), failures: -1, successes: 2, line: 8)
    }
    Example.parts("a readiness probe has no grace period", "7 grace-of-readiness") {
      Probe(.readiness, .exec("true"), grace: .seconds(5), line: 7)
    }
    Example.parts("a timeout longer than the period is a warning", "7 slow-probe") {
      Probe(.readiness, .exec("true"), every: .seconds(5), timeout: .seconds(6), line: 7)
      Probe(.liveness, .exec("true"), every: .seconds(1))
    }
    Example.parts("hooks", "7 unfit-hook", "8 repeated-hook", "9 unknown-port") {
      Hook(.postStart, .exec("true"), line: 6)
      Hook(.preStop, .tcp, line: 7)
      Hook(.postStart, .exec("true"), line: 8)
      Sidecar("proxy", image: "proxy:1") { Hook(.preStop, .http("/"), line: 9) }
    }
  }

  @ListBuilder<Example> static var volumes: [Example] {
    Example.parts("a mount without its volume", "7 unknown-volume", "8 unknown-volume") {
      Volume("cache", .emptyDir, at: "/cache")
      Mount("cahce", at: "/cahce", line: 7)
      Sidecar("proxy", image: "proxy:1") { Mount("data", at: "/data", line: 8) }
    }
    Example.parts("a mount's path is absolute", "7 malformed-path", "8 malformed-path") {
      Volume("a", .emptyDir, at: "a", line: 7)
      Mount("a", at: "/a:b", line: 8)
    }
    Example.parts("a path in a volume is relative", "7 malformed-path") {
      Volume("a", .emptyDir)
      Mount("a", at: "/a", subPath: "../b", line: 7)
    }
    Example.parts("two mounts at the same path", "8 repeated-mount") {
      Volume("a", .emptyDir, at: "/a", line: 7)
      Volume("b", .emptyDir, at: "/a", line: 8)
    }
    Example.parts("two volumes with the same name", "8 repeated-volume") {
      Volume("a", .emptyDir, at: "/a", line: 7)
      Volume("a", .emptyDir, at: "/b", line: 8)
    }
    Example.parts("a volume's name is a DNS label", "7 malformed-name") {
      Volume("A", .emptyDir, at: "/a", line: 7)
    }
    Example.parts("a volume that no container mounts is a warning", "7 unmounted-volume") {
      Volume("a", .emptyDir, line: 7)
    }
    Example.parts("a size limit is whole bytes", "7 part-of-one") {
      Volume("a", .emptyDir(sizeLimit: "1m"), at: "/a", line: 7)
    }
    Example(
      "volumes of objects and keys that the app does not declare", "5 unknown-config-map", "6 unknown-key",
      "7 unknown-secret",
      "8 unknown-claim", "9 unknown-secret"
    ) {
      Service("call", image: "call:1") {
        Volume("a", .configMap("confg"), at: "/a", line: 5)
        Volume("b", .configMap("config", items: ["a.yml": "a.yml"]), at: "/b", line: 6)
        Volume("c", .secret("certificates"), at: "/c", line: 7)
        Volume("d", .claim("date"), at: "/d", line: 8)
        Volume(
          "e", .projected([.secret("none"), .configMap("config"), .secret("none", optional: true)]), at: "/e",
          line: 9)
        Volume("f", .claim("exists-elsewhere"), at: "/f")
        Volume("g", .claim("data"), at: "/g")
      }
    } resources: {
      ConfigMap("config", ["a.yaml": ""])
      PersistentVolumeClaim("data", "1Gi")
    }
    Example.parts("file modes are octal", "7 malformed-mode", "8 malformed-mode") {
      Volume("a", .secret("x", mode: "0888", optional: true), at: "/a", line: 7)
      Volume("b", .configMap("x", mode: "1777", optional: true), at: "/b", line: 8)
      Volume("c", .configMap("x", mode: "0444", optional: true), at: "/c")
    }
    Example.parts(
      "projected volumes", "6 empty-sources", "7 out-of-range", "8 malformed-path", "8 unknown-field"
    ) {
      Volume("a", .projected([]), at: "/a", line: 6)
      Volume("b", .projected([.serviceAccountToken(path: "token", expires: "5m")]), at: "/b", line: 7)
      Volume(
        "c", .projected([.fields(["/labels": "metadata.labels", "ip": "status.podIP"])]), at: "/c", line: 8)
    }
    Example.parts("paths of the node", "7 malformed-path", "8 unknown-host-path-type") {
      Volume("a", .hostPath("/var/../etc"), at: "/a", line: 7)
      Volume("b", .hostPath("/var/run", type: "directory"), at: "/b", line: 8)
    }
    Example("a claim template that no container mounts", "7 unmounted-claim-template") {
      Service("mysql", .statefulSet, image: "example.com/mysql:1") {
        ClaimTemplate("data", "1Gi", line: 7)
        ClaimTemplate("log", "1Gi", at: "/log")
      }
    }
    Example.parts("a claim template of a Deployment", "7 claim-template") {
      ClaimTemplate("data", "1Gi", line: 7)
    }
    Example(
      "a claim template has a valid size and access mode", "7 malformed-quantity", "8 empty-access",
      "8 out-of-range",
      "9 exclusive-access"
    ) {
      Service("mysql", .statefulSet, image: "example.com/mysql:1") {
        ClaimTemplate("a", "1 GB", at: "/a", line: 7)
        ClaimTemplate("b", "0", access: [], at: "/b", line: 8)
        ClaimTemplate("c", "1Gi", access: [.readWriteOnce, .readWriteOncePod], at: "/c", line: 9)
      }
    }
  }
}
