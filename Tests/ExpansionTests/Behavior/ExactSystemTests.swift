import ManifestTree
import Portolan
import Testing

/// Systems that Portolan can declare without changes: names and ports that it would otherwise derive.
@Suite struct ExactSystemTests {
  /// A system without any default.
  private static var app: TestApp {
    let web = Portolan.Service("web-v1", image: "web:1") {
      Port(.http, 8080, servedAt: 80, servedAs: "", inPod: .unnamed)
      Port(.grpc, 9090, servedAs: "rpc", inPod: .undeclared)
      Port(.tcp, 7070, name: "admin", inPod: .numbered)
      Port(.tcp, 6060, name: "debug")
    }
    .serviceNamed("web").workloadLabels(["release": "a"]).serviceAccount(.owned("web-account"))
    .autoscaled(from: 1, to: 3, on: .cpu(percent: 70), named: "scaler")
    .disruptionBudget(maxUnavailable: 1, unhealthyPods: .clusterDefault, named: "budget")
    .when(true) { $0.priority("high") }
    .when(false) { $0.runtimeClass("other") }
    let caller = Portolan.Service("caller", .job, image: "caller:1") { Calls("web-v1", as: "WEB") }
    var app = TestApp(
      listedServices: [web, caller], listedResources: [Portolan.ConfigMap("settings", ["a": "b"])])
    app.defaults = []
    return app
  }

  @Test func `only the declared objects are rendered, with the declared names`() throws {
    let names = try Self.app.objects().map { "\($0.identity.kind)/\($0.identity.name)" }.sorted()
    #expect(
      names == [
        "ConfigMap/settings", "Deployment/web-v1", "HorizontalPodAutoscaler/scaler", "Job/caller",
        "PodDisruptionBudget/budget", "Service/web", "ServiceAccount/web-account",
      ])
  }

  @Test func `labels of objects are not labels of pods`() throws {
    let web = Portolan.Service("web", image: "web:1") { Port(.http, 8080) }
      .labeled(["version": "1"], pods: false).labeled(["team": "shop"])
    var app = TestApp(listedServices: [web])
    app.defaults = [.selectorLabels]
    try expect(
      "Deployment/web", "metadata", "labels", in: app,
      is: """
        app: web
        team: shop
        version: "1"
        """)
    try expect(
      "Service/web", "metadata", "labels", in: app,
      is: """
        app: web
        team: shop
        version: "1"
        """)
    try expect(
      "Deployment/web", "spec", "template", "metadata", "labels", in: app,
      is: """
        app: web
        team: shop
        """)
    app.defaults = []
    try expect(
      "Service/web", "metadata", "labels", in: app,
      is: """
        team: shop
        version: "1"
        """)
  }

  @Test func `an explicit false is rendered, because the API server keeps it`() throws {
    let web = Portolan.Service("web", image: "web:1") {
      Env("A", secret: "a", key: "k", optional: false)
      Env("B", secret: "a", key: "k")
    }
    .serviceAccount(.own).serviceAccountToken(false)
    var app = TestApp(listedServices: [web], listedResources: [Portolan.Secret(existing: "a")])
    app.defaults = []
    try expect(
      "Deployment/web", "spec", "template", "spec", "containers", in: app,
      is: """
        - name: web
          image: web:1
          env:
            - name: A
              valueFrom:
                secretKeyRef:
                  name: a
                  key: k
                  optional: false
            - name: B
              valueFrom:
                secretKeyRef:
                  name: a
                  key: k
        """)
    try expect("ServiceAccount/web", "automountServiceAccountToken", in: app, is: "false")
  }

  @Test func `services without policies may share an account`() throws {
    let services = ["web", "api", "job"].map { name in
      Portolan.Service(name, image: "x:1") {
        Port(.http, 8080)
        Calls(name == "api" ? "web" : "api")
      }
    }
    var app = TestApp(listedServices: services)
    app.defaults = []
    #expect(try app.faults().isEmpty)
  }

  @Test func `hosts of routes and traffic policies can contain the namespace`() throws {
    let web = Portolan.Service("web", image: "web:1") { Port(.http, 8080) }
      .routedInMesh { Match(timeout: .seconds(1)) }
      .outlierDetection(consecutive5xxErrors: 5)
    var app = TestApp(listedServices: [web])
    app.defaults = []
    app.qualifiesHosts = true
    let host = "web.\(app.namespace).svc.cluster.local"
    try expect("DestinationRule/web", "spec", "host", in: app, is: host)
    try expect(
      "VirtualService/web", "spec", in: app,
      is: """
        hosts:
          - \(host)
        http:
          - route:
              - destination:
                  host: \(host)
            timeout: 1s
        """)
  }

  @Test func `ports have the declared names and targets`() throws {
    try expect(
      "Service/web", "spec", "ports", in: Self.app,
      is: """
        - port: 80
          targetPort: 8080
        - name: rpc
          port: 9090
          targetPort: 9090
        - name: admin
          port: 7070
          targetPort: 7070
        - name: debug
          port: 6060
          targetPort: debug
        """)
    try expect(
      "Deployment/web-v1", "spec", "template", "spec", "containers", in: Self.app,
      is: """
        - name: web-v1
          image: web:1
          ports:
            - containerPort: 8080
            - name: admin
              containerPort: 7070
            - name: debug
              containerPort: 6060
        """)
  }

  @Test func `labels are only those that are declared, and callers use the Service's name`() throws {
    let app = Self.app
    try expect("Deployment/web-v1", "metadata", "labels", in: app, is: "release: a")
    try expect("Deployment/web-v1", "spec", "template", "spec", "priorityClassName", in: app, is: "high")
    try expect(
      "PodDisruptionBudget/budget", "spec", in: app,
      is: """
        maxUnavailable: 1
        selector:
          matchLabels:
            app: web-v1
        """)
    let job = try app.objects().first { $0.identity.kind == "Job" }
    #expect(job?.node.yaml.contains("web:80") == true)
  }
}
