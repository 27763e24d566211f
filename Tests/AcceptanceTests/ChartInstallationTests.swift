import Foundation
import ManifestTree
import TestSupport
import Testing

/// Installs charts with Helm: as dependencies, in other namespaces, and after another release.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence), .enabled(if: Helm.isInstalled, Helm.absence))
struct ChartInstallationTests {
  private static let shop = ExampleSystem(name: "online-boutique", profiles: ["base", "spot"])

  @Test func `two aliases of a chart are dependencies of one chart`() throws {
    let bench = try Workbench([
      "umbrella/Chart.yaml": """
      apiVersion: v2
      name: umbrella
      version: 0.1.0
      dependencies:
        - {name: online-boutique, version: 0.1.0, repository: "file://../chart", condition: online-boutique.enabled}
        - {name: online-boutique, alias: green, version: 0.1.0, repository: "file://../chart", condition: green.enabled}
      """,
      "umbrella/values.yaml": """
      global: {region: north}
      online-boutique: {enabled: true}
      green: {enabled: true, namePrefix: green-}
      """,
    ])
    let chart = try bench.chart(of: Self.shop)
    #expect(try Helm.buildDependencies(of: bench.url("umbrella")) == nil)
    let answer = try Helm.template(bench.url("umbrella"), values: [], namespace: "shop")
    #expect(answer.fault == nil)
    let alone = try Helm.template(chart, values: [], namespace: "shop")
    #expect(answer.documents.count == 2 * alone.documents.count)
    func names(_ documents: [Node]) -> Set<String> {
      Set(documents.filter { $0["kind"] == "Deployment" }.compactMap { $0["metadata"]?["name"]?.text })
    }
    #expect(
      names(answer.documents) == names(alone.documents).union(names(alone.documents).map { "green-\($0)" }))

