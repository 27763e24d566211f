internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct DeprecatedIstioAnnotation: Rule {
  static let card = RuleCard(
    id: "deprecated-istio-annotation", topic: .metadata, .info, in: .production,
    summary: "Object has a deprecated Istio annotation",
    why:
      "Istio no longer reads some deprecated annotations, and a later version can stop reading the others. The setting then has no effect, and Istio reports no error.",
    fix:
      "replace sidecar.istio.io/inject with the label of the same name in the pod template, and traffic.sidecar.istio.io/kubevirtInterfaces with istio.io/reroute-virtual-interfaces. Move proxy settings except statsCompression to the annotation proxy.istio.io/config. Before you remove an annotation of alpha.istio.io from a Service, set serviceAccount in the WorkloadEntries of the Service's virtual machines. Remove other deprecated annotations",
    specFix:
      "replace sidecar.istio.io/inject with the label of the same name in '.podLabels(…)', and traffic.sidecar.istio.io/kubevirtInterfaces with istio.io/reroute-virtual-interfaces. Move proxy settings except statsCompression to the annotation proxy.istio.io/config in '.podAnnotations(…)'. Before you remove an annotation of alpha.istio.io from a Service, set serviceAccount in the WorkloadEntries of the Service's virtual machines. Remove other deprecated annotations",
    covers: CompatibleIDs(istioctl: ["IST0135"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata:
              labels: {app: web}
              annotations:
                sidecar.istio.io/statsInclusionPrefixes: cluster.outbound  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata:
              labels: {app: web}
              annotations:
                proxy.istio.io/config: "proxyStatsMatcher: {inclusionPrefixes: [cluster.outbound]}"
        """),
    ])

  func check(_ annotation: WrittenAnnotation, in context: LintContext) -> [Finding] {
    guard annotation.meaning?.standing == .deprecated else { return [] }
    // An object that also has the label keeps the annotation for older versions of Istio.
    let labels = [
      annotation.value.manifest.root["metadata"], annotation.value.manifest.podTemplate?["metadata"],
    ].compactMap(\.self)
    guard !labels.contains(where: { $0["labels"][annotation.key].exists }) else { return [] }
    return [
      finding(
        at: annotation.value, "annotation '\(annotation.key)' is deprecated",
        fix: Self.fix(for: annotation.key, labels: "in the pod template"),
        specFix: Self.fix(for: annotation.key, labels: "in '.podLabels(…)'"))
    ]
  }

  /// The change for an annotation.
  /// - Parameter labels: the place of the pods' labels, such as `in the pod template`.
  private static func fix(for key: String, labels: String) -> String {
    switch key {
    case InjectionKey.pod: "replace the annotation with the label of the same name \(labels)"
    case "traffic.sidecar.istio.io/kubevirtInterfaces":
      "replace the annotation with 'istio.io/reroute-virtual-interfaces'"
    case "alpha.istio.io/kubernetes-serviceaccounts", "alpha.istio.io/canonical-serviceaccounts":
      "set serviceAccount in the WorkloadEntries of the Service's virtual machines, and then remove the annotation"
    // The setting that replaces this annotation is a switch, which is on by default.
    case "sidecar.istio.io/statsCompression":
      "remove the annotation after the upgrade to Istio 1.29, which compresses metrics by default"
    // Istio no longer reads these annotations.
    case "alpha.istio.io/identity", "sidecar.istio.io/controlPlaneAuthPolicy": "remove the annotation"
    default: "move the setting to the annotation '\(InjectionKey.proxyConfig)'"
    }
  }
}
