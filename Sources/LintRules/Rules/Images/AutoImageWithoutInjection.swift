internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct AutoImageWithoutInjection: Rule {
  static let card = RuleCard(
    id: "auto-image-without-injection", topic: .images, .error, in: .default,
    summary: "Container uses the image 'auto' in a pod without sidecar injection",
    why:
      "Sidecar injection replaces the image 'auto' with the image of the proxy. Without injection, the kubelet tries to pull an image named 'auto' and fails. The container does not start, and the pod does not become ready.",
    fix:
      "set the label sidecar.istio.io/inject to \"true\" in the pod template. If the namespace has the label istio-injection with a value other than 'enabled', also remove that label. In a mesh without a default revision, also set the label istio.io/rev in the pod template to the name of the revision",
    specFix:
      "set the label sidecar.istio.io/inject to \"true\" with '.podLabels(…)'. If the namespace has the label istio-injection with a value other than 'enabled', also remove that label. In a mesh without a default revision, also set the label istio.io/rev with '.podLabels(…)' to the name of the revision",
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
      .failing(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {istio-injection: disabled}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: istio-proxy, namespace: shop}
        spec:
          template:
            metadata: {labels: {sidecar.istio.io/inject: "true"}}
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
    guard container.image == "auto" else { return [] }
    let pod = container.workload.template["metadata"]
    let namespace = context.manifest(NamespaceObject.type, "", container.workload.namespace)
    let labels = namespace?.root["metadata"]["labels"].textMap ?? [:]
    // The webhooks of the injection skip every pod of such a namespace, even one with the label "true".
    let isSkipped = labels[InjectionKey.namespace].map { $0 != "enabled" } ?? false
    let isRefused =
      (pod["labels"][InjectionKey.pod].text ?? pod["annotations"][InjectionKey.pod].text) == "false"
    // Without a label on the namespace, only a label of the pod requests the injection, not an annotation.
    let isRequested =
      pod["labels"][InjectionKey.pod].text == "true" || pod["labels"][InjectionKey.revision].exists
      || labels[InjectionKey.namespace] == "enabled" || labels[InjectionKey.revision] != nil
    guard isSkipped || isRefused || !isRequested && (namespace != nil || context.isWhole) else { return [] }
    // The labels of the pods are in the pod template, or in a modifier of a spec.
    func fixOfSkipped(_ place: String) -> String? {
      guard isSkipped else { return nil }
      return
        "remove the label \(InjectionKey.namespace) from Namespace/\(container.workload.namespace), and set the label \(InjectionKey.pod) to \"true\" \(place). In a mesh without a default revision, also set the label \(InjectionKey.revision) \(place) to the name of the revision"
    }
    return [
      finding(
        at: container["image"],
        "\(container.title) has the image 'auto', but sidecar injection is not enabled for the pod",
        fix: fixOfSkipped("in the pod template"), specFix: fixOfSkipped("with '.podLabels(…)'"))
    ]
  }
}
