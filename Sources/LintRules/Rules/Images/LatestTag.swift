internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct LatestTag: Rule {
  static let card = RuleCard(
    id: "latest-tag", topic: .images, .warning, in: .default,
    summary: "Container image has no tag or uses 'latest'",
    why:
      "For an image reference without a tag or digest, the tag 'latest' is pulled. The tag can point to a different image at each pull. Two pods of one Deployment can then run different code, and a rollback may not restore the old version.",
    fix:
      "set the image to a reference with a version tag or a digest, such as 'example.com/shop/cart:1.4.2'",
    specFix:
      "set the image to a reference with a version tag or a digest, such as 'example.com/shop/cart:1.4.2'. You can use 'portolan images --set … --write' for this change",
    covers: CompatibleIDs(
      kubeLinter: ["latest-tag"], kubeScore: ["container-image-tag"], polaris: ["tagNotSpecified"],
      checkov: ["CKV_K8S_14"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                image: registry.example:5000/web  # flagged
              - name: cache
                image: redis:latest  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                image: registry.example:5000/web:1.4.2
              - name: cache
                image: redis:8.0.3
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    // Istio replaces the image 'auto'.
    guard !container.image.isEmpty, container.image != "auto" else { return [] }
    let image = ImageReference(container.image)
    guard image.isLatest else { return [] }
    let found = image.tag == nil ? "has no tag" : "uses the tag 'latest'"
    return [finding(at: container["image"], "image '\(container.image)' \(found)")]
  }
}
