internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct ImageWithoutDigest: Rule {
  static let card = RuleCard(
    id: "image-without-digest", .info, in: nil,
    summary: "Container image is not pinned to a digest",
    why:
      "A tag can be moved to another image. Anyone who can push to the registry can change what the next pod runs, although the manifest stays the same.",
    fix: "append the digest of the tested image to the image, as in name:tag@sha256:…",
    specFix: "add the digest to the image: 'name:tag@sha256:…', or run 'portolan images --write'",
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
    guard !container.image.isEmpty, container.image != "auto", ImageReference(container.image).digest == nil
    else {
      return []
    }
    return [finding(at: container["image"], "image '\(container.image)' has no digest")]
  }
}
