internal import Diagnostics

/// A sidecar annotation where nobody reads it.
struct MisplacedInjectionAnnotation: Rule {
  static let card = RuleCard(
    id: "misplaced-istio-annotation", .warning, in: .default,
    summary: "An annotation for the sidecar does nothing on the workload; the pods must have it.",
    why: "Istio reads these annotations from pods. On the Deployment the setting is silently ignored.",
    fix: "move it to spec.template.metadata",
    covers: CompatibleIDs(istioctl: ["IST0107"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          annotations:
            sidecar.istio.io/inject: "false"  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web, sidecar.istio.io/inject: "false"}}
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    guard workload.kind != "Pod" else { return [] }
    let metadata = workload.manifest.root["metadata"]
    return (metadata["annotations"].entries + metadata["labels"].entries).compactMap { key, value in
      let isForPods =
        key.hasPrefix("sidecar.istio.io/") || key.hasPrefix("proxy.istio.io/")
        || key.hasPrefix("traffic.sidecar.istio.io/")
      guard isForPods else { return nil }
      return finding(
        at: value, "'\(key)' on \(workload.manifest.title) does nothing, expected it on the pod template")
    }
  }
}
