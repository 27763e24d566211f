import Diagnostics
import ManifestTree
import Testing

@testable import LintEngine
@testable import LintRules

/// The objects to which rules apply, and the severities and fixes of findings, in forms that the rules' examples do not
/// cover.
@Suite struct RuleScopeTests {
  private func findings(_ rule: any Rule, _ text: String, isNamed: Bool = false) -> [Finding] {
    var settings = LintSettings()
    settings.hasExplicitRules = isNamed
    let objects = ManifestReader.read(Array(text.utf8), from: "shop.yaml").objects
    return Linter([rule]).findings(in: LintContext(objects, settings: settings))
  }

  private func pod(_ spec: String, labels: String = "app: web") -> String {
    "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop, labels: {\(labels)}}\nspec: {\(spec)}\n"
  }

  private func deployment(_ spec: String) -> String {
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {metadata: {labels: {app: web}}, spec: {\(spec)}}}\n"
  }

  @Test func `the user of the Istio proxy is reported for pods in a mesh, or if the rule is named`() {
    let spec = "securityContext: {runAsUser: 1337}, containers: [{name: web, image: 'web:1.0'}]"
    let mesh =
      "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio-injection: enabled}}\n"
    let outside = pod(spec, labels: "sidecar.istio.io/inject: 'false'")
    #expect(findings(ProxyUserID(), pod(spec)).isEmpty)
    #expect(findings(ProxyUserID(), pod(spec), isNamed: true).count == 1)
    #expect(findings(ProxyUserID(), pod(spec, labels: "sidecar.istio.io/inject: 'true'")).count == 1)
    #expect(findings(ProxyUserID(), pod(spec) + mesh).count == 1)
    #expect(findings(ProxyUserID(), outside + mesh).isEmpty)
    #expect(findings(ProxyUserID(), outside, isNamed: true).count == 1)
  }

  @Test func `a RoleBinding does not allow impersonating users, who have no namespace`() {
    func objects(_ binding: String, _ resource: String) -> String {
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: deploy}
      rules: [{apiGroups: [""], resources: [\(resource)], verbs: [impersonate]}]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: \(binding)
      metadata: {name: deploy, namespace: shop}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: deploy}
      subjects: [{kind: ServiceAccount, name: deploy, namespace: shop}]
      """
    }
    #expect(findings(RBACEscalationBinding(), objects("ClusterRoleBinding", "users")).count == 1)
    #expect(findings(RBACEscalationBinding(), objects("RoleBinding", "users")).isEmpty)
    #expect(findings(RBACEscalationBinding(), objects("RoleBinding", "serviceaccounts")).count == 1)
  }

  @Test(arguments: [
    ("postgres://db/shop?sslmode=disable", 1), ("Server=db;encrypt=false;Database=shop", 1),
    ("redis --tls=false", 0),
    ("--skip-tls=false", 0), ("jdbc:mysql://mysql/shop?a=b&useSSL=false", 1),
  ])
  func `a switch in a connection string is a whole setting`(value: String, count: Int) {
    let text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {URL: '\(value)'}\n"
    #expect(findings(UnencryptedConnection(), text).count == count)
  }

  @Test func `capabilities of Windows pods are not checked for NET_RAW`() {
    let containers =
      "containers: [{name: web, image: 'web:1.0', securityContext: {capabilities: {drop: [CHOWN]}}}]"
    #expect(findings(NetRawChosen(), pod(containers)).count == 1)
    for windows in ["os: {name: windows}", "nodeSelector: {kubernetes.io/os: windows}"] {
      #expect(findings(NetRawChosen(), pod("\(windows), \(containers)")).isEmpty)
    }
  }

  @Test(arguments: [
    (
      "apps/v1", "Deployment", "sidecar.istio.io/inject",
      "move 'sidecar.istio.io/inject' to the labels of the pod template"
    ),
    (
      "v1", "Namespace", "sidecar.istio.io/inject",
      "replace 'sidecar.istio.io/inject' with the label 'istio-injection', whose value is 'enabled' or 'disabled', or with the label 'sidecar.istio.io/inject' in the pod templates in the namespace"
    ),
    (
      "v1", "Namespace", "proxy.istio.io/config",
      "move 'proxy.istio.io/config' to the pod templates in the namespace"
    ),
    (
      "v1", "Service", "proxy.istio.io/config",
      "move 'proxy.istio.io/config' to the pod template of the workload that Service/web selects"
    ),
    (
      "v1", "Pod", "networking.istio.io/traffic-distribution",
      "move 'networking.istio.io/traffic-distribution' to a Service, a ServiceEntry, or a Namespace"
    ),
    (
      "v1", "Service", "kubernetes.io/ingress.class", "move 'kubernetes.io/ingress.class' to an Ingress"
    ),
  ])
  func `a misplaced Istio annotation is moved to an object that supports it`(
    apiVersion: String, kind: String, key: String, fix: String
  ) {
    let text =
      "apiVersion: \(apiVersion)\nkind: \(kind)\nmetadata: {name: web, annotations: {\(key): 'false'}}\n"
    #expect(findings(MisplacedIstioAnnotation(), text).map(\.fix) == [fix])
  }

  @Test(
    arguments: [
      ("maxSkew: 1, whenUnsatisfiable: DoNotSchedule", .warning),
      ("maxSkew: 0, whenUnsatisfiable: DoNotSchedule", .error),
      ("maxSkew: 1, whenUnsatisfiable: Never, labelSelector: {matchLabels: {app: web}}", .error),
    ] as [(String, Severity)])
  func `a topology spread that the API server accepts is a warning`(spread: String, severity: Severity) {
    let text = deployment(
      "topologySpreadConstraints: [{topologyKey: kubernetes.io/hostname, \(spread)}], containers: [{name: web, image: 'web:1.0'}]"
    )
    #expect(findings(SpreadIncomplete(), text).map(\.severity) == [severity])
  }

  @Test func `an autoscaler of version 1 needs the CPU request of every container`() {
    let autoscaler = """
      apiVersion: autoscaling/v1
      kind: HorizontalPodAutoscaler
      metadata: {name: web}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
        maxReplicas: 6
        targetCPUUtilizationPercentage: 60
      ---

      """
    #expect(
      findings(AutoscalerWithoutRequest(), autoscaler + servers).map(\.message)
        == [
          "container 'logger' of Deployment/web has no CPU request, so the autoscaler cannot compute the utilization"
        ])
  }

  private var servers: String {
    deployment(
      "containers: [{name: server, image: 'web:1.0', resources: {requests: {cpu: 100m}}}, {name: logger, image: 'log:1.0'}]"
    )
  }

  @Test(
    arguments: [
      ("server", "type: Utilization, averageUtilization: 60", nil),
      ("logger", "type: AverageValue, averageValue: 100m", nil),
      (
        "logger", "type: Utilization, averageUtilization: 60",
        "container 'logger' of Deployment/web has no CPU request, so the autoscaler cannot compute the utilization"
      ),
      ("sever", "type: Utilization, averageUtilization: 60", "unknown container 'sever' in Deployment/web"),
      ("istio-proxy", "type: Utilization, averageUtilization: 60", nil),
    ] as [(String, String, String?)])
  func `a metric of one container needs only the request of that container`(
    container: String, target: String, message: String?
  ) {
    let autoscaler = """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: web}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
        maxReplicas: 6
        metrics:
        - type: ContainerResource
          containerResource: {name: cpu, container: \(container), target: {\(target)}}
      ---

      """
    let found = findings(AutoscalerWithoutRequest(), autoscaler + servers).map(\.message)
    #expect(found == [message].compactMap(\.self))
  }

  @Test func `a trigger of KEDA for one container needs only the request of that container`() {
    func found(_ metadata: String) -> Int {
      let scaled =
        "apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: web}\nspec: {scaleTargetRef: {name: web}, triggers: [{type: cpu, metricType: Utilization, metadata: {\(metadata)}}]}\n---\n"
      return findings(AutoscalerWithoutRequest(), scaled + servers).count
    }
    #expect(found("value: '60'") == 1)
    #expect(found("value: '60', containerName: server") == 0)
    #expect(found("value: '60', containerName: logger") == 1)
  }

  @Test(arguments: [
    ("cloud.google.com/gke-spot: 'true'", "25 s to stop by default, and 15 s on Standard clusters"),
    ("eks.amazonaws.com/capacityType: SPOT", "120 s to stop"),
  ])
  func `the message names the pods' time to stop, which on GKE is a default`(label: String, time: String) {
    let text = deployment(
      "nodeSelector: {\(label)}, terminationGracePeriodSeconds: 200, containers: [{name: web, image: 'web:1.0'}]"
    )
    #expect(
      findings(GraceExceedsSpotNotice(), text).map(\.message)
        == ["the grace period is 200 s, but pods on spot nodes have only \(time)"])
  }

  @Test func `a DaemonSet that tolerates the spot taint is reported only if it excludes spot nodes`() {
    let spec =
      "tolerations: [{key: kubernetes.azure.com/scalesetpriority, operator: Exists}], containers: [{name: log, image: 'log:1.0'}]"
    let excluded = "nodeSelector: {kubernetes.azure.com/scalesetpriority: regular}, \(spec)"
    func found(_ text: String) -> Int { findings(SpotTolerationWithoutSelector(), text).count }
    #expect(found(deployment(spec)) == 1)
    #expect(found(deployment(spec).replacing("Deployment", with: "DaemonSet")) == 0)
    #expect(found(deployment(excluded).replacing("Deployment", with: "DaemonSet")) == 1)
  }

  @Test(arguments: [("system-node-critical", 0), ("system-cluster-critical", 0), ("system-shop", 1)])
  func `only the priority classes of Kubernetes need no manifest`(name: String, count: Int) {
    let text = deployment("priorityClassName: \(name), containers: [{name: web, image: 'web:1.0'}]")
    #expect(findings(PriorityClassMissing(), text).count == count)
  }

  @Test(arguments: [("web", 0), ("web:latest", 0), ("Web:latest", 1), ("web:1.0", 1)])
  func `without a pull policy, the API server's default for the image counts`(image: String, count: Int) {
    #expect(
      findings(ImagePullPolicy(), deployment("containers: [{name: web, image: '\(image)'}]")).count == count)
  }

  @Test func `a reserved priority class is reported at its wrong field, with the server's path`() {
    let text = """
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata: {name: system-node-critical}
      value: 5
      globalDefault: true

      """
    let (value, standard) = (findings(UnknownValue(), text), findings(ConflictingFields(), text))
    #expect(value.map(\.location.line) == [4])
    #expect(standard.map(\.location.line) == [5])
    #expect((value + standard).map(\.path.description) == ["metadata.name", "metadata.name"])
    #expect(findings(InvalidName(), text).isEmpty)
  }

  @Test(arguments: [
    ("shop", []), ("store", ["ServiceMonitor/web selects no declared Service in the namespace 'shop'"]),
  ])
  func `a ServiceMonitor without names selects Services in its namespace`(
    namespace: String, messages: [String]
  ) {
    let text = """
      apiVersion: monitoring.coreos.com/v1
      kind: ServiceMonitor
      metadata: {name: web, namespace: shop}
      spec: {selector: {matchLabels: {app: web}}, namespaceSelector: {any: false}}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: \(namespace), labels: {app: web}}
      spec: {selector: {app: web}, ports: [{port: 8080}]}

      """
    #expect(findings(ServiceMonitorSelectsNothing(), text).map(\.message) == messages)
  }

  @Test(arguments: [
    ("echo ok", true), ("pg_isready; exit 0", true), ("test -f /ready && true", false),
    ("if ! pg_isready; then exit 1; fi; exit 0", false), ("echo check; pg_isready", false),
    ("pg_isready; echo ok", true), ("set -e; pg_isready; echo ok", false),
  ])
  func `a readiness command with a condition can fail`(command: String, isReported: Bool) {
    let text = deployment(
      "containers: [{name: web, readinessProbe: {exec: {command: [sh, -c, '\(command)']}}}]")
    #expect(findings(ReadinessNeverFails(), text).isEmpty != isReported)
  }

  @Test func `Telemetry objects for different targets do not conflict`() {
    func telemetry(_ name: String, _ spec: String) -> String {
      "---\napiVersion: telemetry.istio.io/v1\nkind: Telemetry\nmetadata: {name: \(name)}\nspec: {\(spec)}\n"
    }
    func target(_ name: String) -> String { "targetRefs: [{kind: Service, group: '', name: \(name)}]" }
    #expect(findings(TelemetriesConflict(), telemetry("one", "") + telemetry("two", "")).count == 2)
    #expect(
      findings(TelemetriesConflict(), telemetry("one", target("a")) + telemetry("two", target("b"))).isEmpty)
  }

  @Test(arguments: [("HTTP", Severity.warning), ("TCP", .error)])
  func `Gateways with one port conflict unless Istio merges their servers`(
    transport: String, severity: Severity
  ) {
    func gateway(_ name: String) -> String {
      """
      ---
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: {name: \(name)}
      spec:
        selector: {istio: ingressgateway}
        servers: [{port: {number: 80, name: main, protocol: \(transport)}, hosts: ['*']}]

      """
    }
    let found = findings(GatewaysConflict(), gateway("shop") + gateway("pay"))
    #expect(!found.isEmpty && found.allSatisfy { $0.severity == severity })
  }

  @Test func `Gateways on different addresses do not conflict`() {
    func gateway(_ name: String, _ bind: String) -> String {
      """
      ---
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: {name: \(name)}
      spec:
        selector: {istio: ingressgateway}
        servers: [{port: {number: 80, name: main, protocol: TCP}, bind: \(bind), hosts: ['*']}]

      """
    }
    let shop = gateway("shop", "10.0.0.1")
    #expect(findings(GatewaysConflict(), shop + gateway("pay", "10.0.0.2")).isEmpty)
    #expect(findings(GatewaysConflict(), shop + gateway("pay", "10.0.0.1")).count == 2)
  }

  @Test func `each of several certificates of a gateway is checked`() {
    let text = """
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: {name: shop}
      spec:
        selector: {istio: ingressgateway}
        servers:
        - port: {number: 443, name: https, protocol: HTTPS}
          hosts: [shop.example]
          tls: {mode: SIMPLE, credentialNames: [shop-rsa, shop-ecdsa]}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: shop-rsa, namespace: istio-system}
      stringData: {tls.crt: '', tls.key: ''}
      """
    #expect(
      findings(GatewayCredentialMissing(), text).map(\.message)
        == ["unknown Secret 'shop-ecdsa' in namespace 'istio-system'"])
    #expect(findings(GatewayCredentialInvalid(), text).count == 1)
  }

  @Test(arguments: [("cert: chain, key: private", 1), ("cert: '', key: ''", 0)])
  func `a gateway uses the keys cert and key of a Secret before the keys of a TLS Secret`(
    keys: String, count: Int
  ) {
    let text = """
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: {name: shop}
      spec:
        selector: {istio: ingressgateway}
        servers:
        - port: {number: 443, name: https, protocol: HTTPS}
          hosts: [shop.example]
          tls: {mode: SIMPLE, credentialName: shop-tls}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: shop-tls, namespace: istio-system}
      stringData:
        {tls.crt: "-----BEGIN CERTIFICATE-----", tls.key: "-----BEGIN PRIVATE KEY-----", \(keys)}
      """
    #expect(findings(GatewayCredentialInvalid(), text).count == count)
  }

  @Test(arguments: [("EnvoyFilter", 0), ("Sidecar", 1)])
  func `only some objects in the root namespace select pods of other namespaces`(kind: String, count: Int) {
    let text =
      deployment("containers: [{name: web}]") + """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: gateway, namespace: istio-system}
        spec: {template: {metadata: {labels: {app: gateway}}, spec: {containers: [{name: gateway}]}}}
        ---
        apiVersion: networking.istio.io/v1
        kind: \(kind)
        metadata: {name: web, namespace: istio-system}
        spec: {workloadSelector: {labels: {app: web}}}
        """
    #expect(findings(MeshSelectorSelectsNothing(), text).count == count)
  }

  @Test(arguments: [("[shop]", 0), ("['*']", 0), ("[]", 0), ("[.]", 1), ("[pay]", 1)])
  func `a delegate must be exported to the namespace of the VirtualService`(exportTo: String, count: Int) {
    let text = """
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: shop, namespace: shop}
      spec:
        hosts: [shop.example.com]
        http: [{delegate: {name: cart, namespace: cart}}]
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: cart, namespace: cart}
      spec: {exportTo: \(exportTo), http: [{redirect: {uri: /cart}}]}
      """
    #expect(findings(DelegateMissing(), text).count == count)
  }

  @Test(
    arguments: [
      ("cart", nil), ("cart.shop.svc.cluster.local", nil), ("cart.shop.svc.example", nil),
      ("cart.shop", "use 'cart.shop.svc.cluster.local'"),
      ("cart.shop.svc", "use 'cart.shop.svc.cluster.local'"),
    ] as [(String, String?)])
  func `a host of a route with dots must be complete`(host: String, fix: String?) {
    func text(_ entry: String) -> String {
      """
      apiVersion: v1
      kind: Service
      metadata: {name: cart, namespace: shop}
      spec: {ports: [{port: 80}]}
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: cart, namespace: shop}
      spec: {hosts: [cart.example.com], http: [{route: [{destination: {host: \(host)}}]}]}
      ---
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: {name: cart, namespace: shop}
      spec: {host: \(host)}
      \(entry)
      """
    }
    #expect(findings(RouteHostMissing(), text("")).map(\.fix) == (fix.map { [$0] } ?? []))
    #expect(findings(DestinationRuleHostMissing(), text("")).map(\.fix) == (fix.map { [$0] } ?? []))
    let entry =
      "---\napiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {name: cart, namespace: shop}\nspec: {hosts: [\(host)], ports: [{number: 80, name: http}]}"
    #expect(findings(RouteHostMissing(), text(entry)).isEmpty)
  }

  @Test(arguments: [
    ("cert-solver", "shop", Severity.warning), ("cart", "shop", .error), ("cert-solver", "mesh", .error),
  ])
  func `a short host is only suspected if the input has no Services of its namespace, and none of its name`(
    host: String, namespace: String, severity: Severity
  ) {
    let text = """
      apiVersion: v1
      kind: Service
      metadata: {name: cart, namespace: mesh}
      spec: {ports: [{port: 80}]}
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: cart, namespace: \(namespace)}
      spec: {hosts: [cart.example.com], http: [{route: [{destination: {host: \(host)}}]}]}
      """
    #expect(findings(RouteHostMissing(), text).map(\.severity) == [severity])
  }

  @Test(arguments: [
    ("ALLOW", "never matches a connection to the port"),
    ("AUDIT", "audits connections to the port regardless of methods"),
    ("DENY", "denies connections to the port regardless of methods"),
    (
      "CUSTOM",
      "ignores methods with a gRPC provider, and has no effect on the port with an HTTP provider"
    ),
  ])
  func `the effect of an HTTP rule on a TCP port depends on the action`(action: String, effect: String) {
    let text =
      deployment("containers: [{name: web, ports: [{containerPort: 27017}]}]") + """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {selector: {app: web}, ports: [{name: tcp-web, port: 27017}]}
        ---
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: web}
        spec:
          action: \(action)
          selector: {matchLabels: {app: web}}
          rules: [{to: [{operation: {methods: [GET]}}]}]
        """
    #expect(
      findings(HTTPRuleOnTCPPort(), text).map(\.message)
        == ["the proxy cannot check methods on TCP port 27017, so the rule \(effect)"])
  }

  @Test(arguments: [("ALLOW", 1), ("DENY", 0)])
  func `an operation for a TCP port is ignored with the HTTP fields of its rule`(action: String, count: Int) {
    let text =
      deployment("containers: [{name: web}]") + """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {selector: {app: web}, ports: [{name: tcp-db, port: 5432}, {name: http, port: 8080}]}
        ---
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: web}
        spec:
          action: \(action)
          selector: {matchLabels: {app: web}}
          rules:
          - to: [{operation: {ports: ["8080"], methods: [GET]}}, {operation: {ports: ["5432"]}}]
        """
    #expect(findings(HTTPRuleOnTCPPort(), text).count == count)
  }

  @Test(arguments: [
    ("retryOn: '5xx,reset'", 1), ("retryOn: gateway-error", 1), ("retryOn: 'connect-failure,503'", 0),
    ("perTryTimeout: 2s, retryOn: reset", 0), ("retryRemoteLocalities: true", 0),
  ])
  func `perTryTimeout is only required where attempts that time out are retried`(retries: String, count: Int)
  {
    let text = """
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: web}
      spec: {hosts: [web], http: [{route: [{destination: {host: web}}], retries: {attempts: 2, \(retries)}}]}
      """
    #expect(findings(RetryWithoutPerTryTimeout(), text).count == count)
  }

  @Test(arguments: [
    (
      "name: web, ports: [{containerPort: 8080}]", "name: log, lifecycle: {preStop: {sleep: {seconds: 5}}}", 1
    ),
    ("name: log", "name: web, ports: [{name: http, containerPort: 8080}]", 1),
    (
      "name: log", "name: web, ports: [{containerPort: 8080}], lifecycle: {preStop: {sleep: {seconds: 5}}}", 0
    ),
    ("name: web", "name: log, lifecycle: {preStop: {sleep: {seconds: 5}}}", 0),
  ])
  func `a preStop hook must be in a container that serves the Service`(one: String, other: String, count: Int)
  {
    let text =
      deployment("containers: [{\(one)}, {\(other)}]")
      + "---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 8080}]}\n"
    #expect(findings(NoPreStop(), text).count == count)
  }

  @Test func `ambient pods get no sidecar from a namespace without injection`() {
    func namespace(_ labels: String) -> String {
      "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio.io/dataplane-mode: ambient, \(labels)}}\n"
    }
    let rule = NamespaceInjectionTwice()
    #expect(findings(rule, namespace("istio-injection: enabled")).count == 1)
    #expect(findings(rule, namespace("istio.io/rev: stable")).count == 1)
    #expect(findings(rule, namespace("istio-injection: disabled, istio.io/rev: stable")).isEmpty)
  }

  @Test func `a Windows container that can run as root gets a fix without a user ID`() {
    let containers = "containers: [{name: web, image: 'web:1.0'}]"
    let found = findings(RunAsRoot(), pod("os: {name: windows}, \(containers)"))
    #expect(
      found.compactMap(\.fix).allSatisfy { $0.contains("windowsOptions.runAsUserName") } && found.count == 1)
  }

  @Test func `a probe of a UDP port by name is a warning, because the server can also listen on TCP`() {
    func container(_ name: String) -> String {
      "containers: [{name: dns, image: 'dns:1.0', ports: [{name: dns, containerPort: 53, protocol: UDP}], readinessProbe: {tcpSocket: {port: \(name)}}}]"
    }
    #expect(findings(ProbePort(), pod(container("dns"))).map(\.severity) == [.warning])
    #expect(findings(ProbePort(), pod(container("sql"))).map(\.severity) == [.error])
  }

  @Test func `Services for TCP and UDP can share a port`() {
    func service(_ name: String, _ port: String) -> String {
      "---\napiVersion: v1\nkind: Service\nmetadata: {name: \(name)}\nspec: {selector: {app: web}, ports: [{\(port)}]}\n"
    }
    let workload = deployment("containers: [{name: web, image: 'web:1.0'}]")
    func count(_ one: String, _ other: String) -> Int {
      findings(ServicePortConflict(), workload + service("one", one) + service("two", other), isNamed: true)
        .count
    }
    #expect(count("name: dns-tcp, port: 53", "name: dns, port: 53, protocol: UDP") == 0)
    #expect(count("name: http-web, port: 80", "name: tcp-web, port: 80") == 1)
  }

  @Test func `a workload without pods needs no second pod on another spot node`() {
    func objects(_ replicas: Int) -> String {
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: 80}]}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: \(replicas)
        template:
          metadata: {labels: {app: web}}
          spec:
            nodeSelector: {karpenter.sh/capacity-type: spot}
            containers: [{name: web, image: 'web:1.0'}]
      """
    }
    #expect(findings(SpotSingleton(), objects(1)).count == 1)
    #expect(findings(SpotSingleton(), objects(0)).isEmpty)
  }

  @Test func `encryption is also disabled in an init container`() {
    let env = "env: [{name: DB_URL, value: 'postgres://db/shop?sslmode=disable'}]"
    let found = findings(
      UnencryptedConnection(),
      deployment("initContainers: [{name: migrate, \(env)}], containers: [{name: web}]"))
    #expect(found.count == 1)
  }

  @Test(arguments: [
    ("{name: POSTGRES_USER, value: shop}", "shop", 0), ("{name: POSTGRES_USER, value: shop}", "orders", 1),
    ("{name: POSTGRES_USER, value: shop}, {name: POSTGRES_DB, value: orders}", "orders", 0),
    ("{name: POSTGRES_USER, value: shop}, {name: POSTGRES_DB, value: orders}", "shop", 1),
    // The database's name is not known.
    ("{name: POSTGRES_PASSWORD_FILE, value: /run/secrets/password}", "orders", 0),
  ])
  func `a server without POSTGRES_DB creates the database of its user`(
    server: String, database: String, count: Int
  ) {
    let text = """
      apiVersion: v1
      kind: Service
      metadata: {name: db}
      spec: {selector: {app: db}, ports: [{name: tcp-postgres, port: 5432}]}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: db}
      spec:
        template:
          metadata: {labels: {app: db}}
          spec: {containers: [{name: db, image: 'postgres:17', env: [\(server)]}]}
      ---

      """
    let client = "containers: [{name: web, env: [{name: DB_URL, value: 'postgres://db:5432/\(database)'}]}]"
    #expect(findings(DatabaseMissing(), text + deployment(client)).count == count)
  }
}
