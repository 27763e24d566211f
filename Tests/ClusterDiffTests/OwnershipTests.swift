import ClusterDiff
import Diagnostics
import Foundation
import ManifestTree
import Testing

/// The owner of a difference.
@Suite struct OwnershipTests {
  private static func autoscaler(_ spec: String) -> String {
    object(
      "autoscaling/v2", "HorizontalPodAutoscaler",
      "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}, \(spec)}")
  }

  private static func scaledObject(_ spec: String) -> String {
    object("keda.sh/v1alpha1", "ScaledObject", "spec: {scaleTargetRef: {name: cart}, \(spec)}")
  }

  @Test(arguments: [
    (autoscaler("minReplicas: 2, maxReplicas: 6"), 2, true),
    (autoscaler("minReplicas: 2, maxReplicas: 6"), 6, true),
    (autoscaler("minReplicas: 2, maxReplicas: 6"), 7, false),
    (autoscaler("minReplicas: 2, maxReplicas: 6"), 0, false),
    (autoscaler("maxReplicas: 6"), 1, true), (scaledObject("maxReplicaCount: 6"), 0, true),
    (scaledObject("maxReplicaCount: 6"), 7, false), (scaledObject("minReplicaCount: 2"), 1, false),
    (scaledObject("minReplicaCount: 2, idleReplicaCount: 0"), 0, true),
    (
      scaledObject("minReplicaCount: 2").replacing(
        "namespace: shop}",
        with: "namespace: shop, annotations: {autoscaling.keda.sh/paused-replicas: \"0\"}}"),
      0, true
    ),
    (autoscaler("maxReplicas: 6").replacing("name: cart}", with: "name: other}"), 4, false),
  ])
  func `an autoscaler owns the replicas within its bounds`(scaler: String, replicas: Int, isOwned: Bool)
    throws
  {
    let report = try Pair.report(
      deployment("replicas: 3") + scaler, deployment("replicas: \(replicas)") + scaler)
    #expect(report.differences.map(\.kind) == [isOwned ? .owned : .drift])
    let undeclared = try Pair.report(deployment("replicas: 3"), deployment("replicas: \(replicas)") + scaler)
    #expect(undeclared.hasDrift != isOwned, "an undeclared live autoscaler also counts")
  }

  @Test func `an autoscaler owns the replicas between its live and its declared bounds`() throws {
    let (old, new) = (
      Self.autoscaler("minReplicas: 2, maxReplicas: 6"), Self.autoscaler("minReplicas: 4, maxReplicas: 9")
    )
    for (replicas, isOwned) in [(1, false), (2, true), (3, true), (9, true), (10, false)] {
      let report = try Pair.report(deployment("") + new, deployment("replicas: \(replicas)") + old)
      let kinds = report.differences.filter { $0.path.description == "spec.replicas" && replicas != 1 }.map(
        \.kind)
      #expect(kinds == (replicas == 1 ? [] : [isOwned ? .owned : .drift]), "\(replicas)")
    }
    let acted = new + "status: {desiredReplicas: 2}\n"
    #expect(try !Pair.report(deployment("") + new, deployment("replicas: 2") + acted).hasDrift)
  }

  @Test func `replicas of a workload without its declared autoscaler are drift`() throws {
    let scaler = Self.autoscaler("minReplicas: 2, maxReplicas: 6")
    let managers =
      "managedFields: [{manager: kube-controller-manager, operation: Update, subresource: scale, "
      + "fieldsV1: {\"f:spec\": {\"f:replicas\": {}}}}]"
    for declared in ["", "replicas: 3"] {
      let report = try Pair.report(
        deployment(declared) + scaler, deployment("replicas: 4", metadata: managers) + service())
      #expect(report.differences.map(\.kind).sorted { $0.rawValue < $1.rawValue } == [.drift, .missing])
    }
  }

