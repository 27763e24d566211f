import ManifestTree
import Testing

@testable import SpecImport

/// What differs between three profiles is written once for each value, and what they share is written once.
@Suite struct `Differences of profiles` {
  /// The sources of a spec of three profiles, in which words between at signs are replaced.
  private static func source(
    _ yaml: String,
    _ values: [String: [String: String]] = [
      "dev": ["level": "debug", "number": "1"], "stage": ["level": "info", "number": "2"],
      "prod": ["level": "warn", "number": "4"],
    ]
  ) -> String {
    let profiles = ["dev", "stage", "prod"].map { name in
      var text = yaml
      for (key, value) in (values[name] ?? [:]).merging(["profile": name], uniquingKeysWith: { $1 }) {
        text = text.split(separator: "@\(key)@", omittingEmptySubsequences: false).joined(separator: value)
      }
      let objects = ManifestReader.read(Array(text.utf8), from: "\(name).yaml").objects
      return ImportRequest.Profile(name, objects, namespace: "shop")
    }
    let files = ImportedSpec(ImportRequest(profiles, name: "shop")).source.files
    return files.map(\.text).joined(separator: "\n")
  }

  private static func deployment(_ container: String, _ pod: String = "") -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: shop}
    spec:
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          containers:
            - name: web
              image: example.com/web:1.0
    \(container)
    """
  }

  @Test func `a ConfigMap has its common keys once, and the differing words of a text as constants`() {
    let source = Self.source(
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: conf, namespace: shop}
      data:
        same: text
        LEVEL: "@level@"
        app.properties: |
          server.port=8080
          log.level=@level@
          workers=@number@
          a=1
          b=2
          c=3
      """)
    #expect(source.matches(of: /ConfigMap\(/).count == 1, "\(source)")
    #expect(source.matches(of: /"same": "text"/).count == 1)
    #expect(source.contains(#""LEVEL": level,"#))
    #expect(source.contains(#"log.level=\(level)"#))
    #expect(source.contains(#"workers=\(workers)"#))
    #expect(
      source.contains(
        """
            let workers: String =
              switch profile {
              case .dev: "1"
              case .stage: "2"
              default: "4"
              }
        """))
  }

  @Test
  func `a long text that differs only in words stays in the spec, and others are a file for each profile`() {
    func configMap(_ body: String) -> String {
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf, namespace: shop}\ndata:\n  site.conf: |\n"
        + body
    }
    let like = (0..<20).map { "    line\($0) = \($0 == 7 ? "@level@" : "same")\n" }.joined()
    #expect(Self.source(configMap(like)).contains(#"line7 = \(line7)"#))
    let unlike = (0..<20).map { "    line\($0) = @level@\n" }.joined()
    let source = Self.source(configMap(unlike))
    #expect(source.contains(#"case .stage: "conf/stage/site.conf""#), "\(source)")
    #expect(source.contains("files: [confFile]"))
  }

  @Test func `a key that only one profile has is nil in the other profiles`() {
    let source = Self.source(
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: conf, namespace: shop}
      data:
        a: "1"
        only-@profile@: "2"
      """)
    #expect(source.contains(#""only-prod": profile == .prod ? "2" : nil,"#), "\(source)")
  }

  @Test func `an argument of a command differs in the value of its flag`() {
    let flag = Self.source(Self.deployment(#"          args: [serve, "--log=@level@", --quiet]"#))
    #expect(flag.contains(#"Args("serve", "--log=\(log)", "--quiet")"#), "\(flag)")
    let option = Self.source(Self.deployment(#"          args: [serve, "--shards", "@number@"]"#))
    #expect(option.contains(#"Args("serve", "--shards", webShards)"#), "\(option)")
  }

  @Test
  func `a part with one different value is written once, and a part with several is written as a switch`() {
    let probe =
      "          readinessProbe: {httpGet: {path: /ready, port: 80}, periodSeconds: @number@, timeoutSeconds: 3}"
    #expect(Self.source(Self.deployment(probe)).contains("every: .seconds(webReadinessEvery)"))
    let resources = "          resources: {requests: {cpu: @number@, memory: @number@Gi}}"
    #expect(
      Self.source(Self.deployment(resources)).contains(
        #"Resources(cpu: .request("2"), memory: .request("2Gi"))"#))
  }

  @Test func `a field that only one profile has is nil in the other profiles`() {
    let source = Self.source(
      Self.deployment("          readinessProbe: {tcpSocket: {port: 80}@extra@}"),
      ["prod": ["extra": ", timeoutSeconds: 3"], "dev": ["extra": ""], "stage": ["extra": ""]])
    #expect(source.contains("timeout: profile == .prod ? .seconds(3) : nil"), "\(source)")
  }

  @Test func `an object without a part is one text with constants`() {
    let source = Self.source(
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: web, namespace: shop}
      spec:
        podSelector: {matchLabels: {app: web}}
        ingress: [{from: [{ipBlock: {cidr: 10.@number@.0.0/16}}]}]
      """)
    #expect(source.matches(of: /Object\(/).count == 1, "\(source)")
    #expect(source.contains(#"cidr: \(cidr)/16"#))
  }

  @Test func `objects with the name of the profile are one object`() {
    let source = Self.source(
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: creds-@profile@, namespace: shop}
      data: {password: YQ==}
      """)
    #expect(source.matches(of: /Object\(/).count == 1, "\(source)")
    #expect(source.contains(#"name: creds-\(profile)"#))
  }

  @Test func `parts for each profile are a switch in the order of the profiles`() {
    let source = Self.source(
      Self.deployment("          envFrom: [{secretRef: {name: creds-@level@}}]"))
    #expect(
      source.contains(
        """
              switch profile {
              case .dev:
                EnvFrom(secret: "creds-debug")
              case .stage:
                EnvFrom(secret: "creds-info")
              default:
                EnvFrom(secret: "creds-warn")
              }
        """), "\(source)")
  }

  @Test func `a constant that several services share is named after its value`() {
    let services = ["web", "cart"].map { name in
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: \(name), namespace: shop}
      spec:
        replicas: @number@
        selector: {matchLabels: {app: \(name)}}
        template:
          metadata: {labels: {app: \(name)}}
          spec: {containers: [{name: \(name), image: "example.com/\(name):1.0"}]}
      """
    }
    let source = Self.source(services.joined(separator: "\n---\n"))
    #expect(source.contains("let replicas: Int ="), "\(source)")
    #expect(source.matches(of: /\.replicas\(replicas\)/).count == 2)
  }

  @Test func `a registry and tag that several images share are constants`() {
    let services = ["web", "cart", "search"].map { name in
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: \(name), namespace: shop}
      spec:
        selector: {matchLabels: {app: \(name)}}
        template:
          metadata: {labels: {app: \(name)}}
          spec: {containers: [{name: \(name), image: "@registry@/\(name):@tag@"}]}
      """
    }
    let source = Self.source(
      services.joined(separator: "\n---\n"),
      [
        "dev": ["registry": "localhost:5000", "tag": "1.2"],
        "stage": ["registry": "example.com", "tag": "1.1"],
        "prod": ["registry": "example.com", "tag": "1.0"],
      ])
    #expect(source.contains(#"Service("web", image: "\(registry)/web:\(version)")"#), "\(source)")
    #expect(source.matches(of: /let version: String =/).count == 1)
    #expect(source.matches(of: /let registry: String =/).count == 1)
  }
}
