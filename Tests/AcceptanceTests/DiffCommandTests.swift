import Foundation
import TestSupport
import Testing

/// `portolan diff` as users call it: with dumps from files, pipes, and `kubectl`.
@Suite(.enabled(if: Tool.isBuilt, Tool.absence)) struct DiffCommandTests {
  private static let declared = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: cart, namespace: shop}
    spec:
      selector: {matchLabels: {app: cart}}
      template:
        metadata: {labels: {app: cart}}
        spec:
          containers:
          - name: cart
            image: example.com/cart:2

    """

  private static func list(_ items: String) -> String {
    "apiVersion: v1\nitems:\n\(items)kind: List\nmetadata:\n  resourceVersion: \"\"\n"
  }

  /// A dump of the Deployment with another image.
  private static func dump(_ image: String, replicas: Int = 1) -> String {
    list(
      """
      - apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: cart
          namespace: shop
          uid: 5b0d
        spec:
          replicas: \(replicas)
          selector:
            matchLabels:
              app: cart
          template:
            metadata:
              labels:
                app: cart
            spec:
              containers:
              - image: \(image)
                imagePullPolicy: IfNotPresent
                name: cart

      """)
  }

  private static let clean = dump("example.com/cart:2")
  private static let changed = dump("example.com/cart:1")

  private static func bench(_ files: [String: String] = [:]) throws -> Workbench {
    let common = ["declared.yaml": declared, "clean.yaml": clean, "changed.yaml": changed]
    return try Workbench(common.merging(files) { $1 })
  }

  /// Runs a shell command with `portolan` in its `PATH`.
  private static func shell(_ line: String, in bench: Workbench, environment: [String: String] = [:]) throws
    -> Program.Outcome
  {
    let path = "\(bench.folder.path):\(Tool.folder.path):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
    return try Program(
      path: "/bin/sh", arguments: ["-c", line], folder: bench.folder,
      environment: bench.environment(environment.merging(["PATH": path]) { $1 })
    ).run()
  }

  // MARK: Dumps

  @Test(arguments: [
    "portolan diff declared.yaml --live clean.yaml",
    "portolan diff declared.yaml --live - < clean.yaml",
    "cat clean.yaml | portolan diff declared.yaml --live -",
    "gzip -c clean.yaml > clean.yaml.gz; portolan diff declared.yaml --live clean.yaml.gz",
    "gzip -c clean.yaml | portolan diff declared.yaml --live -",
    "mkdir -p dump/apps; cp clean.yaml dump/apps; portolan diff declared.yaml --live dump",
    "portolan diff - --live clean.yaml < declared.yaml",
    "sed 's/    namespace: shop//' clean.yaml > other.yaml; portolan diff declared.yaml --live other.yaml",
  ])
  func `a clean cluster has no drift, in any form of the dump`(line: String) throws {
    let outcome = try Self.shell(line, in: Self.bench())
    #expect(outcome.text == "no drift; 1 object compared\n")
    #expect(outcome.errors == "")
    #expect(outcome.exitCode == 0)
  }

  @Test func `a change is reported with its path, both values, and the declaring line`() throws {
    let outcome = try Self.bench().portolan("diff", "declared.yaml", "--live", "changed.yaml")
    #expect(
      outcome.text == """
        Deployment shop/cart
          spec.template.spec.containers[name=cart].image  example.com/cart:1 → example.com/cart:2
            restarts pods; declared.yaml:11:9

        - live  + declared  (live → declared)
        1 drifted value in 1 object, 1 object compared

        """)
    #expect(outcome.exitCode == 1)
  }

  @Test(arguments: [
    ("head -c 300 clean.yaml", "manifest/"), (": ", "manifest/empty-dump"),
    ("gzip -c clean.yaml | head -c 100", "input/unreadable"), ("echo '[1, 2]'", "manifest/no-object"),
    ("printf '\\377\\376a'", "manifest/encoding"),
    ("head -c 70000000 /dev/zero | gzip -c", "input/unreadable"),
  ])
  func `an incomplete dump is an error, and no object is reported as missing`(source: String, id: String)
    throws
  {
    let outcome = try Self.shell("\(source) | portolan diff declared.yaml --live -", in: Self.bench())
    #expect(outcome.text == "")
    #expect(outcome.errors.contains("error: ") && outcome.errors.contains("[\(id)"))
    #expect(outcome.exitCode == 65)
  }

  @Test func `kinds that are not in a dump are distinguished from missing objects`() throws {
    let namespace = "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n"
    let service = "---\napiVersion: v1\nkind: Service\nmetadata: {name: cart, namespace: shop}\n"
    let outcome = try Self.bench(["declared.yaml": Self.declared + namespace + service])
      .portolan("diff", "declared.yaml", "--live", "clean.yaml")
    #expect(
      outcome.text
        == "+ Service shop/cart  missing  declared.yaml:17:1\n\n- live  + declared  (live → declared)\n1 missing, 1 object compared\n"
    )
    #expect(
      outcome.errors.contains(
        "the dump contains no objects of kind 'Namespace', so 1 declared object is not compared"))
    #expect(outcome.exitCode == 1)
  }

  // MARK: kubectl

  /// A replacement for `kubectl` that records its calls.
  private static func kubectl(_ body: String, in bench: Workbench) throws {
    try bench.write("#!/bin/sh\necho \"$@\" >> calls\n\(body)\n", to: "kubectl")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: bench.url("kubectl").path)
  }

  @Test func `the cluster is dumped with exactly the printed command`() throws {
    let bench = try Self.bench()
    try Self.kubectl("cat changed.yaml", in: bench)
    let outcome = try Self.shell("portolan diff declared.yaml --cluster staging", in: bench)
    #expect(outcome.text.contains("example.com/cart:1 → example.com/cart:2"))
    #expect(outcome.exitCode == 1)
    let call =
      "--context staging get --namespace shop --show-managed-fields --output json "
      + "-- deployment.apps,horizontalpodautoscaler.autoscaling\n"
    #expect(try String(contentsOf: bench.url("calls"), encoding: .utf8) == call)
    let printed = try Self.shell(
      "portolan diff declared.yaml --cluster staging --print-dump-command", in: bench)
    #expect(printed.text == "kubectl " + call)
    #expect(printed.exitCode == 0)
    #expect(try Self.shell("portolan diff declared.yaml --cluster", in: bench).exitCode == 1)
  }

  @Test(arguments: [
    ("kind: \"--filename=http://example.com/x.yaml\"\nmetadata: {name: b}\n", "", 65, "invalid kind"),
    ("kind: ConfigMap\nmetadata: {name: b, namespace: \"-A\"}\n", "", 65, "invalid namespace"),
    ("kind: ConfigMap\nmetadata: {name: b}\n", " --namespace=--all", 64, "invalid namespace"),
    ("kind: ConfigMap\nmetadata: {name: b}\n", "=--token=x", 64, "invalid context"),
  ])
  func `a name that no cluster accepts does not reach kubectl`(
    manifest: String, option: String, exitCode: Int32, fault: String
  ) throws {
    let bench = try Self.bench(["declared.yaml": "apiVersion: v1\n\(manifest)"])
    try Self.kubectl("cat clean.yaml", in: bench)
    // An option without a value ends the arguments of `--cluster`, even after an option with a value.
    for last in option.hasPrefix("=") ? [""] : ["", " --print-dump-command"] {
      let outcome = try Self.shell("portolan diff declared.yaml --cluster\(option)\(last)", in: bench)
      #expect(outcome.exitCode == exitCode && outcome.text == "", "\(outcome.errors)")
      #expect(outcome.errors.contains(fault))
    }
    #expect(!FileManager.default.fileExists(atPath: bench.url("calls").path))
  }

  @Test func `a dump of another namespace is reported with both namespaces`() throws {
    let bench = try Self.bench()
    let outcome = try Self.shell(
      "sed 's/namespace: shop/namespace: other/' clean.yaml | portolan diff declared.yaml --live -", in: bench
    )
    #expect(outcome.exitCode == 1)
    #expect(outcome.text.contains("0 objects compared"), "\(outcome.text)")
    #expect(
      outcome.errors.contains(
        "the objects are declared in namespace 'shop', but the dump contains only objects of namespace 'other'"
      ),
      "\(outcome.errors)")
    let same = try Self.shell("portolan diff declared.yaml --live clean.yaml", in: bench)
    #expect(!same.errors.contains("contains only"))
  }

  @Test func `a failure of kubectl is reported, and no object is reported as missing`() throws {
    let bench = try Self.bench()
    try Self.kubectl("echo 'connection refused' >&2; exit 1", in: bench)
    let outcome = try Self.shell("portolan diff declared.yaml --cluster", in: bench)
    #expect(outcome.text == "")
    #expect(
      outcome.errors.hasPrefix(
        "portolan: error: cannot dump the cluster: kubectl exited with code 1: connection refused [input/kubectl]\n"
      ))
    #expect(outcome.errors.components(separatedBy: "connection refused").count == 2, "it is reported once")
    #expect(outcome.exitCode == 69)
  }

  @Test func `objects of a kind that the cluster does not serve are missing, and the others are compared`()
    throws
  {
    let driver =
      "---\napiVersion: csi.ceph.io/v1\nkind: Driver\nmetadata: {name: d, namespace: shop}\nspec: {}\n"
    let bench = try Self.bench(["declared.yaml": Self.declared + driver])
    try Self.kubectl(
      "case \"$*\" in *driver*) echo 'error: the server does''n''t have a resource type \"driver\"' >&2; exit 1;; esac; cat clean.yaml"
        .replacing("does''n''t", with: "doesn'\\''t"),
      in: bench)
    let outcome = try Self.shell("portolan diff declared.yaml --cluster", in: bench)
    #expect(outcome.text.contains("+ Driver shop/d  missing"))
    #expect(outcome.text.contains("1 missing, 1 object compared"))
    #expect(outcome.errors.contains("the cluster has no resource type 'driver.csi.ceph.io'"))
    #expect(outcome.exitCode == 1)
  }

  @Test func `files in a folder that are not objects are ignored with a message`() throws {
    let kustomization =
      "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [cm.yaml]\n"
    let bench = try Self.bench([
      "r/cm.yaml": Self.declared, "r/kustomization.yaml": kustomization, "r/values.yaml": "replicas: 3\n",
      "r/patch.json": #"[{"op": "replace", "path": "/data/a", "value": "x"}]"#,
      "r/Chart.yaml": "name: shop\n",
    ])
    let outcome = try bench.portolan("diff", "r", "--live", "clean.yaml")
    #expect(outcome.text == "no drift; 1 object compared\n")
    #expect(outcome.errors.contains("ignored"))
    let named = try bench.portolan("diff", "r/values.yaml", "--live", "clean.yaml")
    #expect(named.exitCode == 65, "a file that is passed by name must contain objects")
  }

  @Test func `a missing kubectl is reported with a fix`() throws {
    let bench = try Self.bench()
    try FileManager.default.createSymbolicLink(
      atPath: bench.url("env").path, withDestinationPath: "/usr/bin/env")
    let outcome = try bench.portolan(
      "diff", "declared.yaml", "--cluster", environment: ["PATH": bench.folder.path])
    #expect(outcome.errors.contains("cannot dump the cluster: kubectl is not installed"))
    #expect(outcome.errors.contains("--print-dump-command"))
    #expect(outcome.exitCode == 69)
  }

  // MARK: Reports

  @Test(
    .enabled(if: Python.isInstalled, Python.absence), arguments: [[:], ["NO_COLOR": "1"], ["TERM": "dumb"]])
  func `colors are used only in terminals that support them`(environment: [String: String]) throws {
    let script =
      "import os, pty; os.environ.setdefault('TERM', 'xterm'); "
      + "pty.spawn(['portolan', 'diff', 'declared.yaml', '--live', 'changed.yaml'])"
    var variables = ["TERM": "xterm", "SCRIPT": script]
    variables.merge(environment) { $1 }
    let line = (environment["NO_COLOR"] == nil ? "unset NO_COLOR; " : "") + "python3 -c \"$SCRIPT\""
    let outcome = try Self.shell(line, in: Self.bench(), environment: variables)
    #expect(outcome.text.contains("example.com/cart:1"))
    #expect(outcome.text.contains("\u{1B}[") == environment.isEmpty)
  }

  @Test func `differences are ignored by options and by the folder's settings`() throws {
    let settings = "diff:\n  ignore:\n  - Deployment/cart:spec.template\n  - Secret/*:data\n"
    let bench = try Self.bench([".portolan.yaml": settings])
    let outcome = try bench.portolan(
      "diff", "declared.yaml", "--live", "changed.yaml", "--ignore", "spec.replicas")
    #expect(outcome.text == "no drift; 1 object compared\n")
    #expect(
      outcome.errors == """
        portolan: warning: ignore rule 'spec.replicas' matches no difference [diff/unused-ignore]
          fix: correct the rule, or remove it if no other comparison uses it
        .portolan.yaml:4:5: warning: ignore rule 'Secret/*:data' matches no difference [diff/unused-ignore]
          fix: correct the rule, or remove it if no other comparison uses it

        """)
    #expect(outcome.exitCode == 0)
  }

  @Test func `unknown settings are errors at their lines`() throws {
    let bench = try Self.bench([".portolan.yaml": "diff:\n  ignores: []\n"])
    let outcome = try bench.portolan("diff", "declared.yaml", "--live", "changed.yaml")
    #expect(outcome.errors.hasPrefix(".portolan.yaml:2:3: error: "))
    #expect(outcome.exitCode == 65)
  }

  @Test(.enabled(if: Tool.canCompile, Tool.compilerAbsence))
  func `a rendered spec is clean, and a change refers to the line of the spec`() throws {
    let bench = try Workbench()
    try bench.addSpec("Shop.swift")
    try bench.write(try bench.portolan("render", "Shop.swift").text, to: "live.yaml")
    let clean = try bench.portolan("diff", "Shop.swift", "--live", "live.yaml")
    #expect(clean.text == "no drift; 22 objects compared\n")
    #expect(clean.exitCode == 0)
    try bench.write(
      try bench.portolan("render", "Shop.swift", "--set-image", "cart=example.com/cart:9").text,
      to: "live.yaml")
    let changed = try bench.portolan("diff", "Shop.swift", "--live", "live.yaml", "--format", "github")
    #expect(
      changed.text
        == "::error file=Shop.swift,line=17,col=12,title=drift%3A Deployment shop/cart::"
        + "spec.template.spec.containers[name=cart].image: example.com/cart:1.0 declared, "
        + "example.com/cart:9 live; restarts pods\n")
    let moved = try bench.portolan("render", "Shop.swift").text.replacing(
      "namespace: shop", with: "namespace: test"
    )
    .replacing("/ns/shop/", with: "/ns/test/").replacing(".shop.svc", with: ".test.svc")
    try bench.write(moved, to: "moved.yaml")
    let elsewhere = try bench.portolan("diff", "Shop.swift", "--live", "moved.yaml", "--namespace", "test")
    #expect(elsewhere.text == "no drift; 22 objects compared\n", "a release may be in another namespace")
    let same = try bench.portolan(
      "diff", "Shop.swift", "--live", "live.yaml", "--set-image", "cart=example.com/cart:9")
    #expect(same.exitCode == 0)
  }
}
