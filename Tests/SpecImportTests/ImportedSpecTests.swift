import ManifestTree
import Testing

@testable import SpecImport

/// Creates a spec from manifests.
func imported(_ yaml: String, name: String = "shop") -> ImportedSpec {
  let objects = ManifestReader.read(Array(yaml.utf8), from: "shop.yaml").objects
  return ImportedSpec(ImportRequest([.init("base", objects, namespace: "shop")], name: name))
}

@Suite struct `Imported specs` {
  @Test func `a Deployment and its Service are one service`() {
    let spec = imported(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
              - name: web
                image: example.com/web:1.0
                ports: [{containerPort: 8080, name: http}]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec:
        selector: {app: web}
        ports: [{name: http, port: 80, targetPort: http}]
      """)
    #expect(spec.source.files.map(\.name) == ["App.swift"])
    #expect(
      spec.source.files[0].text.contains(
        """
            Service("web", image: "example.com/web:1.0") {
              Port(.http, 8080, servedAt: 80)
            }
            .replicas(2)
        """))
    #expect(spec.coverage.percent == 100)
  }

  @Test(arguments: ["PreferSameZone", "PreferSameNode", "PreferClose"])
  func `the preferred endpoints of a Service are imported`(_ preference: String) {
    let spec = imported(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers: [{name: web, image: "example.com/web:1.0", ports: [{containerPort: 80, name: http}]}]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec:
        selector: {app: web}
        ports: [{name: http, port: 80, targetPort: http}]
        trafficDistribution: \(preference)
      """)
    let name = ".p" + preference.dropFirst()
    #expect(spec.source.files[0].text.contains("Expose(as: .clusterIP, distribution: \(name))"))
    #expect(spec.coverage.percent == 100)
  }

  @Test func `a field without a part becomes a patch, and a kind without a part an object`() {
    let spec = imported(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            hostUsers: false
            containers: [{name: web, image: example.com/web:1.0}]
      ---
      apiVersion: networking.k8s.io/v1
      kind: IngressClass
      metadata: {name: front}
      spec: {controller: example.com/front}
      """)
    #expect(spec.patches.count == 1)
    #expect(spec.free.map(\.identity.kind) == ["IngressClass"])
    #expect(spec.source.files[0].text.contains("hostUsers: false"))
  }
}

@Suite struct `Labels and hosts of imported specs` {
  private static func deployment(_ name: String, labels: String) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name), labels: {\(labels)}}
    spec:
      selector: {matchLabels: {app: \(name)}}
      template:
        metadata: {labels: {app: \(name)}}
        spec:
          containers:
            - {name: \(name), image: "example.com/\(name):1.0", ports: [{containerPort: 8080, name: http}]}
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: \(name), labels: {\(labels)}}
    spec: {selector: {app: \(name)}, ports: [{name: http, port: 8080, targetPort: http}]}
    ---

    """
  }

  @Test func `labels that pods do not have are labels of the objects`() {
    let spec = imported(Self.deployment("web", labels: "app: web, version: '2'"))
    #expect(spec.patches.isEmpty)
    #expect(spec.source.files[0].text.contains(#".labeled(["version": "2"], pods: false)"#))
    #expect(spec.source.files[0].text.contains("let defaults: ServiceDefaults = [.selectorLabels]"))
  }

  @Test func `a service without the labels of its selector leaves them out`() {
    let spec = imported(
      Self.deployment("web", labels: "app: web") + Self.deployment("api", labels: "app: api")
        + Self.deployment("job", labels: ""))
    let text = spec.source.files[0].text
    #expect(text.contains("let defaults: ServiceDefaults = [.selectorLabels]"))
    #expect(text.split(separator: "\n").count { $0.contains("withoutDefaults(.selectorLabels") } == 1)
    #expect(!text.contains(".labeled("))
  }

  @Test func `a destination outside the system is a host`() {
    let spec = imported(
      Self.deployment("web", labels: "app: web") + """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: web}
        spec:
          hosts: ["*"]
          gateways: [istio-system/public]
          http:
            - match: [{uri: {prefix: /search}}]
              route: [{destination: {host: search.data.svc.cluster.local, port: {number: 80}}}]
            - route: [{destination: {host: web}}]
        """)
    #expect(spec.free.isEmpty)
    #expect(spec.source.files[0].text.contains(#".to(.to(host: "search.data.svc.cluster.local", port: 80))"#))
  }

  @Test func `routes with qualified hosts are routes of the service`() {
    let spec = imported(
      Self.deployment("web", labels: "app: web") + """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: web}
        spec:
          hosts: ["shop.example.com"]
          gateways: [istio-system/public]
          http: [{route: [{destination: {host: web.shop.svc.cluster.local}}]}]
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: web}
        spec: {host: web.shop.svc.cluster.local, trafficPolicy: {outlierDetection: {consecutive5xxErrors: 5}}}
        """)
    #expect(spec.free.isEmpty)
    #expect(spec.source.files[0].text.contains("let qualifiesHosts = true"))
    #expect(
      spec.source.files[0].text.contains(".routed(at: \"shop.example.com\", through: \"istio-system/public\"")
    )
    #expect(spec.source.files[0].text.contains(".outlierDetection(consecutive5xxErrors: 5)"))
  }
}

