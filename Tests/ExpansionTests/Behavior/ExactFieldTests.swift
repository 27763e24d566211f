import ManifestTree
import Portolan
import Testing

/// Fields of running workloads that Portolan would otherwise compute or omit.
@Suite struct ExactFieldTests {
  private static func pod(
    _ path: String..., is yaml: String, _ service: Portolan.Service,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expect(
      "Deployment/web", ["spec", "template", "spec"] + path, in: TestApp(listedServices: [service]),
      is: yaml, sourceLocation: sourceLocation)
  }

  private static let web = Portolan.Service("web", image: "web:1") { Port(.http, 8080) }

  @Test func `a grace period is rendered as declared`() throws {
    try Self.pod("terminationGracePeriodSeconds", is: "90", Self.web.terminationGracePeriod("90s"))
    try Self.pod(
      "terminationGracePeriodSeconds", is: "90",
      Self.web.draining(for: "20s").terminationGracePeriod(.seconds(90)))
  }

  @Test func `a pod shares its process namespace and has its own host names`() throws {
    let service = Self.web.shareProcessNamespace().hostname("node", subdomain: "web").readinessGates("a.b/c")
    try Self.pod("shareProcessNamespace", is: "true", service)
    try Self.pod("hostname", is: "node", service)
    try Self.pod("subdomain", is: "web", service)
    try Self.pod("readinessGates", is: "- conditionType: a.b/c", service)
  }

  @Test func `DNS settings are rendered as declared`() throws {
    let service = Self.web.dnsPolicy(.none).dnsConfig(
      nameservers: ["10.0.0.1"], searches: ["a.b"], options: ["ndots": "2", "edns0": ""])
    try Self.pod("dnsPolicy", is: "None", service)
    try Self.pod(
      "dnsConfig",
      is: """
        nameservers:
          - 10.0.0.1
        searches:
          - a.b
        options:
          - name: ndots
            value: "2"
          - name: edns0
        """, service)
  }

  @Test func `a claim of the pod can be a block device`() throws {
    let service = Portolan.Service("web", image: "web:1") {
      Volume("raw", .ephemeral("1Gi", mode: .block), at: "/dev/raw")
    }
    try Self.pod(
      "volumes", "0", "ephemeral", "volumeClaimTemplate", "spec", "volumeMode", is: "Block", service)
    try Self.pod(
      "containers", "0", "volumeDevices",
      is: """
        - name: raw
          devicePath: /dev/raw
        """, service)
  }

  @Test func `a volume can be from NFS, CSI, an ephemeral claim, or an image`() throws {
    let service = Portolan.Service("web", image: "web:1") {
      Volume("nfs", .nfs(server: "nfs.example.com", path: "/a", readOnly: true), at: "/nfs", subPath: "b")
      Volume("csi", .csi("csi.example.com", attributes: ["a": "b"], fileSystem: "xfs"), at: "/csi")
      Volume(
        "own", .ephemeral("1Gi", storageClass: "fast", from: .snapshot("old"), annotations: ["a.b/c": "d"]),
        at: "/own")
      Volume("image", .image("models:1", pullPolicy: .always), at: "/image")
      Volume(
        "fields", .downwardAPI(["labels": "metadata.labels"], itemModes: ["labels": "0400"], mode: "0440"),
        at: "/fields")
    }
    try Self.pod(
      "volumes",
      is: """
        - name: nfs
          nfs:
            server: nfs.example.com
            path: /a
            readOnly: true
        - name: csi
          csi:
            driver: csi.example.com
            fsType: xfs
            volumeAttributes:
              a: b
        - name: own
          ephemeral:
            volumeClaimTemplate:
              metadata:
                annotations:
                  a.b/c: d
              spec:
                accessModes:
                  - ReadWriteOnce
                storageClassName: fast
                resources:
                  requests:
                    storage: 1Gi
                dataSource:
                  apiGroup: snapshot.storage.k8s.io
                  kind: VolumeSnapshot
                  name: old
        - name: image
          image:
            reference: models:1
            pullPolicy: Always
        - name: fields
          downwardAPI:
            items:
              - path: labels
                fieldRef:
                  fieldPath: metadata.labels
                mode: 256
            defaultMode: 288
        """, service)
    try Self.pod(
      "containers", "0", "volumeMounts", "0",
      is: """
        name: nfs
        mountPath: /nfs
        subPath: b
        """, service)
  }

