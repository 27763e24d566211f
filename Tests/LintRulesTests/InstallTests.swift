import Diagnostics
import ManifestTree
import Testing

@testable import LintEngine
@testable import LintRules

/// Manifests in the form of widely installed projects, which work and have no error.
@Suite struct InstallTests {
  private static func findings(_ files: [String]) -> [Finding] {
    var objects: [Object] = []
    for (number, text) in files.enumerated() {
      objects += ManifestReader.read(Array(text.utf8), from: "\(number).yaml").objects
    }
    let rules = LintSettings().chosenRules(of: Catalogue.ruleSet, named: [], all: false, preset: .default)
    return Linter(rules).findings(in: LintContext(objects))
  }

  private static func errors(_ files: String...) -> [String] {
    findings(files).filter { $0.severity == .error }.map { "\($0.rule) \($0.path)" }
  }

  /// The severities of a rule's findings, with their paths.
  private static func severities(of rule: String, _ files: String...) -> [String] {
    findings(files).filter { $0.rule == rule }.map { "\($0.severity) \($0.path)" }
  }

  @Test(arguments: [
    // A network plugin.
    "{hostNetwork: true, volumes: [{name: c, hostPath: {path: /opt/cni/bin}}], containers: [{name: a, image: 'i:1', securityContext: {privileged: true}, volumeMounts: [{name: c, mountPath: /c}]}]}",
    // A daemon for routing protocols.
    "{hostNetwork: true, terminationGracePeriodSeconds: 2, containers: [{name: a, image: 'i:1', securityContext: {capabilities: {add: [NET_RAW, NET_ADMIN]}}}]}",
    // A volume driver.
    "{volumes: [{name: k, hostPath: {path: /var/lib/kubelet}}, {name: d, hostPath: {path: /dev/}}], containers: [{name: a, image: 'i:1', securityContext: {privileged: true}, volumeMounts: [{name: k, mountPath: /k}, {name: d, mountPath: /d}]}]}",
    // A log shipper.
    "{volumes: [{name: l, hostPath: {path: /var/log}}, {name: c, hostPath: {path: /var/lib/docker/containers}}], containers: [{name: a, image: 'i:1', volumeMounts: [{name: l, mountPath: /l}, {name: c, mountPath: /c}]}]}",
    // An exporter of the node's metrics.
    "{hostNetwork: true, hostPID: true, volumes: [{name: r, hostPath: {path: /}}, {name: s, hostPath: {path: /run/containerd/containerd.sock}}], containers: [{name: a, image: 'i:1', securityContext: {capabilities: {add: [SYS_TIME]}}, volumeMounts: [{name: r, mountPath: /r}, {name: s, mountPath: /s}]}]}",
  ])
  func `a node agent has only one finding of low severity`(pod: String) {
    let text =
      "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: pilot, namespace: harbour}\nspec: {selector: {matchLabels: {app: p}}, template: {metadata: {labels: {app: p}}, spec: \(pod)}}\n"
    let found = Self.findings([text])
    #expect(found.filter { $0.severity == .error }.map(\.rule) == [])
    #expect(found.filter { $0.rule == "node-agent" }.map(\.severity) == [.info])
  }

