internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct AutoImageWithoutInjection: Rule {
  static let card = RuleCard(
    id: "auto-image-without-injection", .error, in: .default,
    summary: "Container uses the image 'auto' in a pod without sidecar injection",
    why:
      "Sidecar injection replaces the image `auto` with the image of the proxy. Without injection, the kubelet tries to pull an image named 'auto' and fails, so the pod does not start.",
    fix: "set the label sidecar.istio.io/inject to \"true\" in the pod template",
    covers: CompatibleIDs(istioctl: ["IST0146", "IST0147"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: istio-proxy}
        spec:
          template:
            metadata: {labels: {sidecar.istio.io/inject: "false"}}
            spec:
              containers:
              - name: istio-proxy
                image: auto  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: istio-proxy}
        spec:
          template:
            metadata: {labels: {sidecar.istio.io/inject: "true"}}
            spec:
              containers:
              - name: istio-proxy
                image: auto
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let metadata = container.workload.template["metadata"]
    let namespace = context.manifest(NamespaceObject.type, "", container.workload.namespace)
    let label =
      metadata["labels"][InjectionKey.pod].text
      ?? metadata["annotations"][InjectionKey.pod].text
    guard container.image == "auto", label != "true", label != nil || namespace != nil || context.isWhole
    else { return [] }
    let labels = namespace?.root["metadata"]["labels"].textMap ?? [:]
    guard
      label == "false" || labels[InjectionKey.namespace] != "enabled" && labels[InjectionKey.revision] == nil
    else {
      return []
    }
    return [
      finding(
        at: container["image"],
        "\(container.title) has the image 'auto', but sidecar injection is not enabled for the pod")
    ]
  }
}
