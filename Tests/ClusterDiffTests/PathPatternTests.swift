import ManifestTree
import Testing

@testable import ClusterDiff

@Suite struct PathPatternTests {
  private static let image = NodePath([
    .key("spec"), .key("template"), .key("spec"), .key("containers"), .element([.init("name", "web")]),
    .key("image"),
  ])

  @Test(arguments: [
    "spec", "spec.template", "spec.*.spec", "spec.template.spec.containers[*].image", "**.image",
    "**.containers[name=w*]", "spec.template.spec.containers[name=web].image",
  ])
  func `a pattern matches its path and everything below`(pattern: String) {
    #expect(PathPattern(pattern).matches(Self.image))
  }

  @Test(arguments: [
    "metadata", "spec.image", "**.containers[name=db]", "spec.template.spec.containers[0]", "**.imag",
  ])
  func `a pattern matches nothing else`(pattern: String) {
    #expect(!PathPattern(pattern).matches(Self.image))
  }

  @Test func `a quoted key may contain dots and slashes`() {
    let path = NodePath([.key("metadata"), .key("annotations"), .key("cloud.google.com/neg-status")])
    #expect(PathPattern("metadata.annotations[\"cloud.google.com/*\"]").matches(path))
    #expect(!PathPattern("metadata.annotations[\"cloud.google.com\"]").matches(path))
  }
}
