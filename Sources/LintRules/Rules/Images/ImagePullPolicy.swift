internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct ImagePullPolicy: Rule {
  static let card = RuleCard(
    id: "image-pull-policy", topic: .images, .info, in: nil,
    summary: "Container does not use 'imagePullPolicy: Always'",
    why:
      "With another policy, the kubelet starts an image that is already on the node without asking the registry. A pod can then run an old image under a tag that has moved. Unless the kubelet verifies pull credentials, a pod can also run a private image that another tenant pulled. Images with a digest are not reported. Images without a tag or with the tag latest are reported only if the container sets another policy.",
    fix:
      "set the container's imagePullPolicy to Always. The container then cannot start while the registry does not answer. If the image exists only on the nodes, keep the policy and allow the finding with a reason",
    specFix:
      "add 'ImagePullPolicy.always' to the container, which then cannot start while the registry does not answer. If the image exists only on the nodes, keep the policy and allow the finding with a reason",
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

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let policy = container["imagePullPolicy"]
    let image = ImageReference(container.image)
    // A digest identifies the image, regardless of the pull policy.
    guard image.digest == nil else { return [] }
    let used = policy.text ?? ImagePullDefault.policy(for: container.image)
    guard !container.image.isEmpty, used != "Always" else { return [] }
    let origin = policy.text == nil ? " (the default)" : ""
    return [
      finding(
        at: policy, "\(container.title) uses the imagePullPolicy '\(used)'\(origin) instead of 'Always'",
        // The registry may not have an image that the nodes must not pull.
        repair: policy.text == "Never" ? nil : .set(.string("Always")))
    ]
  }
}