  @Test func `an autoscaler can measure one container`() throws {
    let service = Portolan.Service("web", image: "web:1") {
      Resources(cpu: .request("1"), memory: .request("1Gi"))
    }
    .autoscaled(
      from: 1, to: 3, on: .cpu(percent: 70, container: "web"), .average("memory", "1Gi", container: "web"))
    try expect(
      "HorizontalPodAutoscaler/web", "spec", "metrics", in: TestApp(listedServices: [service]),
      is: """
        - type: ContainerResource
          containerResource:
            name: cpu
            container: web
            target:
              type: Utilization
              averageUtilization: 70
        - type: ContainerResource
          containerResource:
            name: memory
            container: web
            target:
              type: AverageValue
              averageValue: 1Gi
        """)
  }

  @Test func `a Job handles failures by exit code and condition`() throws {
    let job = Workload.JobSettings(
      restartOnFailure: false,
      failureRules: [.ignore(on: "DisruptionTarget"), .failJob(unlessExitCodes: [3, 4], of: "load")])
    let app = TestApp { Portolan.Service("load", .job(job), image: "load:1").namedByContent(false) }
    try expect(
      "Job/load", "spec", "podFailurePolicy", in: app,
      is: """
        rules:
          - action: Ignore
            onPodConditions:
              - type: DisruptionTarget
                status: "True"
          - action: FailJob
            onExitCodes:
              containerName: load
              operator: NotIn
              values:
                - 3
                - 4
        """)
  }

  @Test func `a call goes to the port of the routes in the mesh`() throws {
    func expectAddress(
      _ address: String, _ other: Port? = nil, _ routed: (Portolan.Service) -> Portolan.Service
    ) throws {
      let api = Portolan.Service("api", image: "api:1") {
        Port(.tcp, 9000)
        Port(.http, 8080)
        if let other { other }
      }
      let app = TestApp {
        routed(api)
        Portolan.Service("web", image: "web:1") { Calls("api", as: "API") }
      }
      try expect(
        "Deployment/web", "spec", "template", "spec", "containers", "0", "env", "0", "value", in: app,
        is: address)
    }
    try expectAddress("api:9000") { $0 }
    try expectAddress("api:8080") { $0.routedInMesh() }
    try expectAddress("api:9000", Port(.grpc, 9090)) { $0.routedInMesh() }
    try expectAddress("api:9000") { $0.routedInMesh { TCPMatch(port: 9000) } }
    try expectAddress("api:9000") { $0.routed(at: "*", through: "edge/gateway") }
  }

  @Test func `outlier detection without limits is rendered`() throws {
    try expect(
      "DestinationRule/web", "spec", "trafficPolicy", in: TestApp { Self.web.outlierDetection() },
      is: "outlierDetection: {}")
  }

  @Test func `labels of objects are not on pods, and services and resources can change them`() throws {
    var app = TestApp {
      Self.web.serviceAccountLabels(["tier": "account"])
      Portolan.Service("db", image: "db:1").labeled(["chart": "db-2"])
    } resources: {
      ConfigMap("settings", ["a": "b"], labels: ["chart": "settings-3"])
      ConfigMap("plain", ["a": "b"])
    }
    app.objectLabels = ["chart": "shop-1"]
    let objects = try app.objects()
    func chart(_ name: String, _ path: String...) -> String? {
      guard let object = objects.first(where: { "\($0.identity.kind)/\($0.identity.name)" == name }) else {
        return nil
      }
      return (path + ["metadata", "labels"]).reduce(object.node as Node?) { $0?[$1] }?["chart"]?.text
    }
    #expect(chart("Deployment/web") == "shop-1")
    #expect(chart("Deployment/web", "spec", "template") == nil)
    #expect(chart("ServiceAccount/web") == "shop-1")
    #expect(chart("Deployment/db") == "db-2")
    #expect(chart("Deployment/db", "spec", "template") == "db-2")
    #expect(chart("ConfigMap/settings") == "settings-3")
    #expect(chart("ConfigMap/plain") == "shop-1")
    try expect("ServiceAccount/web", "metadata", "labels", "tier", in: app, is: "account")
    #expect(objects.count { $0.node["metadata"]?["labels"]?["tier"] != nil } == 1)
  }

