import ManifestTree
import Testing

@testable import ChartRendering

/// The objects for GitOps controllers.
@Suite struct GitOpsTests {
  private static func cart(_ image: String) -> Object {
    .deployment("cart", ["containers": [["name": "cart", "image": .string(image)]]])
  }
  private static let scaler = Object(
    "autoscaling/v2", "HorizontalPodAutoscaler", "cart",
    ["spec": ["scaleTargetRef": ["apiVersion": "apps/v1", "kind": "Deployment", "name": "cart"]]])
  private static let namespace = Object(
    ObjectIdentity(apiVersion: "v1", kind: "Namespace", namespace: nil, name: "shop"),
    [
      "apiVersion": "v1", "kind": "Namespace",
      "metadata": ["name": "shop", "labels": ["istio-injection": "enabled"]],
    ], from: cart("").origin)
  private static let replicas: Node = [
    [
      "group": "apps", "kind": "Deployment", "name": "cart", "namespace": "shop",
      "jsonPointers": ["/spec/replicas"],
    ]
  ]

  private let source = GitOpsSource(repository: "https://git.example.com/charts.git")

  private func nodes(of files: [RenderedFile]) throws -> [String: Node] {
    Dictionary(
      uniqueKeysWithValues: try files.map { file in
        (file.name, YAMLReader.read(try file.bytes, from: file.name).documents.first?.node ?? .null)
      })
  }

