import Portolan
import Testing

@Suite struct `Errors in running workloads' fields` {
  @Test(arguments: selectors + pods + volumes + jobs + resources)
  func `are reported at their positions`(_ example: Example) throws { try example.check() }

  @ListBuilder<Example> static var selectors: [Example] {
    Example("a selector has valid labels", "7 malformed-key", "8 empty-selector", "9 selector-of-job") {
      Service("a", image: "a:1").selector(["bad key": "a"], line: 7)
      Service("b", image: "b:1").selector([:], line: 8)
      Service("c", .job, image: "c:1").selector(["c": "c"], line: 9)
    }
    Example(
      "selectors of different services do not overlap", "7 overlapping-selector", "9 overlapping-selector"
    ) {
      Service("a", image: "a:1").selector(["tier": "web"], line: 7)
      Service("b", image: "b:1").selector(["tier": "web", "app": "c"])
      Service("c", image: "c:1", line: 9)
      Service("d", image: "d:1").selector(["tier": "store"])
    }
    Example.app("selectors have the labels of all pods", "7 unselected-label") {
      $0.podLabels = ["tier": "web"]
      $0.listedServices = [Service("a", image: "a:1").selector(["tier": "store"], line: 7)]
    }
    Example("labels do not change the labels of the selector", "7 reserved-label") {
      Service("a", image: "a:1", line: 7).selector(["tier": "web"]).podLabels(["tier": "store"])
    }
    Example.parts("additional Services select pods", "7 selects-no-pod", "8 empty-selector") {
      Port(.http, 8080)
      Expose("other", as: .clusterIP, selector: ["app": "other"], line: 7)
      Expose("empty", as: .clusterIP, selector: [:], line: 8)
      Expose("named", as: .clusterIP, selector: ["app.kubernetes.io/name": "call"])
      Expose("job", as: .clusterIP, selector: ["batch.kubernetes.io/job-name": "other"])
      Expose("index", as: .clusterIP, selector: ["batch.kubernetes.io/job-completion-index": "0"])
    }
    Example("a governing Service has a Service's name", "7 malformed-name") {
      Service("a", .statefulSet(governing: "Nodes"), image: "a:1", line: 7)
    }
  }

  @ListBuilder<Example> static var pods: [Example] {
    Example("a grace period is long enough", "7 short-grace-period", "8 part-of-one") {
      Service("a", image: "a:1").draining(for: "60s").terminationGracePeriod("30s", line: 7)
      Service("b", image: "b:1").terminationGracePeriod("1500ms", line: 8)
    }
    Example("name servers are addresses", "7 dns-without-servers", "8 malformed-address") {
      Service("a", image: "a:1", line: 7).dnsPolicy(.none)
      Service("b", image: "b:1", line: 8).dnsConfig(nameservers: ["dns.example.com"])
    }
    Example(
      "host names, subdomains, and readiness gates are valid", "7 malformed-key", "7 malformed-name",
      "7 malformed-name"
    ) {
      Service("a", image: "a:1", line: 7).hostname("A", subdomain: "a.b").readinessGates("a b")
    }
    Example(
      "security contexts require that hardening is off, with a reason", "6 hardened-context",
      "7 hardened-context", "8 empty-reason"
    ) {
      Service("a", image: "a:1") { SecurityContext(runAsUser: 1, line: 6) }
        .podSecurityContext(PodSecurityContext(fsGroup: 1), line: 7)
      Service("b", image: "b:1").withoutDefaults(because: " ", line: 8)
    }
    Example(
      "only the service's own account is labeled or annotated", "7 annotated-account", "8 annotated-account"
    ) {
      Service("a", image: "a:1").serviceAccount(.named("b")).serviceAccountAnnotations(["a": "b"], line: 7)
      Service("c", image: "a:1").serviceAccount(.named("b")).serviceAccountLabels(["a": "b"], line: 8)
    }
    Example("a metric names a container of the pod", "7 unknown-container", "8 external-targets") {
      Service("a", image: "a:1").autoscaled(from: 1, to: 2, on: .average("cpu", "1", container: "b"), line: 7)
      Service("b", image: "b:1")
        .autoscaled(
          from: 1, to: 2, on: .object("m", of: .init(apiVersion: "v1", kind: "Service", name: "b")), line: 8)
    }
  }