  @Test func `labels and annotations of single objects do not apply to others`() throws {
    let app = TestApp {
      Self.web.serviceAccountAnnotations(["a.b/role": "web"]).serviceLabels(["release": "prometheus"])
      Portolan.Service("db", .statefulSet, image: "db:1") {
        ClaimTemplate("data", "1Gi", at: "/data", labels: ["tier": "hot"], annotations: ["a.b/c": "d"])
      }
    } resources: {
      ConfigMap("settings", ["a": "b"], labels: ["reload": "yes"], annotations: ["a.b/c": "d"])
      Secret("demo", demo: ["a": "b"], because: "a demo", labels: ["l": "m"], annotations: ["a.b/c": "d"])
      PersistentVolumeClaim("disk", "1Gi", volume: "pv-1", labels: ["l": "m"])
    }
    try expect("ServiceAccount/web", "metadata", "annotations", in: app, is: "a.b/role: web")
    try expect("Service/web", "metadata", "labels", "release", in: app, is: "prometheus")
    let labels = try app.objects().compactMap { $0.node["metadata"]?["labels"]?["release"] }
    #expect(labels.count == 1)
    try expect(
      "StatefulSet/db", "spec", "volumeClaimTemplates", "0", "metadata", in: app,
      is: """
        name: data
        labels:
          tier: hot
        annotations:
          a.b/c: d
        """)
    try expect("ConfigMap/settings", "metadata", "labels", "reload", in: app, is: "\"yes\"")
    try expect("ConfigMap/settings", "metadata", "annotations", in: app, is: "a.b/c: d")
    try expect(
      "Secret/demo", "metadata", "annotations", in: app,
      is: """
        a.b/c: d
        portolan.dev/demo-secret: a demo
        """)
    try expect("PersistentVolumeClaim/disk", "spec", "volumeName", in: app, is: "pv-1")
  }

  @Test func `a service without defaults has only the declared fields`() throws {
    let service = Portolan.Service("web", image: "web:1") {
      Port(.http, 8080, servedAt: 80)
      Probe(.readiness, .http("/ready", port: "http"))
      SecurityContext(runAsUser: 999, drop: ["ALL"])
    }
    .selector(["app": "web", "tier": "front"]).labeled(["team": "shop"])
    .withoutDefaults(because: "it is taken over unchanged")
    let app = TestApp(listedServices: [service])
    #expect(try app.objects().map(\.identity.kind).sorted() == ["Deployment", "Service", "ServiceAccount"])
    try expect(
      "Deployment/web", in: app,
      is: """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: shop
          labels:
            team: shop
        spec:
          replicas: 1
          selector:
            matchLabels:
              app: web
              tier: front
          template:
            metadata:
              labels:
                app: web
                tier: front
                team: shop
            spec:
              serviceAccountName: web
              containers:
                - name: web
                  image: web:1
                  ports:
                    - name: http
                      containerPort: 8080
                  readinessProbe:
                    httpGet:
                      path: /ready
                      port: http
                  securityContext:
                    runAsUser: 999
                    capabilities:
                      drop:
                        - ALL
        """)
    try expect(
      "Service/web", "spec", in: app,
      is: """
        type: ClusterIP
        selector:
          app: web
          tier: front
        ports:
          - name: http
            port: 80
            targetPort: http
        """)
  }

