import Foundation
import ManifestTree
import TestSupport
import Testing

/// The example `drift-detection`: the check in the cluster, and the Argo CD plugin.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct DriftDetectionTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let example = root.appending(path: "examples/drift-detection")

  private func objects(_ bench: Workbench) throws -> [Node] {
    let outcome = try bench.portolan("render", Self.example.path)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    return YAMLReader.read(outcome.output, from: "rendered").documents.map(\.node)
  }

  private func find(_ kind: String, in objects: [Node]) throws -> Node {
    try #require(objects.first { $0["kind"]?.text == kind })
  }

  @Test func `the example has no findings`() throws {
    let outcome = try Workbench().portolan("lint", Self.example.path, "--preset", "production")
    #expect(outcome.exitCode == 0, "\(outcome.text)")
  }

  @Test func `the check runs a command line that portolan accepts, with what its Role allows to read`() throws
  {
    let bench = try Workbench()
    #expect(try bench.portolan("init", "shop").exitCode == 0)
    #expect(try bench.portolan("build", "shop", "-o", "shop.portolan").exitCode == 0)
    let objects = try objects(bench)
    let pod = try find("CronJob", in: objects)["spec"]?["jobTemplate"]?["spec"]?["template"]?["spec"]
    #expect(pod?["automountServiceAccountToken"] == true)
    guard case .list(let containers)? = pod?["containers"], case .list(let words)? = containers.first?["args"]
    else { throw Unexpected() }
    let arguments = words.compactMap(\.text).map { $0 == "/spec/shop.portolan" ? "shop.portolan" : $0 }
    // The commands that read the cluster are printed and not run.
    let dump = try bench.portolan(arguments.filter { $0 != "--cluster" } + ["--print-dump-command"])
    #expect(dump.exitCode == 0, "\(dump.errors)")
    guard case .list(let rules)? = try find("Role", in: objects)["rules"] else { throw Unexpected() }
    let readable = Set(
      rules.flatMap { rule -> [String] in
        guard case .list(let groups)? = rule["apiGroups"], case .list(let resources)? = rule["resources"]
        else { return [] }
        return groups.flatMap { group in
          resources.map { "\($0.text ?? "")\(group.text?.isEmpty == false ? ".\(group.text ?? "")" : "")" }
        }
      })
    let line = try #require(dump.text.split(separator: "\n").first { $0.contains("--namespace shop") })
    // kubectl accepts the singular of a resource, but a Role does not.
    let asked = Set(
      (line.split(separator: " ").last ?? "").split(separator: ",").map { kind -> String in
        let name = kind.prefix { $0 != "." }
        let plural = name.hasSuffix("policy") ? "\(name.dropLast())ies" : "\(name)s"
        return plural + kind.dropFirst(name.count)
      })
    #expect(!asked.isEmpty)
    #expect(asked.subtracting(readable) == [], "\(dump.text)")
  }

  @Test func `the image of the check is a release with the files that the README and the check name`() throws
  {
    let page = "examples/drift-detection/README.md"
    let blocks = try DocumentationBlock.all(in: page)
    let file = try #require(blocks.first { $0.language == "dockerfile" })
    let instructions = file.lines.map { $0.split(separator: " ").map(String.init) }
    #expect(instructions.map(\.first) == ["FROM", "COPY", "COPY"])
    #expect(instructions.map(\.count) == [2, 3, 3])

    // The image is the one that also runs the plugin, and the target 'small' of this version.
    let patch = try String(
      contentsOf: Self.example.appending(path: "argocd/repo-server.yaml"), encoding: .utf8)
    let image = instructions[0][1]
    #expect(patch.contains("image: \(image)\n"))
    let version = try #require(try Workbench().portolan("--version").text.split(separator: "\n").first)
    #expect(image.hasSuffix(":\(version)-small"))
    let targets = try String(
      contentsOf: Self.root.appending(path: ".github/Containerfile"), encoding: .utf8)
    #expect(targets.contains(" AS small\n"))

    // The sources are the files of the folder that the README names.
    let sources = instructions.dropFirst().map { $0[1] }
    let text = try String(contentsOf: Self.root.appending(path: page), encoding: .utf8)
    #expect(
      text.contains("in a folder that contains \(sources.map { "`\($0)`" }.joined(separator: " and ")):"))
    let build = try #require(blocks.flatMap(\.lines).first { $0.hasPrefix("portolan build ") })
    #expect(build.hasSuffix(" -o \(sources[1])"))

    // kubectl is in a folder of PATH, and the compiled spec is where the check reads it.
    #expect(instructions[1][2] == "/usr/local/bin/kubectl")
    let pod = try find("CronJob", in: objects(Workbench()))["spec"]?["jobTemplate"]?["spec"]?["template"]?[
      "spec"]
    guard case .list(let containers)? = pod?["containers"], case .list(let words)? = containers.first?["args"]
    else { throw Unexpected() }
    #expect(words.contains(.string(instructions[2][2])))
  }

  @Test func `the plugin renders a compiled spec in the profile of the Application`() throws {
    let bench = try Workbench()
    #expect(try bench.portolan("init", "shop").exitCode == 0)
    #expect(try bench.portolan("build", "shop", "-o", "deploy/shop.portolan").exitCode == 0)
    let text = try #require(try find("ConfigMap", in: objects(bench))["data"]?["plugin.yaml"]?.text)
    let plugin = try #require(YAMLReader.read(Array(text.utf8), from: "plugin").documents.first?.node)
    #expect(plugin["kind"] == "ConfigManagementPlugin")
    guard case .list(let scripts)? = plugin["spec"]?["generate"]?["args"], let script = scripts.first?.text
    else { throw Unexpected() }
    for profile in [nil, "production"] {
      var environment = bench.environment()
      environment["PATH"] = "\(Tool.folder.path):\(environment["PATH"] ?? "")"
      environment["PARAM_PROFILE"] = profile
      let outcome = try Program(
        path: "/bin/sh", arguments: ["-c", script], folder: bench.url("deploy"), environment: environment
      ).run()
      let options = profile.map { ["--profile", $0] } ?? []
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      #expect(outcome.output == (try bench.portolan(["render", "shop"] + options)).output)
    }
  }

  @Test(.enabled(if: KubernetesValidate.isInstalled, "needs python3 with kubernetes-validate"))
  func `the objects conform to the published schemas of Kubernetes`() throws {
    let objects = try objects(try Workbench())
    let kinds = Set(objects.compactMap { $0["kind"]?.text })
    #expect(
      kinds.isSuperset(of: ["ConfigMap", "CronJob", "Role", "RoleBinding", "ServiceAccount"]), "\(kinds)")
    // The package has no schemas of Istio.
    let native = objects.filter { $0["apiVersion"]?.text?.contains("istio.io/") == false }
    #expect(try KubernetesValidate.faults(of: native) == "")
  }

  @Test(.enabled(if: Kubectl.isInstalled, "\(Kubectl.absence)"))
  func `the patch adds the plugin to the repository server`() throws {
    let bench = try Workbench()
    try FileManager.default.copyItem(at: Self.example.appending(path: "argocd"), to: bench.url("argocd"))
    let file = "argocd/kustomization.yaml"
    let text = try String(contentsOf: bench.url(file), encoding: .utf8)
    // A part of the installation, because the complete one must be downloaded.
    try bench.write(text.replacing(try Regex("https://.*"), with: "install.yaml"), to: file)
    try bench.write(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: argocd-repo-server}
      spec:
        selector: {matchLabels: {app.kubernetes.io/name: argocd-repo-server}}
        template:
          metadata: {labels: {app.kubernetes.io/name: argocd-repo-server}}
          spec:
            containers: [{name: argocd-repo-server, image: "quay.io/argoproj/argocd:v3.1.0"}]
            volumes: [{name: var-files, emptyDir: {}}, {name: plugins, emptyDir: {}}]
      """, to: "argocd/install.yaml")
    let built = try Kubectl.build(bench.url("argocd").path)
    let pod = built.values.first?["spec"]?["template"]?["spec"]
    guard case .list(let containers)? = pod?["containers"], case .list(let volumes)? = pod?["volumes"] else {
      throw Unexpected()
    }
    let names = containers.compactMap { $0["name"]?.text }.sorted()
    #expect(names == ["argocd-repo-server", "portolan"])
    let sidecar = containers.first { $0["name"] == "portolan" }
    guard case .list(let mounts)? = sidecar?["volumeMounts"] else { throw Unexpected() }
    let mounted = Set(mounts.compactMap { $0["name"]?.text })
    let available = Set(volumes.compactMap { $0["name"]?.text })
    #expect(mounted.isSubset(of: available))
    if KubernetesValidate.isInstalled {
      #expect(try KubernetesValidate.faults(of: Array(built.values)) == "")
    }
  }

  private struct Unexpected: Error {}
}
