import ManifestTree
import Portolan
import Testing

/// Systems that are taken over as they run: names and ports that Portolan would otherwise derive.
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