  @Test func `single defaults can be omitted`() throws {
    let service = Self.web.withoutDefaults([.draining, .policies], because: "others render them")
    let app = TestApp(listedServices: [service])
    #expect(try app.objects().map(\.identity.kind).sorted() == ["Deployment", "Service", "ServiceAccount"])
    let pod = try #require(
      try app.objects().first { $0.identity.kind == "Deployment" }?.node["spec"]?["template"]?["spec"])
    #expect(pod["terminationGracePeriodSeconds"] == nil)
    #expect(pod["securityContext"]?["runAsNonRoot"] == true)
  }

  @Test func `a container sets its termination message, standard input, and devices`() throws {
    let service = Portolan.Service("web", .statefulSet, image: "web:1") {
      TerminationMessage(.logsOnError, path: "/dev/message")
      StandardInput(closesAfterFirst: true, terminal: true)
      ClaimTemplate("disk", "10Gi", mode: .block, from: .snapshot("yesterday"), at: "/dev/xvda")
    }
    let app = TestApp(listedServices: [service])
    let container = ["spec", "template", "spec", "containers", "0"]
    func field(_ name: String, _ yaml: String) throws {
      try expect("StatefulSet/web", container + [name], in: app, is: yaml)
    }
    try field("terminationMessagePath", "/dev/message")
    try field("terminationMessagePolicy", "FallbackToLogsOnError")
    try field("stdin", "true")
    try field("stdinOnce", "true")
    try field("tty", "true")
    try field("volumeDevices", "- name: disk\n  devicePath: /dev/xvda")
    try expect(
      "StatefulSet/web", ["spec", "volumeClaimTemplates", "0", "spec"], in: app,
      is: """
        accessModes:
          - ReadWriteOnce
        resources:
          requests:
            storage: 10Gi
        volumeMode: Block
        dataSource:
          apiGroup: snapshot.storage.k8s.io
          kind: VolumeSnapshot
          name: yesterday
        """)
  }

  @Test func `files of a volume have modes of their own`() throws {
    let app = TestApp(
      listedServices: [
        Portolan.Service("web", image: "web:1") {
          Volume(
            "script",
            .configMap("scripts", items: ["run": "bin/run", "lib": "lib"], itemModes: ["run": "0555"]),
            at: "/s")
        }
      ], listedResources: [ConfigMap("scripts", ["run": "a", "lib": "b"])])
    try expect(
      "Deployment/web", ["spec", "template", "spec", "volumes", "0", "configMap", "items"], in: app,
      is: """
        - key: run
          path: bin/run
          mode: 365
        - key: lib
          path: lib
        """)
  }

  @Test func `a hardened pod keeps its context and adds SELinux, AppArmor, and the group change`() throws {
    let service = Portolan.Service("web", image: "web:1") {
      RunAs(user: 1000, volumeGroup: 2000, volumeGroupChange: .onRootMismatch)
    }
    .seLinux(SELinux(level: "s0:c1,c2")).appArmor(.localhost("web"))
    try Self.pod(
      "securityContext",
      is: """
        runAsNonRoot: true
        runAsUser: 1000
        fsGroup: 2000
        fsGroupChangePolicy: OnRootMismatch
        seccompProfile:
          type: RuntimeDefault
        appArmorProfile:
          type: Localhost
          localhostProfile: web
        seLinuxOptions:
          level: s0:c1,c2
        """, service)
  }

  @Test func `a spread sets which nodes it counts`() throws {
    let service = Self.web.spread(over: .zone, affinityPolicy: .ignored, taintsPolicy: .honored)
    try Self.pod("topologySpreadConstraints", "0", "nodeAffinityPolicy", is: "Ignore", service)
    try Self.pod("topologySpreadConstraints", "0", "nodeTaintsPolicy", is: "Honor", service)
  }

  @Test func `a ServiceAccount has image pull Secrets`() throws {
    let app = TestApp(listedServices: [Self.web.serviceAccountPullSecrets("registry")])
    try expect("ServiceAccount/web", ["imagePullSecrets"], in: app, is: "- name: registry")
  }

  @Test func `an indexed Job succeeds early and replaces pods that have ended`() throws {
    let job = Workload.JobSettings(
      completions: 5, indexed: IndexedJob(), succeeds: [.indexes("0,2-4", count: 2), .count(3)],
      replacement: .whenEnded)
    let app = TestApp { Portolan.Service("load", .job(job), image: "load:1").namedByContent(false) }
    try expect(
      "Job/load", "spec", "successPolicy", in: app,
      is: """
        rules:
          - succeededIndexes: 0,2-4
            succeededCount: 2
          - succeededCount: 3
        """)
    try expect("Job/load", "spec", "podReplacementPolicy", in: app, is: "Failed")
  }
}