@Suite struct `Calls and comments of imported specs` {
  @Test func `an address in a ConfigMap is a call`() {
    let spec = imported(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
              - name: web
                image: example.com/web:1.0
                envFrom: [{configMapRef: {name: settings}}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      data: {URL: "jdbc:mysql://db.shop.svc.cluster.local:3306/shop"}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: db}
      spec:
        selector: {matchLabels: {app: db}}
        template:
          metadata: {labels: {app: db}}
          spec: {containers: [{name: db, image: "example.com/db:1.0", ports: [{containerPort: 3306}]}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: db}
      spec: {selector: {app: db}, ports: [{port: 3306}]}
      """)
    #expect(spec.source.files[0].text.contains(#"Calls("db")"#))
  }

  @Test func `comments stay next to the keys and values that they describe`() {
    let yaml = """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      data:
        # the quieter level
        LEVEL: info
      """
    let objects = ManifestReader.read(Array(yaml.utf8), from: "shop.yaml").objects
    var request = ImportRequest([.init("base", objects, namespace: "shop")], name: "shop")
    request.comments = YAMLComments.all(in: [("shop.yaml", Array(yaml.utf8))])
    #expect(
      ImportedSpec(request).source.files[0].text.contains(
        """
                // the quieter level
                "LEVEL": "info"
        """))
  }

  @Test func `a comment at a value is next to its variable, and the header of rendered files is left out`() {
    let yaml = """
      # Rendered by portolan from the spec of shop; change the spec, not this file.
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
              - name: web
                image: example.com/web:1.0
                env:
                  - name: MODE
                    value: fast
                  - name: DB_ADDR
                    # the old database
                    value: db:3306
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: db}
      spec:
        selector: {matchLabels: {app: db}}
        template:
          metadata: {labels: {app: db}}
          spec: {containers: [{name: db, image: "example.com/db:1.0", ports: [{containerPort: 3306}]}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: db}
      spec: {selector: {app: db}, ports: [{port: 3306}]}
      """
    let objects = ManifestReader.read(Array(yaml.utf8), from: "shop.yaml").objects
    var request = ImportRequest([.init("base", objects, namespace: "shop")], name: "shop")
    request.comments = YAMLComments.all(in: [("shop.yaml", Array(yaml.utf8))])
    let source = ImportedSpec(request).source.files[0].text
    #expect(
      source.contains(
        """
              Env("MODE", "fast")
              // the old database
              Calls("db", as: "DB_ADDR")
        """), "\(source)")
    #expect(!source.contains("Rendered by"))
  }

  @Test func `a long value of a ConfigMap is a file`() {
    let text = String(repeating: "    line\n", count: 20)
    let spec = imported(
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: pages}\ndata:\n  index.txt: |\n\(text)")
    #expect(spec.source.files.map(\.name) == ["App.swift", "pages/index.txt"])
    #expect(spec.source.files[0].text.contains(#"ConfigMap("pages", files: ["pages/index.txt"])"#))
  }
}