  @Test func `an Application per profile applies the chart with the profile's values`() throws {
    let system = SystemObjects(base: [Self.cart("cart:1")], spot: [Self.cart("cart:2"), Self.scaler])
    let files = try nodes(of: ArgoCDApplications(system, from: source).files)
    #expect(files.keys.sorted() == ["application-base.yaml", "application-spot.yaml"])
    let base = try #require(files["application-base.yaml"])
    let spot = try #require(files["application-spot.yaml"])
    #expect(base["metadata"]?["name"] == "shop-base" && spot["metadata"]?["name"] == "shop-spot")
    #expect(base["spec"]?["source"]?["helm"]?["valueFiles"] == ["values.yaml"])
    #expect(
      spot["spec"]?["source"] == [
        "repoURL": "https://git.example.com/charts.git", "targetRevision": "main", "path": "charts/shop/helm",
        "helm": ["releaseName": "shop", "valueFiles": ["values-spot.yaml"]],
      ])
    #expect(
      spot["spec"]?["destination"] == ["server": "https://kubernetes.default.svc", "namespace": "shop"])
  }

  @Test(arguments: [
    "main", "release/1.2", "refs/tags/v1", "v1.0-rc.1", "feature/cart@2", "HEAD", "überarbeitung",
    "6cd8a9c8f0f7b0a7f3f2b1c4d5e6f708192a3b4c",
  ])
  func `a name that Git accepts is a revision`(_ name: String) { #expect(GitReference.accepts(name)) }

  @Test(arguments: [
    "", "@", "/main", "main/", "a//b", ".a", "a/.b", "a..b", "a.", "a.lock", "a.lock/b", "a@{1}",
    "refs/tags/v 1", "v1..2", "a~1", "a^", "a:b", "a?", "a*", "a[b", "a\\b", "a\tb", "a\u{7F}", "-a",
  ])
  func `a name that Git rejects is not a revision`(_ name: String) { #expect(!GitReference.accepts(name)) }

  @Test(arguments: [
    ("git@example.com:shop.git", false), ("ssh://git@example.com:2222/shop.git", false),
    ("https://git.example.com/shop.git", false), ("https://git.example.com/@scope/shop.git", false),
    ("ssh://git:secret@example.com/shop.git", true), ("https://user:secret@h/x.git", true),
    ("https://token@h/x.git", true), ("http://:secret@h/x.git", true), ("user:secret@h:x.git", true),
  ])
  func `an address with a password or a token has credentials`(_ address: String, _ expected: Bool) {
    #expect(GitOpsSource.hasCredentials(repository: address) == expected)
  }

  @Test(arguments: [
    ("git@example.com:team/shop.git", "ssh://git@example.com/team/shop.git"),
    ("git@example.com:/srv/shop.git", "ssh://git@example.com/srv/shop.git"),
    ("ssh://git@example.com:2222/shop.git", "ssh://git@example.com:2222/shop.git"),
    ("https://user@example.com:8443/shop.git", "https://user@example.com:8443/shop.git"),
  ])
  func `Flux gets SSH's short form of an address as a URL`(_ address: String, _ url: String) {
    #expect(GitOpsSource.accepts(repository: address))
    #expect(GitOpsSource(repository: address).repositoryURL == url)
  }

  @Test(arguments: [
    "shop.git", "/srv/shop.git", "file:///srv/shop.git", "https://", "git@host", "git@host:", "a b@c:d",
    "oci://x/y",
  ])
  func `an address that Argo CD and Flux cannot read is not a repository`(_ address: String) {
    #expect(!GitOpsSource.accepts(repository: address))
  }

  @Test func `exactly the fields of other managers are ignored`() throws {
    let system = SystemObjects(base: [Self.cart("cart:1")], spot: [Self.cart("cart:2"), Self.scaler])
    let argoCD = try nodes(of: ArgoCDApplications(system, from: source).files)
    #expect(argoCD["application-base.yaml"]?["spec"]?["ignoreDifferences"] == nil)
    #expect(argoCD["application-spot.yaml"]?["spec"]?["ignoreDifferences"] == Self.replicas)
    let flux = try nodes(of: FluxReleases(system, from: source).files)
    #expect(flux["helmrelease-base.yaml"]?["spec"]?["driftDetection"] == ["mode": "enabled"])
    #expect(
      flux["helmrelease-spot.yaml"]?["spec"]?["driftDetection"] == [
        "mode": "enabled",
        "ignore": [
          [
            "paths": ["/spec/replicas"],
            "target": ["group": "apps", "kind": "Deployment", "name": "cart", "namespace": "shop"],
          ]
        ],
      ])
  }

  @Test func `an ApplicationSet contains the settings that all profiles share`() throws {
    let system = SystemObjects(
      base: [Self.namespace, Self.cart("cart:1"), Self.scaler],
      spot: [Self.namespace, Self.cart("cart:2"), Self.scaler])
    var source = source
    source.destination.own = ["spot": "https://spot.example.com"]
    let files = try nodes(of: ArgoCDApplications(system, from: source).files)
    let set = try #require(files["applicationset.yaml"]?["spec"])
    #expect(
      set["generators"] == [
        [
          "list": [
            "elements": [
              ["profile": "base", "server": "https://kubernetes.default.svc", "values": "values.yaml"],
              ["profile": "spot", "server": "https://spot.example.com", "values": "values-spot.yaml"],
            ]
          ]
        ]
      ])
    #expect(set["templatePatch"] == nil)
    let template = try #require(set["template"])
    #expect(template["metadata"]?["name"] == "shop-{{.profile}}")
    #expect(template["spec"]?["ignoreDifferences"] == Self.replicas)
    #expect(
      template["spec"]?["syncPolicy"]?["managedNamespaceMetadata"] == [
        "labels": ["istio-injection": "enabled"]
      ])
    #expect(
      files["application-spot.yaml"]?["spec"]?["destination"]?["server"] == "https://spot.example.com")
  }

  @Test func `ignore rules for objects of only one profile are in a set's template`() throws {
    let cart = Self.cart("cart:1")
    let system = SystemObjects(base: [], spot: [cart, Self.scaler])
    var source = source
    source.destination.own = ["spot": "https://spot.example.com"]
    let files = try nodes(of: ArgoCDApplications(system, from: source).files)
    let set = try #require(files["applicationset.yaml"]?["spec"])
    #expect(set["templatePatch"] == nil)
    #expect(set["template"]?["spec"]?["ignoreDifferences"] == Self.replicas)
  }

  @Test func `no ApplicationSet deploys two profiles to one namespace`() throws {
    let system = SystemObjects(base: [Self.cart("cart:1")], spot: [Self.cart("cart:2")])
    #expect(try nodes(of: ArgoCDApplications(system, from: source).files)["applicationset.yaml"] == nil)
    var source = source
    source.destination.own = ["spot": "https://spot.example.com"]
    #expect(try nodes(of: ArgoCDApplications(system, from: source).files)["applicationset.yaml"] != nil)
  }

  @Test func `deleting an Application of a set deletes the system only with the finalizer`() throws {
    let system = SystemObjects(base: [Self.cart("cart:1")], spot: [Self.cart("cart:2")])
    var source = source
    source.destination.own = ["spot": "https://spot.example.com"]
    for deletesSystem in [false, true] {
      source.deletesSystem = deletesSystem
      let files = try nodes(of: ArgoCDApplications(system, from: source).files)
      let set = try #require(files["applicationset.yaml"]?["spec"])
      #expect((set["syncPolicy"]?["preserveResourcesOnDeletion"] == true) == !deletesSystem)
      #expect((set["template"]?["metadata"]?["finalizers"] != nil) == deletesSystem)
    }
  }

  @Test func `Flux updates the CustomResourceDefinitions in a chart`() throws {
    let identity = ObjectIdentity(
      apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition", namespace: nil, name: "a.b.c")
    let definition = Object(identity, ["kind": "CustomResourceDefinition"], from: Self.cart("").origin)
    let system = SystemObjects(base: [definition], spot: [])
    let files = try nodes(of: FluxReleases(system, from: source).files)
    #expect(files["helmrelease-base.yaml"]?["spec"]?["upgrade"]?["crds"] == "CreateReplace")
    #expect(files["helmrelease-base.yaml"]?["spec"]?["install"]?["crds"] == "CreateReplace")
    #expect(files["helmrelease-spot.yaml"]?["spec"]?["upgrade"]?["crds"] == nil)
  }

  @Test func `values that conflict with another profile come from a set's elements`() throws {
    let system = SystemObjects(base: [Self.cart("cart:1")], spot: [Self.cart("cart:2"), Self.scaler])
    var source = source
    source.destination.own = ["spot": "https://spot.example.com"]
    let files = try nodes(of: ArgoCDApplications(system, from: source).files)
    let set = try #require(files["applicationset.yaml"]?["spec"])
    #expect(set["templatePatch"] == "spec: {{ toJson .spec }}\n")
    let elements = set[NodePath([.key("generators"), .index(0), .key("list"), .key("elements")])]
    #expect(elements?[NodePath([.index(0), .key("spec")])] == [:])
    #expect(elements?[NodePath([.index(1), .key("spec")])] == ["ignoreDifferences": Self.replicas])
    #expect(set["template"]?["spec"]?["ignoreDifferences"] == nil)
  }

  @Test func `a set's template renders the profiles' Applications`() throws {
    let system = SystemObjects(
      profiles: [
        ProfileObjects("base", [Self.namespace, Self.cart("cart:1")], application: "a", release: "a"),
        ProfileObjects(
          "spot", [Self.namespace, Self.cart("cart:2"), Self.scaler], namespace: "spot", application: "b",
          release: "b"),
      ])
    for form in GitOpsSource.Form.allCases {
      var source = source
      source.form = form
      let files = try nodes(of: ArgoCDApplications(system, from: source).files)
      let set = try #require(files["applicationset.yaml"]?["spec"])
      guard
        case .list(let elements)? = set[
          NodePath([.key("generators"), .index(0), .key("list"), .key("elements")])]
      else { continue }
      #expect(elements.count == 2)
      for element in elements {
        let profile = try #require(element["profile"]?.text)
        guard case .map(var spec)? = set["template"]?["spec"]?.filled(from: element) else { continue }
        if case .map(let own)? = element["spec"] { spec.merge(own) }
        #expect(.map(spec) == files["application-\(profile).yaml"]?["spec"])
        #expect(
          set["template"]?["metadata"]?["name"]?.filled(from: element)
            == files["application-\(profile).yaml"]?["metadata"]?["name"])
      }
    }
  }

  @Test func `releases of several profiles have unique names and namespaces`() throws {
    let system = SystemObjects(
      profiles: [
        ProfileObjects("dev", [], namespace: "shop-dev"),
        ProfileObjects("staging", [], namespace: "shop-staging"),
      ])
    let files = try nodes(of: FluxReleases(system, from: source).files)
    for profile in ["dev", "staging"] {
      let release = try #require(files["helmrelease-\(profile).yaml"])
      #expect(release["metadata"]?["name"] == .string("shop-\(profile)"))
      #expect(release["spec"]?["targetNamespace"] == .string("shop-\(profile)"))
    }
    let argoCD = try nodes(of: ArgoCDApplications(system, from: source).files)
    #expect(
      argoCD["application-staging.yaml"]?["spec"]?["destination"]?["namespace"] == "shop-staging")
    #expect(
      argoCD["applicationset.yaml"]?["spec"]?["template"]?["spec"]?["destination"]?["namespace"]
        == "{{.namespace}}")
  }

  @Test(arguments: [
    (GitOpsSource.Form.kustomize, "./deploy/shop/kustomize/overlays/spot"),
    (.manifests, "./deploy/shop/manifests/spot"),
  ]) func `Flux applies overlays and manifests with a Kustomization`(
    _ form: GitOpsSource.Form, _ path: String
  ) throws {
    var source = source
    (source.form, source.path) = (form, "./deploy/<app>/")
    let system = SystemObjects(base: [Self.cart("cart:1")], spot: [Self.cart("cart:2"), Self.scaler])
    let files = try nodes(of: FluxReleases(system, from: source).files)
    #expect(
      files.keys.sorted() == ["gitrepository.yaml", "kustomization-base.yaml", "kustomization-spot.yaml"])
    let spec = try #require(files["kustomization-spot.yaml"]?["spec"])
    #expect(spec["path"]?.text == path && spec["prune"] == true)
    #expect(
      spec["ignore"] == [
        [
          "paths": ["/spec/replicas"],
          "target": ["group": "apps", "kind": "Deployment", "name": "cart", "namespace": "shop"],
        ]
      ])
  }

  @Test func `a HelmRelease creates the namespace if the chart does not`() throws {
    let declared = try nodes(
      of: FluxReleases(SystemObjects(base: [Self.namespace], spot: [Self.namespace]), from: source).files)
    #expect(declared["helmrelease-spot.yaml"]?["spec"]?["install"]?["createNamespace"] == false)
    let files = try nodes(of: FluxReleases(SystemObjects(base: [], spot: []), from: source).files)
    let spec = try #require(files["helmrelease-spot.yaml"]?["spec"])
    #expect(spec["install"]?["createNamespace"] == true)
    #expect(
      spec["chart"]?["spec"]?["valuesFiles"] == [
        "./charts/shop/helm/values.yaml", "./charts/shop/helm/values-spot.yaml",
      ])
  }

  @Test(
    arguments: [
      ("main", ["branch": "main"]), ("refs/tags/v1", ["name": "refs/tags/v1"]),
      (
        "0123456789abcdef0123456789abcdef01234567", ["commit": "0123456789abcdef0123456789abcdef01234567"]
      ),
    ] as [(String, Node)]) func `Flux distinguishes branches, references and commits`(
      _ revision: String, _ reference: Node
    ) throws
  {
    var source = source
    source.revision = revision
    let files = try nodes(of: FluxReleases(SystemObjects(base: [], spot: []), from: source).files)
    #expect(files["gitrepository.yaml"]?["spec"]?["ref"] == reference)
  }
}

extension Node {
  /// The tree with a list generator's parameters inserted, as by Go templates.
  fileprivate func filled(from element: Node) -> Node {
    switch self {
    case .map(let map):
      return .map(NodeMap(uniqueEntries: map.map { .init($0.key, $0.value.filled(from: element)) }))
    case .list(let list): return .list(list.map { $0.filled(from: element) })
    case .string(var text):
      for name in ["profile", "server", "values", "namespace", "release", "name"] {
        text = text.replacing("{{.\(name)}}", with: element[name]?.text ?? "{{.\(name)}}")
      }
      return .string(text)
    default: return self
    }
  }
}
