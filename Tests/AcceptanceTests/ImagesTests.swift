import Foundation
import TestSupport
import Testing

/// Images that `images.yaml` replaces, and the command that edits this file.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct ImagesTests {
  private static let spec = """
    import Portolan

    @main
    struct Shop: App {
      let name = "shop"

      func services(in profile: Profile) -> [Service] {
        Service("cart", image: "example.com/shop/cart:1.0") {
          Sidecar("proxy", image: "example.com:5000/proxy@sha256:\(String(repeating: "a", count: 64))")
        }
        .withoutDefaults(because: "the test compares images")
        Service("web", image: "example.com/shop/web:1.0")
      }
    }
    """

  private func bench(_ list: String?) throws -> Workbench {
    let bench = try Workbench(["shop/App.swift": Self.spec])
    if let list { try bench.write(list, to: "shop/images.yaml") }
    return bench
  }

  private func images(_ bench: Workbench, spec: String = "shop") throws -> [String] {
    let outcome = try bench.portolan("render", spec)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    return outcome.text.matches(of: /image: (\S+)/).map { String($0.1) }
  }

  @Test func `every command warns of an entry for an image that no container uses`() throws {
    let bench = try bench("- name: example.com/shop/cartt\n  newTag: '2'\n")
    for command in [["images", "shop"], ["render", "shop"]] {
      let outcome = try bench.portolan(command)
      #expect(outcome.exitCode == 0)
      #expect(
        outcome.errors.contains(
          "shop/images.yaml:1:3: warning: no container of the spec uses the image 'example.com/shop/cartt'"),
        "\(outcome.errors)")
      #expect(outcome.errors.contains("did you mean 'example.com/shop/cart'?"))
    }
  }

  static let lists = [
    "- name: example.com/shop/cart\n  newTag: '1.10'\n",
    "images:\n- name: example.com/shop/cart\n  newName: mirror.example.com/cart\n",
    "images:\n- name: example.com/shop/cart\n  digest: sha256:\(String(repeating: "b", count: 64))\n",
    "images:\n- name: example.com:5000/proxy\n  newTag: v2 # {\"$imagepolicy\": \"flux-system:proxy:tag\"}\n",
    """
    images:
    - name: example.com/shop/cart
      newName: example.com/shop/basket
      newTag: 2.0.1
    - name: example.com/shop/basket
      newTag: 2.0.2
      digest: sha256:\(String(repeating: "c", count: 64))
    """,
    "images:\n- name: example.com/shop/cart\n  newName: mirror.example.com/cart\n  tagSuffix: -alpine\n",
  ]

  @Test(.enabled(if: Kubectl.isInstalled, "\(Kubectl.absence)"), arguments: lists)
  func `images are replaced as kubectl kustomize replaces them`(_ list: String) throws {
    let plain = try bench(nil)
    let entries = list.hasPrefix("images:") ? list : "images:\n\(list)"
    try plain.write("resources: [shop.yaml]\n\(entries)", to: "kustomize/kustomization.yaml")
    try plain.write(plain.portolan("render", "shop").text, to: "kustomize/shop.yaml")
    let expected = try Kubectl.run(["kustomize", plain.url("kustomize").path]).text
    #expect(
      try Set(images(bench(list))) == Set(expected.matches(of: /image: (\S+)/).map { String($0.1) }))
  }

  @Test func `a compiled spec keeps its list of images`() throws {
    let bench = try bench("images: [{name: example.com/shop/web, newTag: '7'}]\n")
    #expect(try bench.portolan("build", "shop", "-o", "shop.portolan").exitCode == 0)
    let expected = try images(bench)
    #expect(expected.contains("example.com/shop/web:7"))
    try FileManager.default.removeItem(at: bench.url("shop"))
    #expect(try images(bench, spec: "shop.portolan") == expected)
  }

  @Test(arguments: [
    (
      "images:\n- name: example.com/shop/cart\n  newTag: 1.10\n",
      "shop/images.yaml:3:3: error: newTag must be a string, not 1.1"
    ),
    ("images:\n- name: example.com/shop/cart\n  newtag: a\n", "did you mean 'newTag'?"),
    ("images:\n- newTag: a\n", "shop/images.yaml:2:3: error: expected a map with the key 'name'"),
    ("imges: []\n", "did you mean 'images'?"),
    ("images: {}\n", "expected a list of images"),
    ("images:\n- name: example.com/shop/cart:1.0\n  newTag: a\n", "invalid name"),
    ("images:\n- {name: a, newTag: b}\n- {name: a, newTag: c}\n", "image 'a' is listed twice"),
    ("images: [\n", "shop/images.yaml:2:1: error:"),
    ("images:\n- nam: redis\n  newTag: 1.10\n", "did you mean 'name'?"),
    ("images:\n- nam: redis\n  newTag: 1.10\n", "shop/images.yaml:3:3: error: newTag must be a string"),
    (
      "images:\n- name: null\n  newTag: a\n",
      "shop/images.yaml:2:3: error: expected a map with the key 'name'"
    ),
    (
      "images:\n- {name: a, tagSuffix: -b, newTag: c}\n",
      "shop/images.yaml:2:13: error: tagSuffix has no effect in an entry with newTag"
    ),
    ("images: []\n---\nimages: []\n", "the file has a second YAML document"),
  ])
  func `errors in the list are reported at their positions`(_ list: String, _ expected: String) throws {
    let outcome = try bench(list).refusal(["render", "shop"])
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains(expected), "\(outcome.errors)")
  }

  @Test func `an entry that matches no image causes a warning with a suggestion`() throws {
    let outcome = try bench("images: [{name: example.com/shop/crat, newTag: b}]\n").portolan("render", "shop")
    #expect(outcome.exitCode == 0)
    #expect(
      outcome.errors.contains("shop/images.yaml:1:10: warning: no container of the spec uses the image"))
    #expect(outcome.errors.contains("did you mean 'example.com/shop/cart'?"))
  }

  @Test func `images are shown with the images that they replace`() throws {
    let outcome = try bench("images: [{name: example.com/shop/web, newTag: '7'}]\n").portolan(
      "images", "shop")
    #expect(
      outcome.text == """
        cart        example.com/shop/cart:1.0
        cart/proxy  example.com:5000/proxy@sha256:\(String(repeating: "a", count: 64))
        web         example.com/shop/web:7  (replaces example.com/shop/web:1.0)

        """)
  }

  private static let digest = "sha256:\(String(repeating: "d", count: 64))"

  /// Lists before and after an edit, with the new image of `web`.
  private static let edits: [(before: String, image: String, after: String)] = [
    ("images: [] # x\n", "2", "images: # x\n  - name: example.com/shop/web\n    newTag: \"2\"\n"),
    (
      "apiVersion: v1\nkind: Kustomization\nimages: []\n", "2",
      "apiVersion: v1\nkind: Kustomization\nimages:\n  - name: example.com/shop/web\n    newTag: \"2\"\n"
    ),
    (
      "# a\nimages:\n  # b\n", "2",
      "# a\nimages:\n  - name: example.com/shop/web\n    newTag: \"2\"\n  # b\n"
    ),
    (
      "# a\n  # b\n", "2", "# a\n  # b\nimages:\n  - name: example.com/shop/web\n    newTag: \"2\"\n"
    ),
    ("[] # x\n", "2", "# x\n- name: example.com/shop/web\n  newTag: \"2\"\n"),
    (
      "kind: Kustomization", "2",
      "kind: Kustomization\nimages:\n  - name: example.com/shop/web\n    newTag: \"2\"\n"
    ),
    (
      "images: [{name: example.com/shop/cart, newTag: a}] # x\n", "2",
      "images: [{name: example.com/shop/cart, newTag: a}, "
        + "{\"name\":\"example.com/shop/web\",\"newTag\":\"2\"}] # x\n"
    ),
    ("{\"images\": []}", "2", "{\"images\": [{\"name\":\"example.com/shop/web\",\"newTag\":\"2\"}]}"),
    (
      "images:\r\n- name: example.com/shop/cart\r\n  newTag: a\r\n", "2",
      "images:\r\n- name: example.com/shop/cart\r\n  newTag: a\r\n"
        + "- name: example.com/shop/web\r\n  newTag: \"2\"\r\n"
    ),
    (
      "images:\n- name: example.com/shop/web\n  newTag: a # why\n", digest,
      "images:\n- name: example.com/shop/web\n  digest: \"\(digest)\" # why\n"
    ),
    (
      "images:\n- name: example.com/shop/web\n  tagSuffix: -a\n", "2",
      "images:\n- name: example.com/shop/web\n  newTag: \"2\"\n"
    ),
    (
      "images:\n- name: example.com/shop/web\n  newTag: a\n---\n", "2",
      "images:\n- name: example.com/shop/web\n  newTag: \"2\"\n---\n"
    ),
  ]

  @Test func `an edit changes only the lines of its image`() throws {
    let bench = try bench(nil)
    for edit in Self.edits {
      try bench.write(edit.before, to: "shop/images.yaml")
      let image = "example.com/shop/web\(edit.image == Self.digest ? "@" : ":")\(edit.image)"
      let outcome = try bench.portolan("images", "shop", "--set", "web=\(image)")
      #expect(outcome.exitCode == 0, "\(edit.before): \(outcome.errors)")
      #expect(outcome.text == edit.after)
    }
  }

  @Test func `a marker is removed with a warning if its field is replaced`() throws {
    let marker = "# {\"$imagepolicy\": \"flux-system:web:tag\"}"
    let bench = try bench("images:\n- name: example.com/shop/web\n  newTag: a \(marker)\n  # b\n")
    let outcome = try bench.portolan("images", "shop", "--set", "web=example.com/shop/web@\(Self.digest)")
    #expect(outcome.exitCode == 0)
    #expect(outcome.text == "images:\n- name: example.com/shop/web\n  digest: \"\(Self.digest)\"\n  # b\n")
    #expect(
      outcome.errors.contains(
        "shop/images.yaml:3:13: warning: the marker '\(marker)' is removed with newTag"),
      "\(outcome.errors)")

    let both = "images:\n- name: example.com/shop/web\n  newTag: a # old\n  digest: \(Self.digest) # pinned\n"
    try bench.write(both, to: "shop/images.yaml")
    let second = try bench.portolan("images", "shop", "--set", "web=example.com/shop/web:a")
    #expect(second.text == "images:\n- name: example.com/shop/web\n  newTag: a # old\n")
    #expect(second.errors.contains("the comment '# pinned' is removed with digest"), "\(second.errors)")
  }

  @Test(arguments: [
    ("web=example.com/shop/web", "has no tag and no digest"), ("web=redis:9:9", "invalid image 'redis:9:9'"),
    ("web=Redis:9", "invalid image 'Redis:9'"), ("web=a..b:1", "invalid image 'a..b:1'"),
  ])
  func `an image without a version or with an invalid name is rejected`(_ set: String, _ message: String)
    throws
  {
    let outcome = try bench(nil).refusal(["images", "shop", "--set", set, "--write"])
    #expect(outcome.exitCode == 64)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func `a list with another file name extension causes a warning`() throws {
    let bench = try bench(nil)
    try bench.write("images: []\n", to: "shop/images.yml")
    let outcome = try bench.portolan("render", "shop")
    #expect(outcome.exitCode == 0)
    #expect(
      outcome.errors.contains("shop/images.yml:1:1: warning: 'shop/images.yml' is ignored"),
      "\(outcome.errors)")
  }

  @Test func `an edit keeps comments and markers`() throws {
    let bench = try bench(
      """
      # Who edits this: Flux.
      images:
        # The cart.
        - name: example.com/shop/cart
          newTag: "1.1"  # {"$imagepolicy": "flux-system:cart:tag"}
      # The end.

      """)
    let edit = [
      "images", "shop", "--set", "cart=example.com/shop/cart:1.20", "--set", "web=mirror.example.com/web:3",
      "--write",
    ]
    let outcome = try bench.portolan(edit)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let text = try String(contentsOf: bench.url("shop/images.yaml"), encoding: .utf8)
    #expect(
      text == """
        # Who edits this: Flux.
        images:
          # The cart.
          - name: example.com/shop/cart
            newTag: "1.20"  # {"$imagepolicy": "flux-system:cart:tag"}
          - name: example.com/shop/web
            newName: mirror.example.com/web
            newTag: "3"
        # The end.

        """)
    #expect(try images(bench).contains("mirror.example.com/web:3"))
  }

  @Test func `the images of a compiled spec cannot be changed`() throws {
    let bench = try bench(nil)
    #expect(try bench.portolan("build", "shop", "-o", "out/shop.portolan").exitCode == 0)
    let set = ["images", "out/shop.portolan", "--set", "web=example.com/shop/web:2"]
    #expect(try bench.portolan(set).text.contains("newTag: \"2\""))
    let outcome = try bench.refusal(set + ["--write"])
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains("cannot change the images of the compiled spec 'out/shop.portolan'"))
    #expect(outcome.errors.contains("change images.yaml beside the source and build the spec again"))
  }

  @Test func `a new list is printed, and written on request`() throws {
    let bench = try bench(nil)
    let set = ["images", "shop", "--set", "cart/proxy=example.com:5000/proxy:2"]
    let expected = "images:\n  - name: example.com:5000/proxy\n    newTag: \"2\"\n"
    #expect(try bench.portolan(set).text == expected)
    #expect(!FileManager.default.fileExists(atPath: bench.url("shop/images.yaml").path))
    let written = try bench.portolan(set + ["--write"])
    #expect(written.exitCode == 0 && written.text == "")
    #expect(written.errors == "wrote 'shop/images.yaml'\n")
    #expect(try String(contentsOf: bench.url("shop/images.yaml"), encoding: .utf8) == expected)
    #expect(
      try bench.refusal(["images", "shop", "--set", "crat=a:1"]).errors.contains("did you mean 'cart'?"))
    #expect(try bench.refusal(["images", "shop", "--set", "cart=a b"]).exitCode == 64)
  }
}
