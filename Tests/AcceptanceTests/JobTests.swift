import Foundation
import ManifestTree
import TestSupport
import Testing

/// Jobs that run once per change, with hooks and with names that follow from their content.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence))
struct JobTests {
  private func bench() throws -> Workbench {
    let bench = try Workbench()
    try bench.addSpec("Jobs.swift")
    return bench
  }

  private func manifests(_ bench: Workbench, _ options: [String] = []) throws -> [Node] {
    try bench.rendered("Jobs.swift", options)
  }

  private func job(_ name: String, in documents: [Node]) throws -> Node {
    try #require(
      documents.first {
        $0["kind"] == "Job" && $0["metadata"]?["labels"]?["app.kubernetes.io/name"]?.text == name
      })
  }

  private func name(of name: String, in documents: [Node]) throws -> String {
    try #require(try job(name, in: documents)["metadata"]?["name"]?.text)
  }

  @Test func `a changed Job has a different name, and an unchanged Job keeps its name`() throws {
    let bench = try bench()
    let base = try manifests(bench)
    #expect(try name(of: "seed", in: base) == name(of: "seed", in: try manifests(bench)))
    let spot = try manifests(bench, ["--profile", "spot"])
    #expect(try name(of: "seed", in: base) != name(of: "seed", in: spot))
    #expect(try name(of: "migrate", in: base) != name(of: "migrate", in: spot))
    #expect(try name(of: "check", in: base) == "check")
    let image = try manifests(bench, ["--set-image", "seed=example.com/seed:3"])
    #expect(try name(of: "seed", in: image) != name(of: "seed", in: base))
    #expect(try name(of: "migrate", in: image) == name(of: "migrate", in: base))
  }

  @Test func `a changed ConfigMap creates a new Job for each Job that reads it`() throws {
    let bench = try bench()
    let base = try manifests(bench)
    let changed = try manifests(bench, ["--set", "configMaps.settings.level=debug"])
    #expect(try name(of: "seed", in: base) != name(of: "seed", in: changed))
  }

  @Test func `a hook before the installation also creates the objects that its pods need`() throws {
    let documents = try manifests(try bench())
    let hooks = documents.filter {
      $0["metadata"]?["annotations"]?["helm.sh/hook"] == "pre-install,pre-upgrade"
    }
    let identities = hooks.map { "\($0["kind"]?.text ?? "")/\($0["metadata"]?["name"]?.text ?? "")" }
    #expect(
      Set(identities).isSuperset(of: [
        "ServiceAccount/migrate", "NetworkPolicy/migrate", "Sidecar/migrate", "ConfigMap/settings-hooks",
        "Secret/login",
      ]))
    for hook in hooks {
      let annotations = try #require(hook["metadata"]?["annotations"])
      let isJob = hook["kind"] == "Job"
      #expect(annotations["helm.sh/hook-weight"]?.text == (isJob ? "5" : "4"))
      #expect(annotations["argocd.argoproj.io/sync-wave"]?.text == (isJob ? "5" : "4"))
      #expect(annotations["argocd.argoproj.io/hook"] == "PreSync")
      #expect(
        annotations["helm.sh/hook-delete-policy"]?.text
          == (isJob ? "before-hook-creation,hook-succeeded" : "before-hook-creation"))
      #expect(
        annotations["argocd.argoproj.io/hook-delete-policy"]?.text
          == (isJob ? "BeforeHookCreation,HookSucceeded" : "BeforeHookCreation"))
    }
    // An object that others read is not a hook: it would be deleted and created again in each upgrade.
    let shared = documents.first { $0["kind"] == "ConfigMap" && $0["metadata"]?["name"] == "settings" }
    #expect(shared != nil && shared?["metadata"]?["annotations"] == nil)
    #expect(try job("migrate", in: documents).json.contains("settings-hooks"))
  }

  @Test func `a hook after the installation is only the Job`() throws {
    let documents = try manifests(try bench())
    let hooks = documents.filter {
      $0["metadata"]?["annotations"]?["helm.sh/hook"] == "post-install,post-upgrade"
    }
    #expect(hooks.compactMap { $0["kind"]?.text } == ["Job"])
    #expect(hooks.first?["metadata"]?["annotations"]?["argocd.argoproj.io/hook"] == "PostSync")
  }

  @Test(.enabled(if: Helm.isInstalled, Helm.absence), arguments: ["base", "spot"])
  func `Helm renders the same Jobs from the chart`(profile: String) throws {
    let bench = try bench()
    let outcome = try bench.portolan("render", "Jobs.swift", "--format", "helm", "--output", "chart")
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    let answer = try Helm.template(
      bench.url("chart"), values: [bench.url("chart/values-\(profile).yaml")], namespace: "jobs")
    #expect(answer.fault == nil)
    let plain = ObjectSet(try manifests(bench, ["--profile", profile]))
    #expect(plain.differences(from: ObjectSet(answer.documents)) == [])
  }

  @Test(.enabled(if: Helm.isInstalled, Helm.absence))
  func `in a chart, a value that changes a Job also changes its name`() throws {
    let bench = try bench()
    let outcome = try bench.portolan("render", "Jobs.swift", "--format", "helm", "--output", "chart")
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    let values: Node = [
      "namePrefix": "eu-", "seed": ["image": ["tag": "7"], "resources": ["requests": ["cpu": 2]]],
      "configMaps": ["settings": ["level": "debug"]],
      "migrate": ["extraEnv": [["name": "A", "value": "1e6"]]],
    ]
    try bench.write(values.json, to: "given.json")
    let answer = try Helm.template(bench.url("chart"), values: [bench.url("given.json")], namespace: "jobs")
    #expect(answer.fault == nil)
    let given = ObjectSet(try manifests(bench, ["--values", "given.json"]))
    #expect(given.differences(from: ObjectSet(answer.documents)) == [])
    let base = try manifests(bench)
    #expect(try name(of: "seed", in: answer.documents) != "eu-" + name(of: "seed", in: base))
  }

  @Test(.enabled(if: Kubectl.isInstalled, "\(Kubectl.absence)"), arguments: ["base", "spot"])
  func `Kustomize builds the same Jobs`(profile: String) throws {
    let bench = try bench()
    let outcome = try bench.portolan("render", "Jobs.swift", "--format", "kustomize", "--output", "kustomize")
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    let built = try Kubectl.build(bench.url("kustomize/overlays/\(profile)").path)
    let plain = ObjectSet(try manifests(bench, ["--profile", profile]))
    #expect(plain.differences(from: ObjectSet(Array(built.values))) == [])
  }
}
