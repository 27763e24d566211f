import Foundation
import ManifestTree
import TestSupport
import Testing

/// `portolan lint` as users call it: with files, folders, streams, and specs.
@Suite(.enabled(if: Tool.isBuilt, Tool.absence)) struct LintTests {
  private static let budget = """
    # how many may go
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: {name: web, namespace: shop}
    spec:
      maxUnavailable: 0  # none
      selector: {matchLabels: {app: web}}

    """
  private static let workload = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: shop}
    spec:
      replicas: 2
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          hostNetwork: true
          containers: [{name: web, image: "web:1.0"}]

    """

  @Test func `a finding is reported at its line, and the run fails`() throws {
    let bench = try Workbench(["shop/budget.yaml": Self.budget, "shop/web.yaml": Self.workload])
    let outcome = try bench.portolan("lint", "shop")
    #expect(outcome.exitCode == 1)
    #expect(outcome.text.contains("shop/budget.yaml:6:19: warning: 'maxUnavailable: 0' allows no evictions"))
    #expect(
      outcome.text.contains("shop/web.yaml:10:20: warning: Deployment/web uses the node's network"))
    #expect(outcome.text.hasSuffix("1 budget-blocks-drain\n1 host-network\n2 warnings\n"))
  }

  @Test func `broken links of folders are one error, and the other files are checked`() throws {
    let bench = try Workbench(["shop/budget.yaml": Self.budget, "shop/more/web.yaml": Self.workload])
    let files = FileManager.default
    for name in ["a.yaml", "more/b.yaml", "more/c.yaml", "d.txt"] {
      try files.createSymbolicLink(
        atPath: bench.folder.appending(path: "shop/\(name)").path, withDestinationPath: "gone/\(name)")
    }
    // A link to a folder is not followed, even if its name looks like a manifest's.
    try files.createSymbolicLink(
      atPath: bench.folder.appending(path: "shop/all.yaml").path, withDestinationPath: ".")
    let outcome = try bench.portolan("lint", "shop")
    #expect(outcome.exitCode == 65)
    #expect(
      outcome.errors.hasPrefix(
        "portolan: error: cannot read 3 files: the targets of the symbolic links 'shop/a.yaml', 'shop/more/b.yaml', and 'shop/more/c.yaml' do not exist"
      ))
    #expect(outcome.errors.split(separator: "\n").count { $0.contains("error") } == 1)
    #expect(outcome.text.hasSuffix("1 budget-blocks-drain\n1 host-network\n2 warnings\n"))
  }

  @Test func `a folder in place of a file is an error`() throws {
    let bench = try Workbench(["shop/web.yaml": Self.workload])
    let outcome = try bench.portolan("simulate", "shop", "--nodes", "shop")
    #expect(outcome.exitCode == 66)
    #expect(outcome.errors.contains("cannot read 'shop'"))
  }

  @Test func `fields that a kustomization adds are not missing`() throws {
    let workload = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec: {template: {spec: {containers: [{name: web, image: "web:1.0"}]}}}

      """
    let binding = """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: web}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
      subjects: [{kind: ServiceAccount, name: web}]

      """
    let bench = try Workbench([
      "k/base/kustomization.yaml": "resources: [web.yaml, binding.yaml]\n", "k/base/web.yaml": workload,
      "k/base/binding.yaml": binding,
      "k/plain/web.yaml": workload.replacing("name: web}\n", with: "name: other}\n"),
      "k/prod/kustomization.yaml": "namespace: shop\nresources: [../base]\ncommonLabels: {app: web}\n",
    ])
    // The paths of the files start with './' for the current folder.
    for folder in ["k", ".", "./k"] {
      let found = try bench.portolan("lint", folder)
      #expect(found.text.contains("k/plain/web.yaml:4:1: error: required field 'selector' is missing"))
      #expect(!found.text.contains("k/base/web.yaml:4:1") && !found.text.contains("requires namespace"))
    }
  }

  @Test func `objects are in the namespace that a kustomization sets`() throws {
    let service = """
      apiVersion: v1
      kind: Service
      metadata: {name: NAME}
      spec: {ports: [{port: 80}]}

      """
    let route = """
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: web, namespace: shop}
      spec: {hosts: [shop.example], http: [{route: [{destination: {host: web.shop.svc.cluster.local}}]}]}

      """
    let other = service.replacing("NAME}", with: "other, namespace: shop}")
    let files = [
      "k/base/kustomization.yaml": "resources: [web.yaml]\n",
      "k/base/web.yaml": service.replacing("NAME", with: "web"), "k/route.yaml": route, "k/other.yaml": other,
    ]
    func finds(_ overlays: [String: String]) throws -> Bool {
      let bench = try Workbench(files.merging(overlays) { $1 })
      return try bench.portolan("lint", "--preset", "default", "k").text.contains("route-host-missing")
    }
    let overlay = "namespace: shop\nresources: [../base]\n"
    #expect(try finds([:]))
    #expect(try !finds(["k/prod/kustomization.yaml": overlay]))
    #expect(try !finds(["k/prod/kustomization.yaml": overlay, "k/next/kustomization.yaml": overlay]))
    // A prefix or suffix makes another name.
    let renaming = files["k/route.yaml"].map { $0.replacing("web.shop", with: "my-web.shop") }
    for (route, isFound) in [
      (renaming, false), (renaming.map { $0.replacing("my-web", with: "cart") }, true),
    ] {
      let change = ["k/route.yaml": route ?? "", "k/prod/kustomization.yaml": "namePrefix: my-\n\(overlay)"]
      #expect(try finds(change) == isFound)
    }
    // Overlays with different namespaces make two Services.
    let test = overlay.replacing("shop", with: "test")
    #expect(try finds(["k/prod/kustomization.yaml": overlay, "k/test/kustomization.yaml": test]))
  }

  @Test func `patches and local configuration are ignored, even if they are named`() throws {
    let patch = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec: {template: {spec: {containers: [{name: web, env: [{name: A, value: b}]}]}}}

      """
    let bench = try Workbench([
      "k/kustomization.yaml": "resources: [web.yaml]\npatches: [{path: env.yaml}]\n",
      "k/web.yaml": Self.workload,
      "k/env.yaml": patch, "k/patches/unused.yaml": patch, "k/manager_patch.yaml": patch,
      "delete.yaml": "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n$patch: delete\n",
      "config.yaml": "apiVersion: config.example.com/v1\nkind: Configuration\nleaderElection: true\n",
      "values-ci.yaml": "kind: DaemonSet\nreplicas: 2\n",
      "function.yaml": """
      apiVersion: example.com/v1
      kind: Validator
      metadata: {annotations: {config.kubernetes.io/local-config: 'true'}}
      spec: {}

      """,
      "whole.yaml": "apiVersion: apps/v1\nkind: Deployment\nspec: {}\n",
    ])
    let folder = try bench.portolan("lint", "k")
    #expect(!folder.text.contains("required"))
    #expect(folder.errors.contains("ignored the patches of 'k'"))
    let named = try bench.portolan("lint", "k/env.yaml")
    #expect(named.exitCode == 0)
    #expect(named.errors.contains("ignored the patches of 'k'"))
    for file in ["delete.yaml", "config.yaml", "values-ci.yaml", "function.yaml"] {
      let outcome = try bench.portolan("lint", file)
      #expect(outcome.exitCode == 0, "\(file)")
      #expect(outcome.errors.contains("ignored '\(file)'"), "\(file)")
    }
    #expect(try bench.portolan("lint", "whole.yaml").text.contains("Deployment requires metadata.name"))
  }

  @Test func `variables and placeholders of a kustomization are not invalid values`() throws {
    func route(_ host: String) -> String {
      """
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: web}
      spec: {hosts: [web.example.com], http: [{route: [{destination: {host: \(host)}}]}]}

      """
    }
    let bench = try Workbench([
      "k/kustomization.yaml": "resources: [a.yaml, b.yaml]\nreplacements: [{path: namespace.yaml}]\n",
      "k/a.yaml": route("web.$(web-namespace).svc.cluster.local"),
      "k/b.yaml": route("web.NAMESPACE_PLACEHOLDER.svc.cluster.local"), "k/namespace.yaml": "targets: []\n",
      "other.yaml": route("web.NAMESPACE_PLACEHOLDER.svc.cluster.local"),
    ])
    #expect(try !bench.portolan("lint", "k").text.contains("invalid host"))
    #expect(try bench.portolan("lint", "other.yaml").text.contains("invalid host"))
  }

  @Test func `a finding in a spec has the position of its part or patch, and a fix in the spec's terms`()
    throws
  {
    let bench = try Workbench([
      "shop/App.swift": """
      import Portolan

      @main struct Shop: App {
        let name = "shop"
        func services(in profile: Profile) -> [Service] {
          Service("web", image: "example.com/web:1.0") {
            Port(.http, 8080)
            Env("DB_PASSWORD", "hunter22")
          }
          .patch(.deployment, ["spec": ["template": ["spec": ["hostNetwork": true]]]])
        }
      }
      """
    ])
    let text = try bench.portolan("lint", "shop").text
    #expect(text.contains("shop/App.swift:8:10: warning: the value of environment variable 'DB_PASSWORD'"))
    #expect(text.contains("Read the value with 'Env(\"NAME\", secret: \"…\", key: \"…\")'"))
    #expect(text.contains("shop/App.swift:10:11: warning: Deployment/web uses the node's network"))
  }

  @Test func `a Secret or ConfigMap that a spec declares as existing is known, even without defaults`() throws
  {
    func app(_ defaults: String, _ modifier: String = "") -> String {
      """
      import Portolan

      @main struct Shop: App {
        let name = "shop"
        \(defaults)
        func resources(in profile: Profile) -> [any AppPart] {
          Secret(existing: "web-secret", keys: ["password"])
          ConfigMap(existing: "web-config", keys: ["mode"])
        }
        func services(in profile: Profile) -> [Service] {
          Service("web", image: "example.com/web:1.0") {
            Env("PASSWORD", secret: "web-secret", key: "password")
            Env("MODE", configMap: "web-config", key: "mode")
          }
          \(modifier)
        }
      }
      """
    }
    let bench = try Workbench([
      "exact/App.swift": app("let defaults: ServiceDefaults = []"),
      "old/App.swift": app("", #".withoutDefaults(because: "the workload has run since 2023")"#),
    ])
    for folder in ["exact", "old"] {
      let outcome = try bench.portolan(
        "lint", folder, "--rule", "secret-missing", "--rule", "config-map-missing")
      #expect(outcome.exitCode == 0, "\(outcome.text)\(outcome.errors)")
    }
  }

  @Test func `files in a folder that are not manifests are ignored with a message`() throws {
    let bench = try Workbench([
      "shop/budget.yaml": Self.budget, "shop/package.json": #"{"name": "shop"}"#, "shop/list.yml": "[1, 2]",
      "shop/chart/Chart.yaml": "apiVersion: v2\nname: shop", "shop/chart/values.yaml": "replicas: 1",
      "shop/chart/templates/web.yaml": "{{ if .Values.web }}",
      "shop/spot/kustomization.yaml": "resources: [..]\npatches: [{path: web.yaml}]",
      "shop/spot/web.yaml":
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 1}",
    ])
    let outcome = try bench.portolan("lint", "--rule", "budget-blocks-drain", "shop")
    #expect(outcome.text.hasSuffix("1 budget-blocks-drain\n1 warning\n"))
    #expect(outcome.errors.contains("ignored 'shop/list.yml' and 2 more files"))
    #expect(outcome.errors.contains("ignored the templates of the chart 'shop/chart'"))
    #expect(outcome.errors.contains("ignored the patches of 'shop/spot'"))
    #expect(outcome.errors.contains("'kubectl kustomize shop/spot'"))
    let chart = try bench.portolan("lint", "shop/chart")
    #expect(chart.exitCode == 66)
    #expect(chart.errors.contains("'helm template shop/chart'"))
    let named = try bench.portolan("lint", "shop/package.json")
    #expect(named.exitCode == 65)
    #expect(named.errors.contains("the object has no 'apiVersion' or 'kind'"))
  }

  @Test(arguments: [
    ["lint", "shop"], ["lint", "shop/a.yaml"], ["diff", "shop", "--live", "shop"],
    ["import", "shop", "--output", "out"],
  ])
  func `the configuration of a tool beside objects in a file is ignored with a message`(
    _ arguments: [String]
  ) throws {
    let bench = try Workbench()
    try bench.write(
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: a, namespace: shop}
      data: {x: "1"}
      ---
      apiVersion: kustomize.config.k8s.io/v1beta1
      kind: Kustomization
      namePrefix: x-
      ---
      kind: Values
      replicaCount: 2

      """, to: "shop/a.yaml")
    let outcome = try bench.portolan(arguments)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(
      outcome.errors.contains(
        "shop/a.yaml:6:1: info: ignored the configuration of kustomize and 1 more document: not a Kubernetes object"
      ), "\(outcome.errors)")
  }

  @Test func `data of other tools in a folder is ignored, and a broken manifest is an error`() throws {
    let bench = try Workbench([
      "shop/budget.yaml": Self.budget, "shop/ratings.json": "{rating: 5}\n{rating: 4}\n",
      "shop/lines.json": #"{"rating": 5}"# + "\n" + #"{"rating": 4}"#,
      "shop/stack.yaml": "Resources: {Bucket: !Ref Name}\n",
      "shop/.drone.yml": "kind: pipeline\ntype: docker\nname: shop\n",
      "shop/disks.json": #"{"kind": "compute#diskList", "items": [{"kind": "compute#disk"}]}"#,
    ])
    let outcome = try bench.portolan("lint", "--rule", "budget-blocks-drain", "shop")
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.contains("ignored 'shop/disks.json' and 3 more files"))
    let broken = try Workbench([
      "shop/budget.yaml": Self.budget, "shop/web.json": #"{"kind": "Service", }}"#,
      "shop/tag.yaml": "apiVersion: v1\nkind: Service\nspec: !Ref Name\n",
    ]).portolan("lint", "shop")
    #expect(broken.exitCode == 65)
    #expect(broken.errors.contains("shop/web.json:1:") && broken.errors.contains("shop/tag.yaml:3:"))
  }

  @Test func `a repair is written in place, and a second repair changes nothing`() throws {
    let bench = try Workbench(["shop/budget.yaml": Self.budget, "shop/web.yaml": Self.workload])
    let patch = try bench.portolan("lint", "--fix", "--check", "shop")
    #expect(patch.exitCode == 1)
    #expect(patch.text.hasPrefix("--- a/shop/budget.yaml\n+++ b/shop/budget.yaml\n@@ -3,5 +3,5 @@\n"))
    #expect(patch.text.contains("\n-  maxUnavailable: 0  # none\n+  maxUnavailable: 1  # none\n"))
    #expect(try bench.contents(of: "shop")["budget.yaml"] == Data(Self.budget.utf8))

    let outcome = try bench.portolan("lint", "--fix", "shop")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.errors
        == "shop/budget.yaml: PodDisruptionBudget/web: spec.maxUnavailable: 0 → 1 (budget-blocks-drain)\nfixed 1 finding in 1 file\n"
    )
    #expect(!outcome.text.contains("budget-blocks-drain") && outcome.text.contains("host-network"))
    let once = try bench.contents(of: "shop")
    #expect(
      once["budget.yaml"] == Data(Self.budget.replacing("maxUnavailable: 0", with: "maxUnavailable: 1").utf8))
    #expect(once["web.yaml"] == Data(Self.workload.utf8))
    #expect(try bench.portolan("lint", "--fix", "--check", "shop").text == "")
    _ = try bench.portolan("lint", "--fix", "shop")
    #expect(try bench.contents(of: "shop") == once)
  }

  @Test func `replicas of an autoscaled workload are a finding but not removed`() throws {
    // Without the field, the next apply sets 1 replica until the autoscaler corrects the number.
    let text = """
      \(Self.workload)---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: web, namespace: shop}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
        minReplicas: 5
        maxReplicas: 9
        metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]

      """
    let bench = try Workbench(["web.yaml": text])
    let outcome = try bench.portolan("lint", "--fix", "web.yaml")
    #expect(outcome.text.contains("[lint/autoscaled-replicas]"))
    #expect(outcome.text.contains("fix: remove spec.replicas from the manifest"))
    #expect(try bench.contents(of: ".")["web.yaml"] == Data(text.utf8))
  }

  @Test func `an unreadable file is reported, and the others are repaired`() throws {
    let bench = try Workbench(["shop/budget.yaml": Self.budget, "shop/torn.yaml": "kind: [Service\n"])
    let outcome = try bench.portolan("lint", "--fix", "shop")
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains("shop/torn.yaml:"))
    #expect(!outcome.text.contains("budget-blocks-drain"))
    let after = try bench.contents(of: "shop")
    #expect(
      after["budget.yaml"] == Data(Self.budget.replacing("maxUnavailable: 0", with: "maxUnavailable: 1").utf8)
    )
    #expect(after["torn.yaml"] == Data("kind: [Service\n".utf8))
  }

  @Test(
    arguments: ["", "# only a comment\n", "---\n---\n"], [["lint", "-"], ["lint", "-", "budget.yaml"]])
  func `empty standard input is an error, as in import`(_ input: String, _ arguments: [String]) throws {
    let bench = try Workbench(["budget.yaml": Self.budget])
    func run(_ arguments: [String]) throws -> Program.Outcome {
      try Program(
        path: Tool.path, arguments: arguments, folder: bench.folder, environment: bench.environment(),
        input: Array(input.utf8)
      ).run()
    }
    let outcome = try run(arguments)
    #expect(outcome.exitCode == 65)
    #expect(outcome.text == "")
    let imported = try run(["import", "-", "--output", "shop"])
    #expect(outcome.errors == imported.errors && outcome.exitCode == imported.exitCode)
    #expect(outcome.errors.contains("no Kubernetes objects found in standard input"))
  }

  @Test func `an empty file, and a list without objects on standard input, have no findings`() throws {
    let bench = try Workbench(["empty.yaml": ""])
    #expect(try bench.portolan("lint", "empty.yaml").text == "no findings\n")
    let outcome = try Program(
      path: Tool.path, arguments: ["lint", "-"], folder: bench.folder, environment: bench.environment(),
      input: Array("apiVersion: v1\nkind: List\nitems: []\n".utf8)
    ).run()
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
  }

  @Test func `repairs of standard input are printed only as a patch`() throws {
    let bench = try Workbench(["budget.yaml": Self.budget])
    #expect(try bench.refusal(["lint", "--fix", "-"]).exitCode == 64)
    #expect(try bench.refusal(["lint", "--check", "budget.yaml"]).exitCode == 64)
  }

  @Test func `settings determine the rules, the severities, and the failure threshold`() throws {
    let bench = try Workbench([
      "web.yaml": Self.workload,
      ".portolan.yaml":
        "lint:\n  fail-on: error\n  rules:\n    host-network: warning\n    no-owner-label: info\n",
    ])
    let outcome = try bench.portolan("lint", "web.yaml")
    #expect(outcome.exitCode == 0)
    #expect(outcome.text.hasSuffix("1 host-network\n1 no-owner-label\n1 warning, 1 info\n"))
  }

  @Test(arguments: [
    (
      "lint:\n  rules:\n    host-netwrok: off\n", ".portolan.yaml:3:5: error: unknown rule 'host-netwrok'"
    ),
    ("lnt: {}\n", ".portolan.yaml:1:1: error: unknown setting 'lnt'"),
    ("lint: [\n", ".portolan.yaml:"),
  ])
  func `unknown settings are rejected`(_ text: String, _ fault: String) throws {
    let bench = try Workbench(["web.yaml": Self.workload, ".portolan.yaml": text])
    let outcome = try bench.refusal(["lint", "web.yaml"])
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.hasPrefix(fault))
  }

  @Test func `an unknown rule is rejected with a suggestion`() throws {
    let bench = try Workbench(["web.yaml": Self.workload])
    let outcome = try bench.refusal(["lint", "--rule", "host-netwrok", "web.yaml"])
    #expect(outcome.exitCode == 64)
    #expect(outcome.errors.contains("did you mean 'host-network'?"))
  }

  @Test func `a baseline suppresses known findings whose lines have moved`() throws {
    let bench = try Workbench(["web.yaml": Self.workload])
    #expect(try bench.portolan("lint", "--write-baseline", "known.json", "web.yaml").exitCode == 0)
    try bench.write("# moved\n\n" + Self.workload, to: "web.yaml")
    #expect(try bench.portolan("lint", "--baseline", "known.json", "web.yaml").exitCode == 0)
    try bench.write(
      Self.workload.replacing("hostNetwork", with: "hostPID: true\n      hostNetwork"), to: "web.yaml")
    let outcome = try bench.portolan("lint", "--baseline", "known.json", "web.yaml")
    #expect(outcome.exitCode == 1)
    #expect(outcome.text.hasSuffix("1 host-pid\n1 warning, 1 known\n"))
  }

  @Test func `every report format contains the same findings`() throws {
    let bench = try Workbench(["web.yaml": Self.workload])
    let json = try bench.portolan("lint", "--format", "json", "web.yaml")
    let report = try #require(JSONReader.read(json.output, from: "report").documents.first?.node)
    #expect(report[NodePath().key("findings").index(0).key("rule")] == "host-network")
    let github = try bench.portolan("lint", "--format", "github", "web.yaml")
    #expect(github.text.hasPrefix("::warning file=web.yaml,line=10,col=20,title=host-network::"))
    for form in ["sarif", "junit"] {
      let outcome = try bench.portolan("lint", "--format", form, "web.yaml")
      #expect(outcome.exitCode == 1 && outcome.text.contains("host-network"))
    }
  }

  @Test(
    .enabled(if: Python.hasSARIFSchema, Python.sarifAbsence),
    .enabled(if: Tool.canCompile, Tool.compilerAbsence))
  func `SARIF conforms to the published schema, for specs and for manifests`() throws {
    let bench = try Workbench(["web.yaml": Self.workload, "clean.yaml": "apiVersion: v1\nkind: ConfigMap\n"])
    for input in [["web.yaml"], ["clean.yaml"], [ExampleSystem.five[0].spec]] {
      let outcome = try bench.portolan(["lint", "--all", "--format", "sarif"] + input)
      #expect(outcome.text.contains("\"version\": \"2.1.0\""), "\(outcome.errors)")
      try bench.write(outcome.text, to: "report.sarif")
      #expect(try Python.sarifFaults(of: "report.sarif", in: bench.folder) == "", "\(input)")
    }
    try bench.write("{\"version\": \"2.1.0\"}", to: "no-runs.sarif")
    #expect(try Python.sarifFaults(of: "no-runs.sarif", in: bench.folder).contains("'runs'"))
  }

  @Test(arguments: [
    "", "---\n---\n", "# nothing\n", "[]\n", "null\n", "42\n", "{}\n", "kind: Service\n",
    "apiVersion: v1\nkind: List\n",
    "apiVersion: v1\nkind: Service\nspec: 5\n", "apiVersion: v1\nkind: Pod\nmetadata: []\nspec: [1, 2]\n",
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: 5}\nspec: {template: {spec: {containers: {a: b}}}}\n",
    "a: &a [*a]\n", "{{ if .Values.web }}\nkind: Service\n{{ end }}\n", "\u{FEFF}kind: Service\n",
    "\"\\ud800\"\n",
    "apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: x}\nspec: {http: [{retries: {attempts: 99999999999999999999}, match: 5}]}\n",
    "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: x}\nspec: {maxUnavailable: \"999999999999999999%\", selector: {}}\n",
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {replicas: -9223372036854775808, strategy: {rollingUpdate: {maxSurge: 9223372036854775807}}}\n",
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {template: {spec: {terminationGracePeriodSeconds: 9223372036854775807, containers: [{name: a, lifecycle: {preStop: {sleep: {seconds: 9223372036854775807}}}}]}}}\n",
  ])
  func `hostile input is processed or rejected`(_ text: String) throws {
    let bench = try Workbench(["input.yaml": text])
    for arguments in [["lint", "--all", "input.yaml"], ["lint", "--all", "--fix", "--check", "input.yaml"]] {
      let outcome = try bench.portolan(arguments)
      #expect([0, 1, 65].contains(outcome.exitCode), "\(outcome.exitCode): \(outcome.errors)")
    }
  }

  @Test func `extreme nesting and width are processed or rejected`() throws {
    let deep = String(repeating: "{a: ", count: 3000) + "1" + String(repeating: "}", count: 3000)
    let wide =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n"
      + (0..<20_000).map { "  k\($0): v\n" }.joined()
    let bench = try Workbench(["deep.yaml": deep + "\n", "wide.yaml": wide])
    #expect(try bench.portolan("lint", "deep.yaml").exitCode == 65)
    #expect(try bench.portolan("lint", "--all", "wide.yaml").exitCode == 0)
  }

  @Test func `fields that the server sets in live objects cause no findings`() throws {
    let live = """
      apiVersion: v1
      kind: List
      items:
      - apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: shop
          uid: 9c9d2d7a-0d6f-4f0e-8f6c-0c1d3b9a7e11
          resourceVersion: "12345"
          generation: 3
          creationTimestamp: "2026-11-21T04:00:00Z"
          annotations: {deployment.kubernetes.io/revision: "3"}
          managedFields: [{manager: kubectl, operation: Apply, apiVersion: apps/v1, time: "2026-11-21T04:00:00Z", fieldsType: FieldsV1, fieldsV1: {"f:spec": {}}}]
        spec:
          replicas: 2
          progressDeadlineSeconds: 600
          revisionHistoryLimit: 10
          selector: {matchLabels: {app: web}}
          strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 25%}}
          template:
            metadata: {creationTimestamp: null, labels: {app: web}}
            spec:
              restartPolicy: Always
              dnsPolicy: ClusterFirst
              schedulerName: default-scheduler
              terminationGracePeriodSeconds: 30
              securityContext: {}
              containers:
              - {name: web, image: "web:1.0", imagePullPolicy: IfNotPresent, resources: {}, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File}
        status: {observedGeneration: 3, replicas: 2, readyReplicas: 2, conditions: [{type: Available, status: "True"}]}
      - apiVersion: v1
        kind: Pod
        metadata:
          name: web-5d4f8c7b9-abcde
          namespace: shop
          labels: {app: web, pod-template-hash: 5d4f8c7b9}
          ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-5d4f8c7b9, uid: 9c9d2d7a-0d6f-4f0e-8f6c-0c1d3b9a7e12, controller: true}]
        spec: {nodeName: node-1, containers: [{name: web, image: "web:1.0"}]}
        status: {phase: Running, podIP: 10.0.0.1}

      """
    let bench = try Workbench(["live.yaml": live])
    let outcome = try bench.portolan("lint", "live.yaml")
    #expect(outcome.text == "no findings\n")
    #expect(outcome.exitCode == 0)
  }

  @Test func `settings next to the manifests apply if the current folder has none`() throws {
    let manifest = """
      apiVersion: v1
      kind: Service
      metadata: {name: cart}
      spec: {selector: {app: cart}, ports: [{port: 80}]}

      """
    let bench = try Workbench(["shop/cart.yaml": manifest, "shop/.portolan.yaml": "lint: {preset: x}\n"])
    for path in ["shop", "shop/", "shop/cart.yaml"] {
      let outcome = try bench.portolan("lint", path)
      #expect(outcome.exitCode == 65)
      #expect(outcome.errors.contains("shop/.portolan.yaml:1:8: error:"))
    }
    try bench.write("lint: {}\n", to: ".portolan.yaml")
    #expect(try bench.portolan("lint", "shop").exitCode != 65)
  }
}
