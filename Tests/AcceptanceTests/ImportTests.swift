import Foundation
import ManifestTree
import TestSupport
import Testing

/// `portolan import`: manifests become a spec that renders the same objects.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct ImportTests {
  private static let shop = """
    # The shop's front page.
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, labels: {app: web, tier: front}}
    spec:
      replicas: 2
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          hostUsers: false
          containers:
            - name: server
              image: example.com/shop/web:1.0
              ports: [{containerPort: 8080, name: http}]
              env:
                - {name: API_ADDR, value: "api:9090"}
                - {name: PASSWORD, valueFrom: {secretKeyRef: {name: outside, key: password}}}
              readinessProbe: {httpGet: {path: /ready, port: http}, timeoutSeconds: 20}
              resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {memory: 64Mi}}
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: web}
    spec:
      selector: {app: web}
      ports: [{name: http, port: 80, targetPort: http}]
    ---
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: {name: api}
    spec:
      serviceName: api
      selector: {matchLabels: {name: api}}
      template:
        metadata: {labels: {name: api}}
        spec:
          containers:
            - name: api
              image: example.com/shop/api:1.0
              ports: [{containerPort: 9090}]
              volumeMounts: [{name: data, mountPath: /data}]
      volumeClaimTemplates:
        - metadata: {name: data}
          spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: api}
    spec:
      clusterIP: None
      selector: {name: api}
      ports: [{port: 9090}]
    ---
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: report}
    spec:
      schedule: "5 4 * * *"
      jobTemplate:
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{name: report, image: "example.com/shop/report:1.0"}]
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: {name: front}
    spec:
      rules:
        - http:
            paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {name: http}}}}]

    """

  @Test func `objects without a workload become a spec without services`() throws {
    let bench = try Workbench([
      "only.yaml": """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      data: {level: info}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: database}
      spec: {type: ExternalName, externalName: db.example.com}

      """
    ])
    let outcome = try bench.portolan("import", "only.yaml", "--output", "only")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect((outcome.text + outcome.errors).contains("2 objects, equal"))
  }

  @Test func `a system becomes services with the same objects, and what has no part is listed`() throws {
    let bench = try Workbench(["shop.yaml": Self.shop])
    let outcome = try bench.portolan("import", "shop.yaml", "--output", "shop")
    #expect(outcome.exitCode == 0, "\(outcome.errors)\(outcome.text)")
    #expect(outcome.text.contains("6 objects, equal"))
    #expect(outcome.text.contains("Deployment/web: spec.template.spec.hostUsers"))
    #expect(outcome.text.contains("Ingress/front: no DSL part for this kind"))
    let spec = try String(contentsOf: bench.url("shop/App.swift"), encoding: .utf8)
    #expect(spec.contains("// The shop's front page."))
    #expect(spec.contains(#"Calls("api", as: "API_ADDR")"#))
    #expect(spec.contains(#"ClaimTemplate("data", "1Gi", at: "/data")"#))
    #expect(FileManager.default.fileExists(atPath: bench.url("shop/.portolan.yaml").path))

    let check = try bench.portolan("import", "shop.yaml", "--output", "shop", "--check")
    #expect(check.exitCode == 0)
    try bench.write(Self.shop.replacing("replicas: 2", with: "replicas: 3"), to: "other.yaml")
    let other = try bench.portolan("import", "other.yaml", "--output", "shop", "--check")
    #expect(other.exitCode == 1)
    #expect(other.text.contains("Deployment/web spec.replicas"))

    let again = try bench.refusal(["import", "shop.yaml", "--output", "shop"])
    #expect(again.exitCode == 73)
    #expect(again.errors.contains("'shop/App.swift' and 4 other files already exist"))
  }

  @Test func `an invalid name is rejected, and the name of the folder is corrected`() throws {
    let bench = try Workbench(["shop.yaml": Self.shop])
    let outcome = try bench.refusal(["import", "shop.yaml", "--output", "shop", "--name", "My Shop"])
    #expect(outcome.exitCode == 64)
    #expect(outcome.errors.contains("invalid system name 'My Shop': use at most"))
    #expect(outcome.errors.contains("fix: did you mean 'my-shop'?"))
    #expect(!FileManager.default.fileExists(atPath: bench.url("shop").path))

    let corrected = try bench.portolan("import", "shop.yaml", "--output", "My_Shop", "--no-proof")
    #expect(corrected.exitCode == 0)
    let spec = try String(contentsOf: bench.url("My_Shop/App.swift"), encoding: .utf8)
    #expect(spec.contains(#"let name = "my-shop""#))
  }

  @Test func `a kustomization and its patches are ignored with a message`() throws {
    let bench = try Workbench([
      "shop/shop.yaml": Self.shop,
      "shop/patch.yaml": "kind: Deployment\nmetadata: {name: web}\nspec: {replicas: 9}\n",
      "shop/kustomization.yaml": "resources: [shop.yaml]\npatches: [{path: patch.yaml}]\n",
    ])
    let outcome = try bench.portolan("import", "shop", "--output", "out", "--no-proof")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("ignored 'shop/kustomization.yaml'"), "\(outcome.errors)")
    #expect(outcome.errors.contains("ignored the patches of 'shop'"), "\(outcome.errors)")
  }

  @Test func `environments become profiles`() throws {
    let production = Self.shop.replacing("replicas: 2", with: "replicas: 6")
      .replacing("web:1.0", with: "web:0.9")
    let bench = try Workbench(["dev/all.yaml": Self.shop, "prod/all.yaml": production])
    let outcome = try bench.portolan(
      "import", "--profile", "dev=dev", "--profile", "prod=prod", "--output", "shop")
    #expect(outcome.exitCode == 0, "\(outcome.errors)\(outcome.text)")
    #expect(outcome.text.contains("12 objects, equal"))
    let spec = try String(contentsOf: bench.url("shop/App.swift"), encoding: .utf8)
    #expect(spec.contains(".replicas(profile == .dev ? 2 : 6)"))
  }

  @Test func `hostile names and values stay unchanged`() throws {
    let value = "a\\(b) \\u{41} \"\"\" #\"## '$(x)' \u{202E}ß\ttab"
    let lines = "one\n  two \\(three)\n\"\"\"\n\nend  \n"
    let large = String(repeating: "0123456789abcdef\n", count: 65_000)
    func object(_ kind: String, _ name: String, _ rest: String) -> String {
      #"{"apiVersion": "\#(kind == "ConfigMap" ? "v1" : "apps/v1")", "kind": "\#(kind)", "metadata": {"name": "\#(name)"}, \#(rest)}"#
    }
    func json(_ text: String) -> String { Node.string(text).json }
    let deployments = ["default", "class", "user-db", "userdb", "self", "2048", "services"].map { name in
      object(
        "Deployment", name,
        #"""
        "spec": {"selector": {"matchLabels": {"app": "\#(name)"}}, "template": {"metadata": {"labels": {"app": "\#(name)"},
        "annotations": {"note": \#(json(value))}}, "spec": {"containers": [{"name": "\#(name)", "image": "x/y:1",
        "env": [{"name": "V", "value": \#(json(value))}, {"name": "L", "value": \#(json(lines))}]}]}}}
        """#)
    }
    let maps = [
      object(
        "ConfigMap", "switch", "\"data\": {\"v\": \(json(value)), \"l\": \(json(lines)), \"r\": \"a\\r\\nb\"}"
      ),
      object("ConfigMap", "large", "\"data\": {\"file\": \(json(large))}"),
    ]
    let list =
      #"{"apiVersion": "v1", "kind": "List", "items": [\#((deployments + maps).joined(separator: ","))]}"#
    let bench = try Workbench(["all.json": list])
    let outcome = try bench.portolan("import", "all.json", "--output", "out", "--name", "import")
    #expect(outcome.exitCode == 0, "\(outcome.errors.prefix(2000))\(outcome.text.prefix(2000))")
    #expect(outcome.text.contains("9 objects, equal"))
  }

  @Test(arguments: [
    ("kind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\n", "helm template"),
    ("", "no Kubernetes objects found"),
    ("just: text\n", "expected"),
    (
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
      "input.yaml:5:1"
    ),
  ])
  func `invalid input is reported with its place`(text: String, part: String) throws {
    let bench = try Workbench(["input.yaml": text])
    let outcome = try bench.portolan("import", "input.yaml", "--output", "out")
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains(part), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: bench.url("out").path))
  }
}

extension ImportTests {
  @Test(arguments: [("telecom-billing", "base"), ("food-delivery", "spot")])
  func `what portolan renders can be imported and renders the same objects`(
    name: String, profile: String
  ) throws {
    let bench = try Workbench()
    let charts = "\(ExampleSystem.charts)/\(name)/manifests/\(profile)"
    let outcome = try bench.portolan("import", charts, "--output", "again")
    #expect(outcome.exitCode == 0, "\(outcome.errors)\(outcome.text)")
    #expect(outcome.text.contains("objects, equal"))
  }
}

extension ImportTests {
  @Test(arguments: ExampleSystem.five)
  func `a rendered system becomes a spec of about its length, and importing that again gives the same text`(
    system: ExampleSystem
  ) throws {
    let bench = try Workbench()
    func imported(_ spec: String, to folder: String) throws -> [String: String] {
      try bench.write(try bench.portolan("render", spec).text, to: "\(folder).yaml")
      let outcome = try bench.portolan("import", "\(folder).yaml", "--output", folder)
      #expect(outcome.exitCode == 0, "\(outcome.errors)\(outcome.text)")
      #expect(outcome.text.contains("objects, equal"))
      return try bench.contents(of: folder).filter { $0.key.hasSuffix(".swift") && $0.key != "Package.swift" }
        .mapValues { String(decoding: $0, as: UTF8.self) }
    }
    let first = try imported(system.spec, to: "first")
    let second = try imported(bench.url("first").path, to: "second")
    #expect(first == second)

    let sources = try FileManager.default.contentsOfDirectory(atPath: system.spec)
      .filter { $0.hasSuffix(".swift") }
    let written = try sources.reduce(0) { count, name in
      try count + Self.lines(in: String(contentsOfFile: "\(system.spec)/\(name)", encoding: .utf8))
    }
    let found = first.values.reduce(0) { $0 + Self.lines(in: $1) }
    #expect(Double(found) <= 1.5 * Double(written))
  }

  private static func lines(in text: String) -> Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }

  @Test func `values of three profiles are chosen with a switch`() throws {
    func objects(_ replicas: Int, _ image: String) -> String {
      Self.shop.replacing("replicas: 2", with: "replicas: \(replicas)").replacing("web:1.0", with: image)
    }
    let bench = try Workbench([
      "dev.yaml": objects(1, "web:1.0"), "test.yaml": objects(2, "web:1.1"),
      "prod.yaml": objects(6, "web:1.2"),
    ])
    let outcome = try bench.portolan(
      "import", "--profile", "dev=dev.yaml", "--profile", "test=test.yaml", "--profile", "prod=prod.yaml",
      "--output", "shop")
    #expect(outcome.exitCode == 0, "\(outcome.errors)\(outcome.text)")
    let spec = try String(contentsOf: bench.url("shop/App.swift"), encoding: .utf8)
    #expect(
      spec.contains(
        """
            let webReplicas: Int =
              switch profile {
              case .dev: 1
              case .test: 2
              default: 6
              }
        """), "\(spec)")
    #expect(spec.contains(".replicas(webReplicas)"))
  }

  @Test(arguments: [SIGINT, SIGTERM]) func `an interrupted import leaves no temporary files`(signal: Int32)
    throws
  {
    let bench = try Workbench(["shop.yaml": Self.shop])
    let process = Process()
    process.executableURL = URL(filePath: Tool.path)
    process.arguments = ["import", "shop.yaml", "--output", "shop"]
    process.currentDirectoryURL = bench.folder
    process.environment = bench.environment(["PORTOLAN_CACHE": bench.url("cache").path])
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    while process.isRunning, try bench.leftovers().isEmpty { usleep(2000) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(try bench.leftovers().filter { $0.hasPrefix("portolan") } == [])
  }
}
