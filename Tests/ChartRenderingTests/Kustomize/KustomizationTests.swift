import ManifestTree
import TestSupport
import Testing

@testable import ChartRendering

/// The content of an overlay, and the objects that Kustomize builds from it.
@Suite struct KustomizationTests {
  /// Objects of the first profile and of another one, with the files of the other one's overlay.
  struct Example: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let base: [Object]
    let spot: [Object]
    /// The files of the overlay, without their header, by name.
    let files: [String: String]

    init(_ sentence: String, from base: [Object], to spot: [Object], _ files: [String: String]) {
      (testDescription, self.base, self.spot, self.files) = (sentence, base, spot, files)
    }
  }

  private static func cart(_ image: String, env: [Node] = []) -> Object {
    .deployment("cart", ["containers": [["name": "cart", "image": .string(image), "env": .list(env)]]])
  }

  private static let head = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n"
  private static let merged =
    head + "  - ../../base\npatches:\n  - path: patches/cart.yaml\n"
  private static func operations(_ kind: String, _ operations: String) -> String {
    let group = kind == "Deployment" ? "      group: apps\n" : ""
    return head + "  - ../../base\npatches:\n  - target:\n\(group)      version: v1\n      kind: \(kind)\n"
      + "      name: cart\n      namespace: shop\n    patch: |\n\(operations)"
  }
  private static func merge(_ fields: String) -> String {
    "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: cart\n  namespace: shop\nspec:\n"
      + "  template:\n    spec:\n\(fields)"
  }
  private static func settings(_ data: NodeMap) -> Object {
    Object("v1", "ConfigMap", "cart", ["data": .map(data)])
  }

  private static func letters(_ letters: String) -> [Node] {
    letters.map { .string(String(repeating: $0, count: 20)) }
  }

  static let examples = [
    Example(
      "equal profiles have no differences", from: [cart("cart:1")], to: [cart("cart:1")],
      ["kustomization.yaml": head + "  - ../../base\n"]),
    Example(
      "fields are merged, and null removes one",
      from: [.deployment("cart", ["hostname": "a", "priority": 1, "containers": [["name": "cart"]]])],
      to: [.deployment("cart", ["hostname": "b", "containers": [["name": "cart"]], "schedulerName": "s"])],
      [
        "kustomization.yaml": merged,
        "patches/cart.yaml": merge("      hostname: b\n      schedulerName: s\n      priority: null\n"),
      ]),
    Example(
      "a changed element at the front is named by its key",
      from: [cart("cart:1", env: [["name": "A", "value": "1"], ["name": "B", "value": "2"]])],
      to: [cart("cart:1", env: [["name": "A", "value": "3"], ["name": "B", "value": "2"]])],
      [
        "kustomization.yaml": merged,
        "patches/cart.yaml": merge(
          "      containers:\n        - name: cart\n          env:\n            - name: A\n"
            + "              value: \"3\"\n"),
      ]),
    Example(
      "a removed element is deleted by its key",
      from: [cart("cart:1", env: [["name": "A", "value": "1"], ["name": "B", "value": "2"]])],
      to: [cart("cart:1", env: [["name": "B", "value": "2"]])],
      [
        "kustomization.yaml": merged,
        "patches/cart.yaml": merge(
          "      containers:\n        - name: cart\n          env:\n            - name: A\n"
            + "              $patch: delete\n"),
      ]),
    Example(
      "reordered elements are listed in their order",
      from: [cart("cart:1", env: [["name": "A", "value": "1"], ["name": "B", "value": "2"]])],
      to: [cart("cart:1", env: [["name": "B", "value": "2"], ["name": "A", "value": "1"]])],
      [
        "kustomization.yaml": merged,
        "patches/cart.yaml": merge(
          "      containers:\n        - name: cart\n          env:\n            - name: B\n"),
      ]),
    Example(
      "a long list without keys is changed with an operation",
      from: [Object("v1", "ConfigMap", "cart", ["list": .list(letters("abcdefgh"))])],
      to: [Object("v1", "ConfigMap", "cart", ["list": .list(letters("acdefghk"))])],
      [
        "kustomization.yaml": operations(
          "ConfigMap",
          "      - op: remove\n        path: /list/1\n      - op: add\n        path: /list/-\n"
            + "        value: kkkkkkkkkkkkkkkkkkkk\n")
      ]),
    Example(
      "a value that a strategic merge would drop is replaced with an operation",
      from: [settings(["a/b~c": "1"])], to: [Object("v1", "ConfigMap", "cart", ["data": [:]])],
      [
        "kustomization.yaml": operations("ConfigMap", "      - op: remove\n        path: /data/a~1b~0c\n")
      ]),
    Example(
      "a string of several lines at the end of operations keeps its line feed",
      from: [settings(["a": "1"])], to: [settings(["a": "1", "$patch": "x\n"])],
      [
        "kustomization.yaml": operations(
          "ConfigMap", "      [{\"op\":\"add\",\"path\":\"/data/$patch\",\"value\":\"x\\n\"}]\n")
      ]),
    Example(
      "an image that changes everywhere is not a patch", from: [cart("example.com:80/cart:1")],
      to: [cart("example.com:80/cart:2")],
      [
        "kustomization.yaml": head
          + "  - ../../base\nimages:\n  - name: example.com:80/cart\n    newTag: \"2\"\n"
      ]),
    Example(
      "an image can get another name and a digest", from: [cart("cart:1")],
      to: [cart("example.com/cart@sha256:0a")],
      [
        "kustomization.yaml": head
          + "  - ../../base\nimages:\n  - name: cart\n    newName: example.com/cart\n    digest: sha256:0a\n"
      ]),
    Example(
      "an image that changes in only one place is patched there", from: [cart("cart:1"), .job("cart:1")],
      to: [cart("cart:2"), .job("cart:1")],
      [
        "kustomization.yaml": merged,
        "patches/cart.yaml": merge("      containers:\n        - name: cart\n          image: cart:2\n"),
      ]),
    Example(
      "objects are added and removed", from: [cart("cart:1"), settings(["a": "1"])],
      to: [cart("cart:1"), Object("v1", "Secret", "cart")],
      [
        "kustomization.yaml": head + "  - ../../base\n  - cart.yaml\npatches:\n  - patch: |\n"
          + "      apiVersion: v1\n      kind: ConfigMap\n      metadata:\n        name: cart\n"
          + "        namespace: shop\n      $patch: delete\n",
        "cart.yaml": "apiVersion: v1\nkind: Secret\nmetadata:\n  name: cart\n  namespace: shop\n",
      ]),
    Example(
      "a different API version is an operation",
      from: [Object("networking.istio.io/v1beta1", "Gateway", "cart", ["spec": ["a": 1]])],
      to: [Object("networking.istio.io/v1", "Gateway", "cart", ["spec": ["a": 1]])],
      [
        "kustomization.yaml": head + "  - ../../base\npatches:\n  - target:\n"
          + "      group: networking.istio.io\n      version: v1beta1\n      kind: Gateway\n"
          + "      name: cart\n      namespace: shop\n    patch: |\n      - op: replace\n"
          + "        path: /apiVersion\n        value: networking.istio.io/v1\n"
      ]),
  ]

  @Test(arguments: examples) func `an overlay is minimal`(_ example: Example) throws {
    let files = RenderedKustomization(SystemObjects(base: example.base, spot: example.spot)).files
    var found: [String: String] = [:]
    for file in files where file.name.hasPrefix("overlays/spot/") {
      let lines = String(decoding: try file.bytes, as: UTF8.self).split(separator: "\n", maxSplits: 1)
      #expect(lines.first == "# Rendered by portolan from the spec of shop; change the spec, not this file.")
      found[String(file.name.dropFirst("overlays/spot/".count))] = lines.last.map(String.init)
    }
    #expect(found == example.files)
  }

  @Test(.enabled(if: Kubectl.isInstalled, "\(Kubectl.absence)"), arguments: examples)
  func `Kustomize builds each profile from its overlay`(_ example: Example) throws {
    let files = RenderedKustomization(SystemObjects(base: example.base, spot: example.spot)).files
    #expect(try Kubectl.build(files, overlay: "base") == example.base.byIdentity)
    #expect(try Kubectl.build(files, overlay: "spot") == example.spot.byIdentity)
  }

  @Test(.enabled(if: Kubectl.isInstalled, "\(Kubectl.absence)"))
  func `an overlay moves only the objects in the base's namespace`() throws {
    let elsewhere = Self.settings(["a": "1"]).moved(to: "elsewhere")
    let base = [Self.cart("cart:1"), Self.settings(["a": "1"]), elsewhere]
    let dev = [Self.cart("cart:2").moved(to: "dev"), Self.settings(["a": "2"]).moved(to: "dev"), elsewhere]
    let system = SystemObjects(
      profiles: [ProfileObjects("base", base), ProfileObjects("dev", dev, namespace: "dev")])
    let files = RenderedKustomization(system).files
    #expect(try Kubectl.build(files, overlay: "dev") == dev.byIdentity)
    let overlay = try #require(files.first { $0.name == "overlays/dev/kustomization.yaml" })
    #expect(
      String(decoding: try overlay.bytes, as: UTF8.self).contains(
        "  - target:\n      namespace: shop\n    patch: |\n      - op: replace\n        path: /metadata/namespace\n        value: dev\n"
      ))
  }

  @Test(.enabled(if: Kubectl.isInstalled, "\(Kubectl.absence)"))
  func `objects that a profile leaves in the base's namespace are not moved`() throws {
    let dev = [Self.cart("cart:1").moved(to: "dev"), Self.settings(["a": "2"])]
    let base = [Self.cart("cart:1"), Self.settings(["a": "1"])]
    let system = SystemObjects(
      profiles: [ProfileObjects("base", base), ProfileObjects("dev", dev, namespace: "dev")])
    let files = RenderedKustomization(system).files
    #expect(try Kubectl.build(files, overlay: "dev") == dev.byIdentity)
  }

  @Test(.enabled(if: Kubectl.isInstalled, "\(Kubectl.absence)"))
  func `an overlay without common objects does not refer to the base`() throws {
    let dev = [Object("v1", "ConfigMap", "dev-cart", ["data": ["a": "1"]])]
    let files = RenderedKustomization(SystemObjects(base: [Self.settings(["a": "1"])], spot: dev)).files
    #expect(try Kubectl.build(files, overlay: "spot") == dev.byIdentity)
    let overlay = try #require(files.first { $0.name == "overlays/spot/kustomization.yaml" })
    #expect(!String(decoding: try overlay.bytes, as: UTF8.self).contains("../../base"))
  }

  @Test func `a service can have the name of Kustomize's own file`() {
    let objects = [Self.settings(["a": "1"])]
    let system = SystemObjects(
      profiles: [
        ProfileObjects(
          profile: "base", application: "shop", release: "shop", namespace: "shop",
          files: [FileObjects(file: "kustomization", objects: objects)])
      ])
    #expect(
      RenderedKustomization(system).files.map(\.name) == [
        "base/kustomization.objects.yaml", "base/kustomization.yaml", "overlays/base/kustomization.yaml",
      ])
  }
}

extension Object {
  fileprivate func moved(to namespace: String) -> Object {
    var object = self
    object.identity.namespace = namespace
    if case .map(var map) = node {
      map["metadata"] = ["name": .string(identity.name), "namespace": .string(namespace)]
      object.node = .map(map)
    }
    return object
  }

  fileprivate static func job(_ image: String) -> Object {
    Object(
      "batch/v1", "Job", "cart",
      ["spec": ["template": ["spec": ["containers": [["name": "cart", "image": .string(image)]]]]]])
  }
}
