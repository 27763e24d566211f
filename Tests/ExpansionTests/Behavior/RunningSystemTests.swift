import ManifestTree
import Portolan
import Testing

@Suite struct `Fields of running systems` {
  @Test func `a toleration can be without an operator, and a spread can count the pods of one rollout`()
    throws
  {
    let app = TestApp {
      Service("cart", image: "cart:1")
        .tolerating(Toleration("gpu", "yes", omitsOperator: true), Toleration("gpu", "no"))
        .spread(over: .zone, perRollout: false)
    }
    try expect(
      "Deployment/cart", "spec", "template", "spec", "tolerations", in: app,
      is: """
        - key: gpu
          value: yes
        - key: gpu
          operator: Equal
          value: no
        """.replacing("value: yes", with: "value: \"yes\"").replacing("value: no", with: "value: \"no\""))
    try expect(
      "Deployment/cart", "spec", "template", "spec", "topologySpreadConstraints", in: app,
      is: """
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              app: cart
        """)
  }

  @Test func `a StatefulSet can begin with a different ordinal`() throws {
    let app = TestApp { Service("store", .statefulSet(firstOrdinal: 3), image: "store:1") }
    try expect("StatefulSet/store", "spec", "ordinals", in: app, is: "start: 3")
  }

  @Test func `a declared count per rollout is rendered for every kind of workload`() throws {
    let app = TestApp {
      Service("store", .statefulSet, image: "store:1").spread(over: .zone, perRollout: true)
    }
    try expect(
      "StatefulSet/store", "spec", "template", "spec", "topologySpreadConstraints", "0", "matchLabelKeys",
      in: app, is: "- pod-template-hash")
  }

  @Test func `a subset has its own load balancing and TLS mode, and connections are probed`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1") {
        Port(.http, 8080)
        Subset("v2", labels: ["version": "v2"], loadBalancing: .random, tls: .disabled)
      }
      .connectionPool(keepalive: Keepalive(idle: "7200s", interval: "75s", probes: 3))
    }
    try expect(
      "DestinationRule/cart", "spec", in: app,
      is: """
        host: cart
        trafficPolicy:
          connectionPool:
            tcp:
              tcpKeepalive:
                time: 7200s
                interval: 75s
                probes: 3
        subsets:
          - name: v2
            labels:
              version: v2
            trafficPolicy:
              loadBalancer:
                simple: RANDOM
              tls:
                mode: DISABLE
        """)
  }

  @Test func `a gateway rejects old versions of TLS`() throws {
    let app = TestApp {
    } resources: {
      Gateway("front") {
        Listener(.https, 443, hosts: ["*"], tls: .simple(credential: "front", minVersion: .tls1_3))
      }
    }
    try expect(
      "Gateway/front", "spec", "servers", "0", "tls", in: app,
      is: "mode: SIMPLE\ncredentialName: front\nminProtocolVersion: TLSV1_3")
  }

  @Test func `extended resources can have a limit alone, and files of a volume have requests and limits`()
    throws
  {
    let app = TestApp {
      Service("train", image: "train:1") {
        Resources(extendedLimits: ["nvidia.com/gpu": "1"])
        Volume(
          "about",
          .downwardAPI(
            ["labels": "metadata.labels"],
            resources: [ResourceFile("cpu", resource: "limits.cpu", of: "train", divisor: "1m")]),
          at: "/about")
      }
    }
    try expect(
      "Deployment/train", "spec", "template", "spec", "containers", "0", "resources", in: app,
      is: "limits:\n  nvidia.com/gpu: \"1\"")
    try expect(
      "Deployment/train", "spec", "template", "spec", "volumes", "0", "downwardAPI", "items", in: app,
      is: """
        - path: labels
          fieldRef:
            fieldPath: metadata.labels
        - path: cpu
          resourceFieldRef:
            containerName: train
            resource: limits.cpu
            divisor: 1m
        """)
  }

  @Test func `a Service without pods stands for a host or for endpoints that exist`() throws {
    let app = TestApp {
    } resources: {
      ExternalService("db", host: "db.example.com")
      ExternalService("mainframe", labels: ["team": "core"]) { EntryPort(.tcp, 3270, name: "") }
    }
    try expect("Service/db", "spec", in: app, is: "type: ExternalName\nexternalName: db.example.com")
    try expect("Service/mainframe", "spec", in: app, is: "type: ClusterIP\nports:\n  - port: 3270")
    try expect("Service/mainframe", "metadata", "labels", "team", in: app, is: "core")
  }

  @Test func `a ConfigMap that exists is not rendered`() throws {
    let app = TestApp {
      Service("web", image: "web:1") { Env("CA", configMap: "certificates", key: "ca.crt") }
    } resources: {
      ConfigMap(existing: "certificates", keys: ["ca.crt"])
    }
    #expect(try app.objects().allSatisfy { $0.identity.kind != "ConfigMap" })
  }
}
