import ManifestTree
import Testing

@testable import SpecImport

/// Fields that no part of the DSL sets become patches, and the other fields of their objects stay in parts.
@Suite struct `Remaining fields of imported objects` {
  private static func system(_ name: String, _ others: String) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name)}
    spec:
      selector: {matchLabels: {app: \(name)}}
      template:
        metadata: {labels: {app: \(name)}}
        spec:
          containers:
            - name: \(name)
              image: example.com/\(name):1.0
              ports: [{containerPort: 8080, name: http}]
    ---
    \(others)
    """
  }

  private static let service = """
    apiVersion: v1
    kind: Service
    metadata: {name: web}
    spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
    """

  @Test(arguments: [
    ("STATIC", "[{address: 10.0.0.1}]", true), ("DNS", "[{address: a.example.com}]", true),
    ("STATIC", "[{address: 10.0.0.1, weight: 2}]", false), ("STATIC", "[]", false),
  ])
  func `a ServiceEntry with endpoints is imported if they have only addresses`(
    _ resolution: String, _ endpoints: String, _ isPart: Bool
  ) {
    let spec = imported(
      Self.system(
        "web",
        """
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: ledger}
        spec:
          hosts: [ledger.example.com]
          ports: [{number: 443, name: https, protocol: HTTPS}]
          location: MESH_EXTERNAL
          resolution: \(resolution)
          endpoints: \(endpoints)
        """))
    let text = spec.source.files.map(\.text).joined()
    #expect(text.contains("ServiceEntry(") == isPart && text.contains("endpoints: [\"") == isPart, "\(text)")
  }

  @Test(arguments: [
    ("concurrencyPolicy: Forbid", #".cronJob(schedule: "@daily"), image"#),
    ("timeZone: UTC", #""@daily", .init(timeZone: "UTC", concurrency: .allow))"#),
  ])
  func `a CronJob with the default settings has no empty settings`(_ field: String, _ expected: String) {
    let spec = imported(
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata: {name: nightly}
      spec:
        schedule: "@daily"
        \(field)
        jobTemplate:
          spec:
            template:
              metadata: {labels: {app: nightly}}
              spec:
                restartPolicy: OnFailure
                containers: [{name: nightly, image: "example.com/nightly:1.0"}]
      """)
    let text = spec.source.files.map(\.text).joined()
    #expect(text.contains(expected), "\(text)")
  }

  @Test(arguments: [
    ("{host: web}", #".destinationRule(named: "web")"#, 0),
    ("{host: web, exportTo: [.]}", #".destinationRule(named: "web")"#, 1),
    ("{host: web, subsets: [{name: v1}]}", #"Subset("v1", labels: [:])"#, 0),
    ("{host: web, trafficPolicy: {outlierDetection: {}}}", ".outlierDetection()", 0),
    ("{host: web, trafficPolicy: {tls: {}}}", #".destinationRule(named: "web")"#, 1),
  ])
  func `a DestinationRule with few settings belongs to its service`(
    _ rule: String, _ part: String, _ patches: Int
  ) {
    let spec = imported(
      Self.system(
        "web",
        Self.service + """

          ---
          apiVersion: networking.istio.io/v1
          kind: DestinationRule
          metadata: {name: web}
          spec: \(rule)
          """))
    #expect(spec.free.isEmpty)
    #expect(spec.patches.count == patches)
    #expect(spec.source.files[0].text.contains(part), "\(spec.source.files[0].text)")
  }

  @Test(arguments: [
    "headers: {request: {}}", "headers: {request: {set: {}}}", "retries: {}", "match: [{}]",
    "match: [{authority: {exact: a}}]", "mirror: {host: cart}", "retries: {attempts: 2, backoff: 25ms}",
  ])
  func `a field of a route without a part is patched at the route`(_ field: String) {
    let spec = imported(
      Self.system(
        "web",
        Self.service + """

          ---
          apiVersion: networking.istio.io/v1
          kind: VirtualService
          metadata: {name: web}
          spec:
            hosts: [web]
            http:
              - match: [{uri: {prefix: /api}}]
                route: [{destination: {host: web}}]
              - \(field)
                timeout: 5s
                route: [{destination: {host: web}}]
          """))
    let source = spec.source.files[0].text
    #expect(spec.free.isEmpty, "\(source)")
    #expect(source.contains(#"Match(.prefix("/api"))"#))
    #expect(source.contains("timeout: .seconds(5)"))
    #expect(source.contains(#"at: "spec.http[1]""#))
    #expect(spec.patches.count == 1)
  }

  @Test func `a part of a subset that the DSL lacks is patched at the subset`() {
    let spec = imported(
      Self.system(
        "web",
        Self.service + """

          ---
          apiVersion: networking.istio.io/v1
          kind: DestinationRule
          metadata: {name: web}
          spec:
            host: web
            subsets:
              - {name: v1, labels: {version: v1}}
              - name: v2
                labels: {version: v2}
                trafficPolicy: {connectionPool: {tcp: {maxConnections: 5}}}
          """))
    let source = spec.source.files[0].text
    #expect(spec.free.isEmpty)
    #expect(source.contains(#"Subset("v2", labels: ["version": "v2"])"#), "\(source)")
    #expect(source.contains(#"at: "spec.subsets[1]""#))
  }

  @Test func `a second Service port with the same named target is a port, and a patch names its target`() {
    let spec = imported(
      Self.system(
        "web",
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 80, targetPort: http}, {name: alt, port: 8000, targetPort: http}]
        """))
    let source = spec.source.files[0].text
    #expect(spec.free.isEmpty)
    #expect(source.contains("Port(.http, 8080, servedAt: 80)"), "\(source)")
    #expect(source.contains(#"servedAt: 8000, name: "alt""#))
    #expect(source.contains("targetPort: http"))
  }

  @Test func `a label that one object lacks is set on all objects, and a patch removes it from that object`()
  {
    let label = "labels: {team: shop}"
    let yaml = Self.system(
      "web",
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web, \(label)}
      spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: web, \(label)}
      ---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: web, \(label)}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
        maxReplicas: 4
        metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]
      ---
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: web}
      spec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}
      """
    )
    .replacing(
      "metadata: {name: web}\nspec:\n  selector", with: "metadata: {name: web, \(label)}\nspec:\n  selector"
    )
    .replacing("spec:\n      containers", with: "spec:\n      serviceAccountName: web\n      containers")
    let spec = imported(yaml)
    let source = spec.source.files[0].text
    #expect(source.contains(#".labeled(["team": "shop"], pods: false)"#), "\(source)")
    #expect(spec.patches.map(\.kind) == ["podDisruptionBudget"])
    #expect(source.contains("team: null"))
  }

  @Test(arguments: [("ConfigMap", "data", "configMap"), ("Secret", "stringData", "secret")])
  func `hosts with their namespace are calls`(_ kind: String, _ field: String, _ reference: String) {
    let cart = """
      apiVersion: v1
      kind: Service
      metadata: {name: cart}
      spec: {selector: {app: cart}, ports: [{port: 8080, targetPort: http}]}
      """
    let configuration = """
      apiVersion: v1
      kind: \(kind)
      metadata: {name: conf}
      \(field):
        site.conf: "upstream cart { server cart.shop.svc.cluster.local; }"
      """
    let web = Self.system("web", configuration)
      .replacing("ports: [{", with: "envFrom: [{\(reference)Ref: {name: conf}}]\n          ports: [{")
    let source = imported(Self.system("cart", cart) + "\n---\n" + web).source.files[0].text
    #expect(source.contains(#"Calls("cart")"#), "\(source)")
  }
}