  @ListBuilder<Example> static var volumes: [Example] {
    Example.parts("NFS has a server and a path", "7 empty-server", "7 malformed-path") {
      Volume("a", .nfs(server: "", path: "a"), at: "/a", line: 7)
    }
    Example.parts("a driver has a name, and its Secret exists", "7 malformed-name", "8 unknown-secret") {
      Volume("a", .csi("A B"), at: "/a", line: 7)
      Volume("b", .csi("csi.example.com", secret: "none"), at: "/b", line: 8)
    }
    Example.parts("a claim of the pod has a size", "7 out-of-range") {
      Volume("a", .ephemeral("0"), at: "/a", line: 7)
    }
    Example.parts("an image is a reference", "7 malformed-image") {
      Volume("a", .image("a b"), at: "/a", line: 7)
    }
    Example.parts(
      "files of a downward API volume have valid paths and fields", "7 malformed-path", "7 unknown-field"
    ) {
      Volume("a", .downwardAPI(["/a": "metadata.nam"]), at: "/a", line: 7)
    }
    Example.parts(
      "a mode belongs to a file of the volume", "7 unknown-item", "8 malformed-mode", "9 volume-mode"
    ) {
      Volume("a", .downwardAPI(["a": "metadata.name"], itemModes: ["b": "0400"]), at: "/a", line: 7)
      Volume("b", .projected([.fields(["a": "metadata.name"], itemModes: ["a": "9"])]), at: "/b", line: 8)
      Volume("c", .ephemeral("1Gi", mode: .block), at: "/dev/c")
      Mount("c", at: "/c", line: 9)
    }
    Example.parts("a mount has one path in its volume", "7 two-sub-paths", "8 unprivileged-propagation") {
      Volume("a", .emptyDir, at: "/a")
      Mount("a", at: "/b", subPath: "b", subPathExpression: "$(B)", line: 7)
      Mount("a", at: "/c", propagation: .bidirectional, line: 8)
    }
  }

  @ListBuilder<Example> static var jobs: [Example] {
    Example(
      "hook annotations are complete", "7 written-hook", "8 written-hook", "9 written-hook",
      "10 written-hook", "10 written-hook", "11 written-hook", "12 written-hook"
    ) {
      Service("db", image: "db:1") { Port(.tcp, 5432) }
      Service("a", .job, image: "a:1", line: 7) { Calls("db") }.annotated(["helm.sh/hook": "pre-install"])
      Service("b", .job, image: "b:1", line: 8).annotated(["helm.sh/hook": "post-instal"])
      Service("c", .job, image: "c:1", line: 9).annotated(["helm.sh/hook-weight": "1"])
      Service("d", image: "d:1", line: 10).annotated(["helm.sh/hook": "post-install"])
        .podAnnotations(["argocd.argoproj.io/hook": "PostSync"])
      Service("e", .job, image: "e:1", line: 11).annotated(["argocd.argoproj.io/hook": "PostSync"])
    } resources: {
      Object(
        [
          "apiVersion": "v1", "kind": "ConfigMap",
          "metadata": ["name": "f", "annotations": ["helm.sh/hook": "preinstall"]],
        ], line: 12)
    }
    Example("only Helm accepts uppercase letters in hook annotations", "7 written-hook") {
      Service("a", .job, image: "a:1", line: 7).annotated(["helm.sh/hook": "Post-Install"])
    }
    Example("a complete hook annotation is accepted") {
      Service("a", .job, image: "a:1").annotated(["helm.sh/hook": "post-install,post-upgrade"])
    }
    Example("failure rules require 'restartOnFailure: false'", "7 restarting-job") {
      load(.init(failureRules: [.ignore(on: "DisruptionTarget")]))
    }
    Example("failure rules list valid exit codes", "7 empty-exit-codes", "7 out-of-range", "7 out-of-range") {
      load(
        .init(
          restartOnFailure: false,
          failureRules: [
            .failJob(onExitCodes: [0, 256]), .count(onExitCodes: []), .failJob(unlessExitCodes: [0]),
          ]))
    }
    Example("failure rules name containers and conditions", "7 malformed-status", "7 unknown-container") {
      load(
        .init(
          restartOnFailure: false,
          failureRules: [.ignore(on: "A", status: "true"), .ignore(onExitCodes: [1], of: "b")]))
    }
    Example("settings for indexes require an indexed Job", "7 indexed-job", "7 indexed-job", "7 indexed-job")
    {
      load(
        .init(
          restartOnFailure: false, failureRules: [.failIndex(onExitCodes: [1])],
          indexed: .init(failedIndexes: 1)))
    }
  }

  private static func load(_ job: Workload.JobSettings) -> Service {
    Service("load", .job(job), image: "load:1", line: 7)
  }

  @ListBuilder<Example> static var resources: [Example] {
    Example.resources("labels of shared objects", "7 malformed-key", "8 reserved-label", "9 malformed-name") {
      ConfigMap("a", ["a": "b"], labels: ["a b": "c"], line: 7)
      Secret("b", demo: ["a": "b"], because: "a demo", labels: ["app.kubernetes.io/part-of": "x"], line: 8)
      PersistentVolumeClaim("c", "1Gi", volume: "A", line: 9)
    }
  }
}