    try bench.write("green: {enabled: false}\n", to: "off.yaml")
    let off = try Helm.template(bench.url("umbrella"), values: [bench.url("off.yaml")], namespace: "shop")
    #expect(ObjectSet(off.documents).differences(from: ObjectSet(alone.documents)) == [])
  }

  @Test(
    .enabled(if: Python.isInstalled, "needs Python"),
    arguments: [[], ["--reset-values"]], [("spot", "base"), ("base", "spot")])
  func `an upgrade to a profile renders its objects regardless of the previous release`(
    flags: [String], profiles: (from: String, to: String)
  ) throws {
    let bench = try Workbench()
    let chart = try bench.chart(of: Self.shop)
    let answer = try Helm.upgrade(
      chart, from: "values-\(profiles.from).yaml", to: "values-\(profiles.to).yaml",
      namespace: Self.shop.namespace, flags)
    #expect(answer.fault == nil)
    let manifests = try bench.objects(of: Self.shop, in: profiles.to)
    #expect(manifests.differences(from: ObjectSet(answer.documents)) == [])
  }

  @Test func `with the original's values, the frontend's pods run on spot nodes and can be replaced`()
    throws
  {
    let bench = try Workbench([
      "original.yaml": """
      frontend:
        enabled: true
        replicaCount: 3
        image:
          repository: dmogki/frontend
          tag: v0.1.1
        nodeSelector:
          node-role: spot
        affinity:
          podAntiAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              - labelSelector:
                  matchExpressions:
                    - key: app
                      operator: In
                      values: [frontend]
                topologyKey: "kubernetes.io/hostname"
        pdb:
          enabled: true
          minAvailable: 1
      """
    ])
    let chart = try bench.chart(of: Self.shop)
    let answer = try Helm.template(chart, values: [bench.url("original.yaml")], namespace: "default")
    #expect(answer.fault == nil)
    func object(_ kind: String) throws -> Node {
      try #require(
        answer.documents.first { $0["kind"]?.text == kind && $0["metadata"]?["name"] == "frontend" })
    }
    let deployment = try object("Deployment")
    let pod = try #require(deployment["spec"]?["template"]?["spec"])
    guard case .list(let containers)? = pod["containers"] else { throw CancellationError() }
    #expect(containers.first?["image"] == "dmogki/frontend:v0.1.1")
    #expect(pod["nodeSelector"] == ["node-role": "spot"])
    #expect(
      pod["tolerations"]
        == [["key": "node-role", "operator": "Equal", "value": "spot", "effect": "NoSchedule"]])
    #expect(pod["affinity"]?["podAntiAffinity"]?["requiredDuringSchedulingIgnoredDuringExecution"] != nil)
    // Three pods that must not share a node, on three nodes: an old pod has to stop before a new one starts.
    #expect(deployment["spec"]?["strategy"]?["rollingUpdate"]?["maxUnavailable"] == 1)
    #expect(try object("PodDisruptionBudget")["spec"]?["minAvailable"] == 1)
    let fewest =
      try object("HorizontalPodAutoscaler")["spec"]?["minReplicas"] ?? deployment["spec"]?["replicas"]
    #expect(fewest == 3)
  }

  @Test func `references of free objects to services follow the name prefix`() throws {
    let bench = try Workbench([
      "App.swift": """
      import Portolan
      @main struct Shop: App {
        let name = "shop"
        func services(in profile: Profile) -> [Service] {
          Service("web", image: "example.com/web:1") { Port(.http, 8080) }
        }
        func resources(in profile: Profile) -> [any AppPart] {
          Object(\"""
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: web}
            spec:
              ingressClassName: nginx
              rules:
                - host: web
                  http:
                    paths:
                      - path: /
                        pathType: Prefix
                        backend: {service: {name: web, port: {number: 8080}}}
            \""")
          Object(\"""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: web}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: web}
            subjects: [{kind: ServiceAccount, name: web}, {kind: ServiceAccount, name: web, namespace: other}]
            \""")
          Object(\"""
            apiVersion: example.com/v1
            kind: Check
            metadata: {name: check}
            spec:
              url: http://web.shop.svc:8080/?web.shop.svc,other.shop.svc
              title: web
              selector: {matchLabels: {app: web}}
            \""")
          ConfigMap("texts", ["urls": "http://web/a web:8080 web:81 web web.shop.svc other.shop.svc"])
        }
      }
      """
    ])
    let outcome = try bench.portolan("render", "App.swift", "--format", "helm", "--output", "chart")
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    try bench.write("namePrefix: eu-\n", to: "prefix.yaml")
    let answer = try Helm.template(
      bench.url("chart"), values: [bench.url("prefix.yaml")], namespace: "north")
    #expect(answer.fault == nil)
    func object(_ kind: String) throws -> Node {
      try #require(answer.documents.first { $0["kind"]?.text == kind })
    }
    let rule = try object("Ingress")["spec"]?["rules"]?.items?.first
    #expect(rule?["host"] == "web")
    #expect(rule?["http"]?["paths"]?.items?.first?["backend"]?["service"]?["name"] == "eu-web")
    let binding = try object("RoleBinding")
    #expect(binding["roleRef"]?["name"] == "web")
    #expect(binding["subjects"]?.items?.map { $0["name"] } == ["eu-web", "web"])
    #expect(
      try object("ConfigMap")["data"]?["urls"]
        == "http://eu-web/a eu-web:8080 web:81 web eu-web.north.svc other.north.svc")
    let check = try object("Check")["spec"]
    #expect(check?["url"] == "http://eu-web.north.svc:8080/?eu-web.north.svc,other.north.svc")
    #expect(check?["title"] == "web")
    #expect(check?["selector"]?["matchLabels"]?["app"] == "eu-web")
    let plain = try bench.rendered("App.swift", [])
    let own = try Helm.template(bench.url("chart"), values: [], namespace: "shop")
    #expect(ObjectSet(plain).differences(from: ObjectSet(own.documents)) == [])
  }

  @Test func `CustomResourceDefinitions are installed before the chart's templates`() throws {
    let bench = try Workbench()
    try bench.addSpec("Platform.swift")
    let outcome = try bench.portolan("render", "Platform.swift", "--format", "helm", "--output", "chart")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let files = try bench.contents(of: "chart")
    #expect(files.keys.filter { $0.hasPrefix("crds/") }.sorted() == ["crds/shared.yaml"])
    let templates = files.filter { $0.key.hasPrefix("templates/") }.map {
      String(decoding: $0.value, as: UTF8.self)
    }
    #expect(!templates.contains { $0.contains("kind: CustomResourceDefinition") })
    #expect(templates.contains { $0.contains("kind: Thing\n") })
  }

  @Test(arguments: [("base", "platform-system"), ("spot", "platform-spot")])
  func `a chart expresses every difference between profiles, and its objects use the release namespace`(
    profile: String, namespace: String
  ) throws {
    let bench = try Workbench()
    try bench.addSpec("Platform.swift")
    let rendered = try bench.portolan("render", "Platform.swift", "--format", "helm", "--output", "chart")
    #expect(rendered.exitCode == 0 && rendered.errors == "", "\(rendered.errors)")
    let values = [bench.url("chart/values-\(profile).yaml")]
    let answer = try Helm.template(
      bench.url("chart"), values: values, namespace: namespace, ["--include-crds"])
    #expect(answer.fault == nil)
    let outcome = try bench.portolan("render", "Platform.swift", "--profile", profile)
    let manifests = ObjectSet(YAMLReader.read(outcome.output, from: "output").documents.map(\.node))
    #expect(manifests.differences(from: ObjectSet(answer.documents)) == [])

    let moved = try Helm.template(bench.url("chart"), values: values, namespace: "elsewhere")
    #expect(!moved.documents.isEmpty)
    for document in moved.documents { #expect(!document.json.contains(namespace), "\(document.yaml)") }
  }

  @Test func `a label that differs between profiles is a chart value`() throws {
    let bench = try Workbench()
    try bench.addSpec("Platform.swift")
    _ = try bench.portolan("render", "Platform.swift", "--format", "helm", "--output", "chart")
    #expect(try bench.node(of: "chart/values-spot.yaml")["commonLabels"] == ["stage": "spot"])
    #expect(try bench.node(of: "chart/values-base.yaml")["commonLabels"] == ["stage": "base"])
    try bench.write("commonLabels: {stage: canary}\n", to: "given.yaml")
    let answer = try Helm.template(
      bench.url("chart"), values: [bench.url("given.yaml")], namespace: "platform-system")
    let stages = Set(answer.documents.compactMap { $0["metadata"]?["labels"]?["stage"]?.text })
    #expect(stages == ["canary"])
  }

  @Test(arguments: [
    "a=1,b=2", "frontend.replicaCount=7,cartservice.image.tag=2", "frontend.enabled=TRUE",
    "frontend.enabled=x",
    "frontend.env.enableTracing=true", "frontend.image.tag=0755", "frontend.image.tag=2",
    "frontend.image.tag=true", "frontend.resources.limits.cpu=2", "frontend.resources=null",
    "frontend.image=null", "frontend.image.tag=null", "frontend.nodeSelector.disk=null",
    "frontend.tolerations[0].key=gpu", "frontend.tolerations={}", "frontend.tolerations[1].key=gpu",
    #"frontend.env.enableTracing=a\,b"#, "frontend.env.enableTracing={a,b}", "frontend.env.enableTracing=",
    "frontend.autoscaling.minReplicas=50", "frontend.pdb.minAvailable=100%", "frontend.pdb.minAvailable=null",
    "global.region=north", "enabled=false", "enabled=0", "frontend.replicaCount=2,",
    "frontend.replicaCount=1.5",
    "frontend.podAnnotations.team=shop", "frontend.podLabels.app=other", "imagePullSecrets[0].name=registry",
    "frontend.image.tag=20261129",
  ])
  func `the command and Helm parse assignments in the same way`(_ assignment: String) throws {
    let bench = try Workbench()
    let chart = try bench.chart(of: Self.shop)
    let answer = try Helm.template(
      chart, values: [chart.appending(path: "values-spot.yaml")], namespace: Self.shop.namespace,
      ["--set", assignment])
    let outcome = try bench.portolan("render", Self.shop.spec, "--profile", "spot", "--set", assignment)
    #expect((outcome.exitCode == 0) == (answer.fault == nil), "\(outcome.errors)\n\(answer.fault ?? "")")
    guard outcome.exitCode == 0 else { return }
    let objects = ObjectSet(YAMLReader.read(outcome.output, from: "output").documents.map(\.node))
    #expect(objects.differences(from: ObjectSet(answer.documents)) == [])
  }
}
