internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct ImageWithoutDigest: Rule {
  static let card = RuleCard(
    id: "image-without-digest", topic: .images, .info, in: nil,
    summary: "Container image is not pinned to a digest",
    why:
      "Unless the registry makes tags immutable, a tag can be moved to another image. Anyone who can push that tag can change what the next pod runs, although the manifest stays the same.",
    fix:
      "append the digest of the tested image to the value of 'image', as in 'name:tag@sha256:…'. For nodes of several architectures, use the digest of the image index",
    specFix:
      "append the digest of the tested image to the image reference, as in 'name:tag@sha256:…', in the spec or with 'portolan images --set … --write'. For nodes of several architectures, use the digest of the image index",
    covers: CompatibleIDs(checkov: ["CKV_K8S_43"]),
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
                image: web:1.0  # flagged
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
                image: web:1.0@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    // Istio replaces the image 'auto'.
    guard !container.image.isEmpty, container.image != "auto", ImageReference(container.image).digest == nil
    else {
      return []
    }
    return [finding(at: container["image"], "image '\(container.image)' has no digest")]
  }
}
