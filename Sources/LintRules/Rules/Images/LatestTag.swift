internal import Diagnostics

/// An image whose tag moves.
struct LatestTag: Rule {
  static let card = RuleCard(
    id: "latest-tag", .warning, in: .default,
    summary: "An image without a fixed tag is another program tomorrow.",
    why: """
      What runs depends on when a node pulled the image: pods of one workload may differ, and a rollback brings back
      nothing.
      """,
    fix: "name a version as the tag, or a digest",
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
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    guard !container.image.isEmpty, container.image != "auto" else { return [] }
    let image = ImageName(container.image)
    guard image.digest == nil, image.tag == nil || image.tag == "latest" else { return [] }
    let found = image.tag == nil ? "has no tag" : "has the tag 'latest'"
    return [finding(at: container["image"], "the image '\(container.image)' \(found), expected a version")]
  }
}