  @Test func `a privileged DaemonSet that is not a node agent works, and is a warning`() {
    let text =
      "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: pilot, namespace: harbour}\nspec: {selector: {matchLabels: {app: p}}, template: {metadata: {labels: {app: p}}, spec: {containers: [{name: a, image: 'i:1', securityContext: {privileged: true}}]}}}\n"
    #expect(Self.errors(text) == [])
    #expect(
      Self.severities(of: "privileged-container", text) == [
        "warning spec.template.spec.containers[0].securityContext.privileged"
      ])
  }

  @Test func `an Ingress can refer to a Service that an operator creates for a custom resource`() {
    let files = """
      apiVersion: ceph.rook.io/v1
      kind: CephCluster
      metadata: {name: rook-ceph, namespace: rook-ceph}
      spec: {dashboard: {enabled: true}}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: other, namespace: rook-ceph}
      spec: {ports: [{port: 80}]}
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: NAME, namespace: rook-ceph}
      spec: {defaultBackend: {service: {name: NAME, port: {number: 8443}}}}
      """
    #expect(Self.errors(files.replacing("NAME", with: "rook-ceph-mgr-dashboard")) == [])
    #expect(
      Self.errors(files.replacing("NAME", with: "rooks")) == [
        "ingress-service-missing spec.defaultBackend.service.name"
      ])
  }

  @Test func `the init container of a service mesh and the operator of a network plugin cause no error`() {
    let deployment = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: pilot, namespace: harbour}
      spec:
        selector: {matchLabels: {app: p}}
        template:
          metadata: {labels: {app: p}}
          spec: SPEC
      """
    #expect(
      Self.errors(
        deployment.replacing(
          "SPEC",
          with: """
            {initContainers: [{name: linkerd-init, image: 'i:1', securityContext: {capabilities: {add: [NET_ADMIN, NET_RAW]}}}],
                  containers: [{name: a, image: 'i:1'}]}
            """)) == [])
    #expect(
      Self.errors(
        deployment.replacing(
          "SPEC",
          with: """
            {hostNetwork: true, tolerations: [{key: node.kubernetes.io/not-ready, operator: Exists}],
                  containers: [{name: a, image: 'i:1'}]}
            """)) == [])
    #expect(
      Self.errors(
        deployment.replacing("SPEC", with: "{hostNetwork: true, containers: [{name: a, image: 'i:1'}]}"))
        == [])
  }

  @Test func `the namespace of a ServiceAccount in a RoleBinding is optional`() {
    #expect(
      Self.errors(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: pilot}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: pilot}
        subjects: [{kind: ServiceAccount, name: pilot}]
        """) == [])
  }

  @Test func `a selector with a label that a controller sets on running pods is not an error`() {
    let workload =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w, namespace: h}\nspec: {selector: {matchLabels: {app: w}}, template: {metadata: {labels: {app: w}}, spec: {containers: [{name: w, image: 'i:1'}]}}}\n"
    func service(_ selector: String) -> String {
      "apiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: h}\nspec: {selector: {\(selector)}, ports: [{port: 80, name: http}]}\n"
    }
    #expect(Self.errors(workload, service("harbour.example/leader: 'true'")) == [])
    #expect(Self.errors(workload, service("app: w, operator: leader")) == [])
    #expect(Self.errors(workload, service("app: x")) == ["service-selects-nothing spec.selector"])
  }

  @Test func `a user's name is not a secret, but a password is`() {
    func config(_ key: String) -> String {
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: registry, namespace: h}\ndata: {\(key): registry_user7}\n"
    }
    #expect(Self.severities(of: "secret-in-config-map", config("REGISTRY_CREDENTIAL_USERNAME")) == [])
    #expect(
      Self.severities(of: "secret-in-config-map", config("REGISTRY_CREDENTIAL_PASSWORD")) == [
        "warning data.REGISTRY_CREDENTIAL_PASSWORD"
      ])
  }

  @Test(arguments: [("v1", "warning"), ("v2", "error")])
  func `A subset without pods is an error only if a route uses it`(routed: String, severity: String) {
    let text = """
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: h}
      spec: {selector: {app: web}, ports: [{name: http, port: 80}, {name: http-admin, port: 9000}]}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: h}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web, version: v1}}
          spec: {containers: [{name: web, image: 'i:1'}]}
      ---
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: {name: web, namespace: h}
      spec: {host: web, subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}]}
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: web, namespace: h}
      spec: {hosts: [web], http: [{route: [{destination: {host: web, subset: \(routed)}}]}]}

      """
    #expect(Self.severities(of: "subset-selects-nothing", text) == ["\(severity) spec.subsets[1].labels"])
    // A request to a port of the Service works.
    #expect(
      Self.severities(of: "route-port-missing", text) == ["warning spec.http[0].route[0].destination"])
  }

  @Test func `another program can fill the Secret of a Gateway`() {
    let text = """
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: {name: web, namespace: h}
      spec:
        selector: {istio: ingressgateway}
        servers:
        - port: {number: 443, name: https, protocol: HTTPS}
          hosts: [web.example]
          tls: {mode: SIMPLE, credentialName: web-tls}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: web-tls, namespace: istio-system}

      """
    #expect(Self.severities(of: "gateway-credential-invalid", text) == [])
    #expect(Self.severities(of: "gateway-credential-invalid", text + "data: {ca.crt: YQ==}\n").count == 1)
  }

  @Test(arguments: [
    ("Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefghijk", "error"),
    ("https://hooks.slack.com/services/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", "error"),
    ("postgres://pilot:anchor@db/harbour", "warning"),
  ])
  func `Only a value with the format of a credential is an error`(value: String, severity: String) {
    let pod =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: h}\nspec: {containers: [{name: a, image: 'i:1', env: [{name: ADDRESS, value: '\(value)'}]}]}\n"
    #expect(
      Self.severities(of: "secret-in-env", pod) == ["\(severity) spec.containers[0].env[0].value"])
  }

  @Test(arguments: [
    ("SECRET_SHARES", "5"), ("password_rotation_user_retention", "180"), ("passwordPattern", "^.{8,32}$"),
    ("TOKEN_SCOPE", "read write"), ("SECRET_THRESHOLD", "3"),
  ])
  func `a setting about secrets is not a secret`(key: String, value: String) {
    let config =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: vault, namespace: h}\ndata: {\(key): '\(value)'}\n"
    #expect(Self.severities(of: "secret-in-config-map", config) == [])
  }

  @Test func `an annotation can name a Secret`() {
    func ingress(_ annotation: String) -> String {
      "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: w, namespace: h, annotations: {\(annotation)}}\nspec: {defaultBackend: {service: {name: w, port: {number: 80}}}}\n"
    }
    func found(_ annotation: String) -> Int {
      Self.severities(of: "secret-in-annotation", ingress(annotation)).count
    }
    #expect(found("nginx.org/basic-auth-secret: cafe-passwd") == 0)
    #expect(found("example.com/tls-secret: shop/tls") == 0)
    #expect(found("example.com/oauth-client-secret: w9ef8h2k") == 1)
  }

  @Test func `an AuthorizationPolicy does not block calls of pods without a proxy`() {
    func system(_ labels: String) -> String {
      """
      apiVersion: v1
      kind: Service
      metadata: {name: pilot, namespace: h}
      spec: {selector: {app: pilot}, ports: [{name: http, port: 8080}]}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: pilot, namespace: h}
      spec:
        selector: {matchLabels: {app: pilot}}
        template: {metadata: {labels: {app: pilot\(labels)}}, spec: {containers: [{name: p, image: 'p:1'}]}}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: tug, namespace: h}
      spec:
        selector: {matchLabels: {app: tug}}
        template:
          metadata: {labels: {app: tug}}
          spec: {containers: [{name: t, image: 't:1', env: [{name: PILOT_ADDR, value: 'pilot:8080'}]}]}
      ---
      apiVersion: security.istio.io/v1
      kind: AuthorizationPolicy
      metadata: {name: deny-all, namespace: h}
      spec: {}

      """
    }
    #expect(Self.errors(system("")).map { $0.prefix { $0 != " " } } == ["call-blocked-by-authorization"])
    #expect(Self.errors(system(", sidecar.istio.io/inject: 'false'")) == [])
    // An ALLOW policy of the root namespace also admits the call if its selector matches the pods.
    func root(_ labels: String) -> String {
      """
      ---
      apiVersion: security.istio.io/v1
      kind: AuthorizationPolicy
      metadata: {name: callers, namespace: istio-system}
      spec: {selector: {matchLabels: {app: \(labels)}}, rules: [{from: [{source: {namespaces: [h]}}]}]}

      """
    }
    #expect(Self.errors(system("") + root("pilot")) == [])
    #expect(Self.errors(system("") + root("other")).count == 1)
  }

  @Test
  func `Linux settings are not required of Windows pods, and root in a user namespace is not node root`() {
    func findings(_ spec: String) -> Set<String> {
      let manifest =
        "apiVersion: v1\nkind: Pod\nmetadata: {name: w, namespace: h}\nspec: {\(spec)containers: [{name: w, image: 'i:1'}]}\n"
      let context = LintContext(ManifestReader.read(Array(manifest.utf8), from: "pod.yaml").objects)
      return Set(Linter(Catalogue.rules).findings(in: context).map(\.rule))
    }
    let linux: Set<String> = [
      "no-seccomp-profile", "capabilities-not-dropped", "privilege-escalation", "writable-root-filesystem",
      "net-raw-kept",
    ]
    #expect(findings("").isSuperset(of: linux.union(["run-as-root"])))
    for windows in ["os: {name: windows}, ", "nodeSelector: {kubernetes.io/os: windows}, "] {
      #expect(findings(windows).isDisjoint(with: linux))
      // The kubelet also checks runAsNonRoot for Windows containers.
      #expect(findings(windows).contains("run-as-root"))
    }
    #expect(!findings("hostUsers: false, ").contains("run-as-root"))
    #expect(
      !findings("hostUsers: false, securityContext: {runAsUser: 0}, ").contains("run-as-root"))
  }

  @Test func `the same object in two files is a warning, and in one file an error`() {
    let text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: chart, namespace: h}\ndata: {a: b}\n"
    #expect(Self.errors(text, text) == [])
    #expect(Self.errors("\(text)---\n\(text)") == ["duplicate-object metadata.name"])
  }

  @Test func `two files with one Deployment do not select each other's pods`() {
    let text =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w, namespace: h}\nspec: {selector: {matchLabels: {app: w}}, template: {metadata: {labels: {app: w}}, spec: {containers: [{name: w, image: 'i:1'}]}}}\n"
    #expect(Self.errors(text, text) == [])
  }

  @Test func `an Ingress may refer to an action of the AWS Load Balancer Controller`() {
    let text = """
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: quay, namespace: h}
      spec: {rules: [{host: quay.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: quay, port: {name: use-annotation}}}}, {path: /old, pathType: Exact, backend: {service: {name: ssl-redirect, port: {name: use-annotation}}}}]}}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: quay, namespace: h}
      spec: {selector: {app: quay}, ports: [{port: 80, name: http}]}
      """
    #expect(Self.errors(text) == [])
  }

  @Test func `Flux variables and values encrypted by SOPS are not reported`() {
    #expect(
      Self.errors(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: "${APP_NAME}", namespace: h, labels: {region: "${REGION:=eu}"}}
        spec:
          replicas: ${REPLICAS}
          selector: {matchLabels: {app: w}}
          template:
            metadata: {labels: {app: w}}
            spec: {containers: [{name: w, image: "i:${TAG}", ports: [{containerPort: "${PORT:=8080}"}]}]}
        """) == [])
    #expect(
      Self.errors(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: keys, namespace: h}
        data: {password: "ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]"}
        sops: {lastmodified: "2026-01-02T03:04:05Z", mac: "ENC[AES256_GCM,data:a]", version: 3.9.0}
        """) == [])
    #expect(
      Self.errors("apiVersion: v1\nkind: Secret\nmetadata: {name: keys, namespace: h}\ndata: {a: '###'}\n")
        != [])
  }

  @Test func `a ScaledObject of KEDA is an autoscaler`() {
    func rules(_ scaled: String, _ workload: String) -> [String] {
      Self.findings([
        "apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: s, namespace: h}\nspec: {\(scaled)}\n",
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w, namespace: h}\nspec: {\(workload) selector: {matchLabels: {app: w}}, template: {metadata: {labels: {app: w}}, spec: {containers: [{name: w, image: 'i:1'}]}}}\n",
      ]).map(\.rule)
    }
    #expect(rules("scaleTargetRef: {name: w}", "replicas: 2,").contains("autoscaled-replicas"))
    #expect(rules("scaleTargetRef: {name: x}", "").contains("autoscaler-target-missing"))
    #expect(
      rules(
        "scaleTargetRef: {name: w}, triggers: [{type: cpu, metricType: Utilization, metadata: {value: '60'}}]",
        ""
      )
      .contains("autoscaler-without-request"))
    #expect(!rules("scaleTargetRef: {name: w}, triggers: [{type: kafka}]", "").contains("autoscaler-minimum"))
  }

  @Test func `the controller of a volume driver is a node agent`() {
    let text =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: pilot, namespace: harbour}\nspec: {selector: {matchLabels: {app: p}}, template: {metadata: {labels: {app: p}}, spec: {volumes: [{name: d, hostPath: {path: /dev}}], containers: [{name: a, image: 'i:1', args: ['--csi-address=/csi/csi.sock']}]}}}\n"
    #expect(Self.errors(text) == [])
    #expect(Self.severities(of: "sensitive-host-path", text) == [])
    #expect(
      Self.severities(of: "sensitive-host-path", text.replacing("csi-address", with: "address"))
        == ["warning spec.template.spec.volumes[0].hostPath.path"])
  }

  @Test func `variants of an object in several files are not several objects`() {
    let budget =
      "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: w, namespace: h}\nspec: {maxUnavailable: 1, selector: {matchLabels: {app: w}}}\n"
    let workload =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w, namespace: h}\nspec: {replicas: 2, selector: {matchLabels: {app: w}}, template: {metadata: {labels: {app: w}}, spec: {containers: [{name: w, image: 'i:1', env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: b}}}]}]}}}\n"
    let config = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: h}\ndata: {KEY: v}\n"
    let rules = Self.findings([
      budget, budget, workload, config.replacing("KEY", with: "a"), config.replacing("KEY", with: "b"),
    ]).map(\.rule)
    #expect(!rules.contains("several-budgets") && !rules.contains("config-key-missing"))
    let others = Self.findings([
      budget, budget.replacing("name: w,", with: "name: v,"), workload, config.replacing("KEY", with: "a"),
    ]).map(\.rule)
    #expect(others.contains("several-budgets") && others.contains("config-key-missing"))
  }

  @Test func `binary data of a ConfigMap cannot become a variable`() {
    func found(_ container: String) -> [String] {
      Self.findings([
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: h}\nbinaryData: {logo: AAECAw==}\n",
        "apiVersion: v1\nkind: Pod\nmetadata: {name: w, namespace: h}\nspec: {containers: [{name: w, image: 'i:1', \(container)}]}\n",
      ]).filter { $0.rule == "config-key-missing" }.map { "\($0.severity) \($0.message)" }
    }
    #expect(
      found("env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: logo}}}]") == [
        "error key 'logo' in ConfigMap/c is binary data, which cannot be an environment variable"
      ])
    #expect(
      found("envFrom: [{configMapRef: {name: c}}]") == [
        "info binary data in ConfigMap/c cannot be set as environment variables: 'logo'"
      ])
  }

  @Test func `a policy that denies all requests in the mesh does not block the control plane`() {
    let objects = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: istiod, namespace: istio-system}
      spec:
        selector: {matchLabels: {app: istiod}}
        template:
          metadata: {labels: {app: istiod, sidecar.istio.io/inject: 'false', istio.io/dataplane-mode: MODE}}
          spec: {containers: [{name: a, image: 'i:1', ports: [{containerPort: 15012}]}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: istiod, namespace: istio-system}
      spec: {selector: {app: istiod}, ports: [{port: 15012}]}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: gateway, namespace: istio-system}
      spec:
        selector: {matchLabels: {app: gateway}}
        template:
          metadata: {labels: {app: gateway}}
          spec: {containers: [{name: a, image: 'i:1', env: [{name: CA_ADDR, value: 'istiod.istio-system.svc:15012'}]}]}
      ---
      apiVersion: security.istio.io/v1
      kind: AuthorizationPolicy
      metadata: {name: deny-all, namespace: istio-system}
      spec: {}
      """
    func blocks(_ mode: String) -> [String] {
      Self.severities(of: "call-blocked-by-authorization", objects.replacing("MODE", with: mode))
    }
    #expect(blocks("none") == [])
    #expect(blocks("ambient").count == 1)
  }

  @Test func `a named port of a container that OpenKruise adds causes no error`() {
    let workload = """
      apiVersion: apps.kruise.io/v1beta1
      kind: StatefulSet
      metadata: {name: book}
      spec:
        selector: {matchLabels: {app: book}}
        template:
          metadata: {labels: {app: book}}
          spec: {containers: [{name: a, image: 'i:1', ports: [{name: http, containerPort: 80}]}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: book}
      spec: {selector: {app: book}, ports: [{name: side, port: 4000, targetPort: side}]}
      """
    let sidecars = """
      apiVersion: apps.kruise.io/v1alpha1
      kind: SidecarSet
      metadata: {name: book}
      spec:
        selector: {matchLabels: {app: book}}
        containers: [{name: side, image: 'i:1', ports: [{name: side, containerPort: 4000}]}]
      """
    #expect(Self.severities(of: "service-target-port", workload).map { $0.prefix(5) } == ["error"])
    #expect(Self.severities(of: "service-target-port", workload, sidecars).map { $0.prefix(4) } == ["info"])
  }
}
