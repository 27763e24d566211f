internal import Diagnostics
internal import ManifestTree

/// An image that is not asked for again.
struct ImagePullPolicy: Rule {
  static let card = RuleCard(
    id: "image-pull-policy", .info, in: nil,
    summary: "Without the pull policy `Always` a node may run an image that it was given for others.",
    why: "A pod can use what another tenant pulled with a secret, and a moved tag is never noticed.",
    fix: "set imagePullPolicy to Always",
    covers: CompatibleIDs(
      kubeScore: ["container-image-pull-policy"],
      polaris: ["pullPolicyNotAlways"],
      checkov: ["CKV_K8S_15"]),
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
                image: web:1.0
                imagePullPolicy: IfNotPresent  # flagged
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
                image: web:1.0
                imagePullPolicy: Always
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let policy = container["imagePullPolicy"]
    let image = ImageName(container.image)
    // Whoever names a digest gets that image, whoever pulled it.
    guard image.digest == nil else { return [] }
    // Without a policy the API takes the tag's: an image without a fixed one is pulled always.
    let isAlways =
      policy.text == "Always" || !policy.exists && [nil, "latest"].contains(image.tag)
    guard !container.image.isEmpty, !isAlways else { return [] }
    return [finding(at: policy, "\(container.title) is not pulled always", repair: .set(.string("Always")))]
  }
}
