import ManifestTree
import Testing

@testable import SpecImport

@Suite struct `Profiles of imported specs` {
  /// A service with an address of another one, in a namespace and with a prefix of the names.
  private static func objects(_ namespace: String, prefix: String, replicas: Int) -> [Object] {
    let yaml = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: \(prefix)web, namespace: \(namespace)}
      spec:
        replicas: \(replicas)
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
              - name: web
                image: example.com/web:1.0
                env: [{name: CART_ADDR, value: "\(prefix)cart:7070"}]
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: \(prefix)cart, namespace: \(namespace)}
      spec:
        selector: {matchLabels: {app: cart}}
        template:
          metadata: {labels: {app: cart}}
          spec: {containers: [{name: cart, image: "example.com/cart:1.0", ports: [{containerPort: 7070}]}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: \(prefix)cart, namespace: \(namespace)}
      spec: {selector: {app: cart}, ports: [{port: 7070}]}
      """
    return ManifestReader.read(Array(yaml.utf8), from: "\(namespace).yaml").objects
  }

  private static func source(_ profiles: [ImportRequest.Profile]) -> String {
    ImportedSpec(ImportRequest(profiles, name: "shop")).source.files[0].text
  }

  @Test func `namespaces and name prefixes depend on the profile, and the services are the same`() {
    let source = Self.source([
      .init("dev", Self.objects("shop-dev", prefix: "dev-", replicas: 1), namespace: "shop-dev"),
      .init("prod", Self.objects("shop", prefix: "", replicas: 4), namespace: "shop"),
    ])
    #expect(
      source.contains(
        """
          func namespace(in profile: Profile) -> String {
            profile == .dev ? "shop-dev" : "shop"
          }
        """))
    #expect(
      source.contains(
        """
          func namePrefix(in profile: Profile) -> String {
            profile == .dev ? "dev-" : ""
          }
        """))
    #expect(source.contains(#"Service("web", image: "example.com/web:1.0")"#))
    #expect(source.contains(#"Calls("cart", as: "CART_ADDR")"#))
    #expect(source.contains(".replicas(profile == .dev ? 1 : 4)"))
  }

  @Test func `addresses with a namespace have the profile's namespace`() {
    func yaml(_ namespace: String) -> String {
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: \(namespace)}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
              - name: web
                image: example.com/web:1.0
                env:
                  - {name: API_URL, value: 'https://api.\(namespace).svc.cluster.local/v1?q="a"'}
                  - {name: FILE, value: "config.\(namespace)"}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: web, namespace: \(namespace)}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
      subjects: [{kind: ServiceAccount, name: web, namespace: \(namespace)}]
      """
    }
    let source = Self.source(
      ["dev", "prod"].map { name in
        let objects = ManifestReader.read(Array(yaml("shop-\(name)").utf8), from: "\(name).yaml").objects
        return ImportRequest.Profile(name, objects, namespace: "shop-\(name)")
      })
    #expect(
      source.contains(
        ##"Env("API_URL", #"https://api.\#(namespace(in: profile)).svc.cluster.local/v1?q="a""#)"##))
    #expect(source.contains(##"Env("FILE", "config.shop-\(profile)")"##))
    #expect(source.contains(#"namespace: \(namespace(in: profile))"#))
  }

  @Test func `a value of three profiles that several services have is one constant`() {
    let stages = ["dev": "first", "test": "second", "prod": "last"]
    let profiles = ["dev", "test", "prod"].map { name in
      let yaml = ["web", "cart"].map { service in
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: \(service), annotations: {example.com/stage: \(stages[name] ?? "")}}
        spec:
          selector: {matchLabels: {app: \(service)}}
          template:
            metadata: {labels: {app: \(service)}}
            spec: {containers: [{name: \(service), image: "example.com/\(service):1.0"}]}
        """
      }
      .joined(separator: "\n---\n")
      let objects = ManifestReader.read(Array(yaml.utf8), from: "\(name).yaml").objects
      return ImportRequest.Profile(name, objects, namespace: "shop")
    }
    let source = Self.source(profiles)
    #expect(source.matches(of: /let stage: String =/).count == 1, "\(source)")
    #expect(source.matches(of: /"example.com\/stage": stage/).count == 2)
  }

  @Test func `names with a common word but without a counterpart keep the word`() {
    let one = Self.objects("shop", prefix: "shop-", replicas: 1)
    let source = Self.source([.init("dev", one, namespace: "shop"), .init("prod", one, namespace: "shop")])
    #expect(source.contains(#"Service("shop-web""#))
    #expect(!source.contains("namePrefix"))
  }
}

@Suite struct `Names of profiles` {
  @Test func `profiles whose names have the same words have different constants`() {
    let objects = ManifestReader.read(
      Array("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: v}}".utf8), from: "a.yaml"
    ).objects
    let profiles = ["a-1", "a1", "self"].map { ImportRequest.Profile($0, objects, namespace: "shop") }
    let source = ImportedSpec(ImportRequest(profiles, name: "shop")).source.files[0].text
    #expect(source.contains("let profiles: [Profile] = [.a1, .a12, .self2]"))
    #expect(source.contains(#"static let a12: Profile = "a1""#))
  }
}