  @Test func `only finalizers and owner references that a person added are drift`() throws {
    func live(_ manager: String) -> String {
      service(
        metadata:
          "finalizers: [example.com/a, example.com/b], ownerReferences: [{kind: Shop, name: shop, uid: x}], "
          + "managedFields: [{manager: example-controller, operation: Update, fieldsV1: {\"f:metadata\": "
          + "{\"f:finalizers\": {'v:\"example.com/a\"': {}}}}}, {manager: \(manager), operation: Update, fieldsV1: "
          + "{\"f:metadata\": {\"f:finalizers\": {'v:\"example.com/b\"': {}}, \"f:ownerReferences\": "
          + "{'k:{\"uid\":\"x\"}': {}}}}}]")
    }
    let byHand = try Pair.report(service(), live("kubectl-edit"))
    #expect(byHand.differences.map(\.kind) == [.drift, .drift])
    #expect(byHand.differences.allSatisfy { $0.manager?.name == "kubectl-edit" })
    #expect(try !Pair.report(service(), live("traefik")).hasDrift)
    let declared = service(metadata: "finalizers: [example.com/b]")
    #expect(
      try Pair.report(declared, live("kubectl-patch")).differences.map(\.path.description) == [
        "metadata.ownerReferences"
      ])
  }

  @Test func `a field that the server did not store gets a note that applying again has no effect`() throws {
    let applied = #"{"spec":{"template":{"spec":{"hostUsers":false}}}}"#
    func live(_ writer: String) -> String {
      deployment(
        "template: {spec: {}}",
        metadata:
          "annotations: {kubectl.kubernetes.io/last-applied-configuration: '\(applied)'}, managedFields: ["
          + "{manager: kubectl-client-side-apply, operation: Update, fieldsV1: {\"f:metadata\": {\"f:annotations\": "
          + "{\"f:kubectl.kubernetes.io/last-applied-configuration\": {}}}}}\(writer)]")
    }
    let declared = deployment("template: {spec: {hostUsers: false}}")
    let dropped = try Pair.report(declared, live("")).differences
    #expect(dropped.map { $0.note?.contains("applying the object again has no effect") } == [true])
    let removed = try Pair.report(
      declared, live(", {manager: kubectl-edit, operation: Update, fieldsV1: {\"f:spec\": {}}}"))
    #expect(removed.differences.map(\.note) == [nil])
  }

  @Test func `swapped routes are one change of order`() throws {
    func routes(_ paths: String...) -> String {
      Self.route(
        "VirtualService", "networking.istio.io/v1",
        "hosts: [a], http: ["
          + paths.map { "{match: [{uri: {prefix: \($0)}}], route: [{destination: {host: a}}]}" }
          .joined(separator: ", ") + "]")
    }
    let report = try Pair.report(routes("/a", "/b", "/c"), routes("/a", "/c", "/b"))
    #expect(report.differences.map(\.path.description) == ["spec.http"])
    #expect(report.differences.map(\.isOrder) == [true])
    #expect(try Pair.report(routes("/a", "/b"), routes("/b", "/d")).differences.allSatisfy { !$0.isOrder })
  }

  @Test func `an object that is declared twice is reported, and the last declaration is compared`() throws {
    let report = try Pair.report(
      object("v1", "ConfigMap", "data: {a: one}") + object("v1", "ConfigMap", "data: {a: two}"),
      object("v1", "ConfigMap", "data: {a: two}"))
    #expect(!report.hasDrift)
    #expect(report.comparedCount == 1)
    #expect(report.diagnostics.map(\.id) == ["diff/declared-twice"])
  }

  @Test func `encrypted values are not compared, which is reported`() throws {
    let report = try Pair.report(
      object("v1", "Secret", "data: {a: \"ENC[AES256_GCM,data:x]\", b: Yg==}\nsops: {mac: \"ENC[x]\"}"),
      object("v1", "Secret", "data: {a: cGFzcw==, b: Yw==}"))
    #expect(report.differences.map(\.path.description) == ["data.b"])
    #expect(report.diagnostics.map(\.id) == ["diff/encrypted"])
  }

  private static func route(_ kind: String, _ apiVersion: String, _ spec: String) -> String {
    object(apiVersion, kind, "spec: {\(spec)}")
  }

  private static func virtualService(_ weight: Int, host: String = "cart") -> String {
    route(
      "VirtualService", "networking.istio.io/v1",
      "hosts: [\(host)], http: [{route: [{destination: {host: \(host)}, weight: \(weight)}]}]")
  }

  private static func httpRoute(_ weight: Int) -> String {
    route(
      "HTTPRoute", "gateway.networking.k8s.io/v1",
      "rules: [{backendRefs: [{name: cart, port: 80, weight: \(weight)}]}]")
  }

  private static func destinationRule(_ hash: String) -> String {
    route(
      "DestinationRule", "networking.istio.io/v1",
      "host: cart, subsets: [{name: stable, labels: {app: cart\(hash)}}]")
  }

  private static func rollout(_ routing: String) -> String {
    object("argoproj.io/v1alpha1", "Rollout", "spec: {strategy: {canary: {trafficRouting: {\(routing)}}}}")
  }

  private static let canary = object(
    "flagger.app/v1beta1", "Canary", "spec: {targetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}}")

  @Test(arguments: [
    (virtualService(100), virtualService(80), rollout("istio: {virtualService: {name: cart}}")),
    (virtualService(100), virtualService(80), rollout("istio: {virtualServices: [{name: cart}]}")),
    (virtualService(100), virtualService(80), canary), (httpRoute(100), httpRoute(80), canary),
    (
      httpRoute(100), httpRoute(80),
      rollout("plugins: {argoproj-labs/gatewayAPI: {httpRoute: cart, namespace: shop}}")
    ),
    (
      service("selector: {a: b}"), service("selector: {a: b, rollouts-pod-template-hash: abc}"),
      object("argoproj.io/v1alpha1", "Rollout", "spec: {strategy: {canary: {stableService: cart}}}")
    ),
    (
      service("selector: {a: b}"), service("selector: {a: b, rollouts-pod-template-hash: abc}"),
      object("argoproj.io/v1alpha1", "Rollout", "spec: {strategy: {blueGreen: {activeService: cart}}}")
    ),
    (
      destinationRule(""), destinationRule(", rollouts-pod-template-hash: abc"),
      rollout("istio: {destinationRule: {name: cart}}")
    ),
  ])
  func `a canary owns the weights while its controller shifts them`(
    declared: String, live: String, owner: String
  )
    throws
  {
    let owned = try Pair.report(declared, live + owner)
    #expect(!owned.hasDrift && owned.count(of: .owned) > 0, "\(owned.differences.map(\.line))")
    #expect(try Pair.report(declared, live).hasDrift, "without a canary, it is drift")
  }

  @Test func `a canary owns the weights of its routes and subsets`() throws {
    func routes(_ weight: Int) -> String {
      Self.route(
        "VirtualService", "networking.istio.io/v1",
        "hosts: [cart], http: [{name: main, route: [{destination: {host: cart}, weight: \(weight)}]}, "
          + "{name: other, route: [{destination: {host: cart}, weight: \(weight)}]}]")
    }
    let rollout = Self.rollout("istio: {virtualService: {name: cart, routes: [main]}}")
    let report = try Pair.report(routes(100), routes(80) + rollout)
    #expect(
      report.differences.map { "\($0.path) \($0.kind)" } == [
        "spec.http[name=main].route[0].weight owned", "spec.http[name=other].route[0].weight drift",
      ])
    let subset = Self.rollout("istio: {destinationRule: {name: cart, canarySubsetName: canary}}")
    #expect(
      try Pair.report(
        Self.destinationRule(""), Self.destinationRule(", rollouts-pod-template-hash: abc") + subset
      ).hasDrift)
  }

  @Test func `a canary owns the weights between subsets of the same pods, as in the exported ignore rules`()
    throws
  {
    func system(_ weight: Int, _ label: String) -> String {
      Self.route(
        "DestinationRule", "networking.istio.io/v1",
        "host: cart, subsets: [{name: a, labels: {app: cart}}, {name: b, labels: {\(label): cart}}]")
        + Self.route(
          "VirtualService", "networking.istio.io/v1",
          "hosts: [cart], http: [{route: [{destination: {host: cart, subset: a}, weight: \(weight)}, "
            + "{destination: {host: cart, subset: b}, weight: \(100 - weight)}]}]")
    }
    let same = try Pair.report(system(100, "app"), system(80, "app"))
    #expect(same.differences.map(\.reason) == [.canaryWeights, .canaryWeights])
    #expect(try Pair.report(system(100, "version"), system(80, "version")).count(of: .drift) == 2)
  }

  @Test func `a canary owns only the weights`() throws {
    let report = try Pair.report(
      Self.virtualService(100), Self.virtualService(80, host: "other") + Self.canary)
    #expect(
      report.differences.contains { $0.kind == .drift && $0.path.description.hasSuffix("destination.host") })
  }

  @Test func `a canary controller keeps the workload that it copied at zero replicas`() throws {
    let idle = try Pair.report(deployment("replicas: 3"), deployment("replicas: 0") + Self.canary)
    #expect(idle.differences.map(\.kind) == [.owned])
    #expect(try Pair.report(deployment("replicas: 3"), deployment("replicas: 2") + Self.canary).hasDrift)
  }

  private static let edited =
    "managedFields: [{manager: kubectl-edit, operation: Update, time: \"2026-01-31T12:00:00Z\", "
    + "fieldsV1: {\"f:spec\": {\"f:paused\": {}}}}]"

  @Test func `a difference contains its manager, the operation, and the time`() throws {
    let report = try Pair.report(
      deployment("replicas: 1"), deployment("replicas: 1, paused: true", metadata: Self.edited))
    let difference = try #require(report.differences.first)
    #expect(difference.path.description == "spec.paused" && difference.kind == .drift)
    #expect(difference.manager?.name == "kubectl-edit")
    #expect(difference.manager?.operation == "Update")
    #expect(difference.manager?.time == "2026-01-31T12:00:00Z")
  }

  @Test
  func `the manager of an autoscaler's CPU target in the old version also manages the new version's target`()
    throws
  {
    let metrics =
      "metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: "
    let live = Self.autoscaler("maxReplicas: 6, \(metrics)80}}}]").replacing(
      "namespace: shop}",
      with: """
        namespace: shop, managedFields: [{manager: ops, operation: Update, time: "2026-11-01T10:00:00Z",
        apiVersion: autoscaling/v1, fieldsType: FieldsV1, fieldsV1: {"f:spec": {"f:targetCPUUtilizationPercentage": {}}}}]}
        """)
    let report = try Pair.report(Self.autoscaler("maxReplicas: 6, \(metrics)70}}}]"), live)
    #expect(report.differences.first?.path.description.hasSuffix("averageUtilization") == true)
    #expect(report.differences.first?.manager?.name == "ops")
  }

  @Test func `comparing twenty thousand changes in a list takes linear time`() throws {
    let names = (0..<20_000).map { "E\($0)" }
    func container(_ value: String) -> String {
      deployment(
        container: "env: [\(names.map { "{name: \($0), value: \(value)\($0)}" }.joined(separator: ",\n"))]")
    }
    let fields = names.map { "'k:{\"name\":\"\($0)\"}': {\"f:value\": {}}" }.joined(separator: ", ")
    let managed =
      "managedFields: [{manager: kubectl-edit, operation: Update, fieldsV1: {\"f:spec\": {\"f:template\": {\"f:spec\": "
      + "{\"f:containers\": {'k:{\"name\":\"a\"}': {\"f:env\": {\(fields)}}}}}}}}]"
    let report = try Pair.report(
      container("x"), container("y").replacing("namespace: shop}", with: "namespace: shop, \(managed)}"))
    #expect(report.count(of: .drift) == names.count)
    #expect(report.differences.allSatisfy { $0.manager?.name == "kubectl-edit" })
    let first = report.differences.first?.declaredAt?.line ?? 0
    #expect(report.differences.enumerated().allSatisfy { $0.element.declaredAt?.line == first + $0.offset })
  }

  @Test func `a value that a user set is drift, even if the field is not declared`() throws {
    let report = try Pair.report(
      deployment("replicas: 1"),
      deployment("replicas: 1, minReadySeconds: 7, paused: true", metadata: Self.edited))
    // One field has no manager, as if the server had set it; the other has the manager that edited it.
    #expect(
      report.differences.map { "\($0.path) \($0.kind)" }.sorted() == [
        "spec.minReadySeconds owned", "spec.paused drift",
      ])
  }

  private static func managed(_ manager: String, _ fields: String) -> String {
    "managedFields: [{manager: kubectl, operation: Apply, time: \"2026-01-01T00:00:00Z\", fieldsV1: {\"f:spec\": "
      + "{\"f:type\": {}}}}, {manager: \(manager), operation: Update, time: \"2026-01-02T00:00:00Z\", fieldsV1: "
      + "{\"f:spec\": \(fields)}}]"
  }

  @Test(arguments: [
    ("kubectl-patch", Difference.Kind.drift), ("service-controller", .cosmetic),
    ("before-first-apply", .cosmetic),
  ])
  func `a server default that another manager set is drift`(
    manager: String, kind: Difference.Kind
  ) throws {
    let ingress = try Pair.report(
      object("networking.k8s.io/v1", "Ingress", "spec: {}"),
      object(
        "networking.k8s.io/v1", "Ingress", "spec: {ingressClassName: a}",
        metadata: Self.managed(manager, #"{"f:ingressClassName": {}}"#))
    ) { $0.explains = true }
    #expect(ingress.differences.first { $0.path.description == "spec.ingressClassName" }?.kind == kind)
    let port = #"{"f:ports": {"k:{\"port\":80,\"protocol\":\"TCP\"}": {"f:nodePort": {}}}}"#
    let node = try Pair.report(
      service("type: NodePort, ports: [{name: a, port: 80}]"),
      service(
        "type: NodePort, ports: [{name: a, port: 80, protocol: TCP, nodePort: 30080}]",
        metadata: Self.managed(manager, port)
      )
    ) { $0.explains = true }
    let difference = node.differences.first { $0.path.description == "spec.ports[name=a].nodePort" }
    #expect(difference?.kind == kind && difference?.manager?.name == manager)
  }

  @Test(arguments: [
    ("argocd-controller", "Apply", Difference.Kind.drift), ("helm", "Apply", .drift),
    ("argocd-controller", "Update", .owned), ("keda-operator", "Apply", .owned),
  ])
  func `a value that a deployment tool applied before is drift, and a value from a controller is not`(
    manager: String, operation: String, kind: Difference.Kind
  ) throws {
    let report = try Pair.report(
      service(""),
      service(
        "publishNotReadyAddresses: true",
        metadata: Self.managed(manager, #"{"f:publishNotReadyAddresses": {}}"#).replacing(
          "manager: \(manager), operation: Update", with: "manager: \(manager), operation: \(operation)")))
    #expect(report.differences.map(\.kind) == [kind])
  }

  @Test func `admission sets the fields of a pod from its namespace and service account`() throws {
    func pod(_ annotation: String) -> String {
      object(
        "v1", "Pod",
        "spec: {imagePullSecrets: [{name: r}], priorityClassName: p, containers: [{name: a, resources: {requests: "
          + "{cpu: 100m}}}]}", metadata: "annotations: {\(annotation)}")
    }
    let declared = object("v1", "Pod", "spec: {containers: [{name: a}]}")
    #expect(try !Pair.report(declared, pod("kubernetes.io/limit-ranger: set")).hasDrift)
    #expect(
      try Pair.report(declared, pod("")).differences.map(\.path.description) == [
        "spec.containers[name=a].resources.requests"
      ])
  }

  @Test func `the resources of a pod follow from its containers`() throws {
    func pod(_ resources: String) -> String {
      object("v1", "Pod", "spec: {\(resources)containers: [{name: a, resources: {requests: {cpu: 100m}}}]}")
    }
    let live = pod("resources: {limits: {cpu: \"1\"}, requests: {cpu: 100m}}, ")
    #expect(try !Pair.report(pod("resources: {limits: {cpu: \"1\"}}, "), live).hasDrift)
    #expect(try Pair.report(pod(""), live).differences.map(\.path.description) == ["spec.resources"])
  }

  @Test func `a value that was applied before and is no longer declared is drift`() throws {
    let applied =
      "annotations: {kubectl.kubernetes.io/last-applied-configuration: '{\"spec\":{\"paused\":true}}'}, "
      + "managedFields: [{manager: kubectl-client-side-apply, operation: Update, fieldsV1: {\"f:metadata\": "
      + "{\"f:annotations\": {\"f:kubectl.kubernetes.io/last-applied-configuration\": {}}}, \"f:spec\": {\"f:paused\": {}}}}]"
    #expect(try Pair.report(deployment(""), deployment("paused: true", metadata: applied)).hasDrift)
    let other = applied.replacing("\"paused\":true", with: "\"replicas\":1")
    #expect(try !Pair.report(deployment(""), deployment("paused: true", metadata: other)).hasDrift)
  }

  // MARK: Export

  private static let ownedPair = (
    declared: deployment("replicas: 1") + virtualService(100) + service("type: ClusterIP"),
    live: deployment("replicas: 4, paused: true") + virtualService(80) + service("type: NodePort")
      + autoscaler("maxReplicas: 6") + canary
  )

  @Test func `Argo CD ignore rules cover exactly the fields of other managers`() throws {
    let report = try Pair.report(Self.ownedPair.declared, Self.ownedPair.live)
    #expect(report.count(of: .drift) == 2)
    #expect(
      report.exported(as: .argocd) == """
        spec:
          ignoreDifferences:
            - group: apps
              kind: Deployment
              name: cart
              namespace: shop
              jsonPointers:
                - /spec/replicas
            - group: networking.istio.io
              kind: VirtualService
              name: cart
              namespace: shop
              jsonPointers:
                - /spec/http/0/route/0/weight
          syncPolicy:
            syncOptions:
              - RespectIgnoreDifferences=true

        """)
  }

  @Test func `a list of only injected parts is injected`() throws {
    func pod(_ volumes: String) -> String {
      deployment(container: "image: \"a:1\"", pod: volumes.isEmpty ? "" : "volumes: [\(volumes)]")
    }
    let injected = "{name: istio-token}, {name: istio-envoy, emptyDir: {}}"
    #expect(try Pair.report(pod(""), pod(injected)).differences.map(\.reason) == [.injected])
    #expect(try Pair.report(pod(""), pod(injected + ", {name: mine}")).hasDrift)
  }

  @Test func `Argo CD ignore rules refer to injected elements by name, because their index may change`()
    throws
  {
    let report = try Pair.report(
      deployment(container: "image: \"a:1\""),
      deployment("template: {spec: {containers: [{name: istio-proxy}, {name: a, image: \"a:1\"}]}}"))
    #expect(report.differences.map(\.reason) == [.injected])
    #expect(
      report.exported(as: .argocd).contains(
        #".spec.template.spec.containers[] | select((.name | tostring) == "istio-proxy")"#))
    #expect(!report.exported(as: .argocd).contains("jsonPointers"))
    #expect(report.exported(as: .flux).contains("- /spec/template/spec/containers/0"))
  }

  @Test func `Flux ignore rules cover the same fields`() throws {
    let report = try Pair.report(Self.ownedPair.declared, Self.ownedPair.live)
    #expect(
      report.exported(as: .flux) == """
        spec:
          driftDetection:
            mode: enabled
            ignore:
              - paths:
                  - /spec/replicas
                target:
                  group: apps
                  kind: Deployment
                  name: cart
                  namespace: shop
              - paths:
                  - /spec/http/0/route/0/weight
                target:
                  group: networking.istio.io
                  kind: VirtualService
                  name: cart
                  namespace: shop

        """)
  }

  @Test func `no ignore rules are exported if there are no other managers`() throws {
    let report = try Pair.report(deployment("replicas: 1"), deployment("replicas: 2"))
    #expect(report.exported(as: .argocd).contains("ignoreDifferences: []"))
    #expect(report.exported(as: .flux).contains("ignore: []"))
  }
}
