internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct MisplacedIstioAnnotation: Rule {
  static let card = RuleCard(
    id: "misplaced-istio-annotation", topic: .metadata, .warning, in: .default,
    summary: "Istio annotation or label is set on an object that does not support it",
    why:
      "Istio reads each annotation only from certain kinds of objects. For example, Istio reads sidecar annotations from pods, so a sidecar annotation in the metadata of a Deployment has no effect.",
    fix:
      "move the annotation or label to an object of a kind that supports it. For a sidecar setting, use spec.template.metadata of the workload. For sidecar.istio.io/inject, use a label of the pod template, or the label istio-injection with the value enabled or disabled on a Namespace",
    specFix:
      "move a sidecar setting from '.annotated(…)' to '.podAnnotations(…)' of the service, and sidecar.istio.io/inject to '.podLabels(…)'. Move any other annotation to an object of a kind that supports it",
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
        spec:
          template:
            metadata: {labels: {app: web}}
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

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    guard Self.kinds.contains(manifest.kind) else { return [] }
    let metadata = manifest.root["metadata"]
    let hasPods = manifest.workloadKind != nil
    // A label can also control injection.
    let label = metadata["labels"][InjectionKey.pod]
    let labels = hasPods && label.exists ? [(key: InjectionKey.pod, value: label)] : []
    return (metadata["annotations"].entries + labels).compactMap { key, value in
      guard let meaning = IstioAnnotation.known[key], !meaning.kinds.contains(manifest.kind) else {
        return nil
      }
      let fix = Self.fix(for: key, of: meaning, on: manifest)
      let podPart = key == InjectionKey.pod ? ".podLabels(…)" : ".podAnnotations(…)"
      return finding(
        at: value, "'\(key)' has no effect on \(manifest.title)", fix: fix,
        specFix: meaning.kinds == ["Pod"] ? "move '\(key)' to '\(podPart)' of the service" : fix)
    }
  }

  private static func fix(for key: String, of meaning: IstioAnnotation, on manifest: Manifest) -> String {
    guard meaning.kinds == ["Pod"] else {
      let kinds = meaning.kinds.map { kind in
        switch kind {
        case "Ingress": "an Ingress"
        case "Gateway": "a Gateway of the Gateway API"
        default: "a \(kind)"
        }
      }
      return "move '\(key)' to \(kinds.oneOf)"
    }
    switch manifest.kind {
    case "Namespace" where key == InjectionKey.pod:
      return
        "replace '\(key)' with the label '\(InjectionKey.namespace)', whose value is 'enabled' or 'disabled', or with the label '\(key)' in the pod templates in the namespace"
    case "Namespace": return "move '\(key)' to the pod templates in the namespace"
    case "Service" where manifest.workloadKind == nil && key == InjectionKey.pod:
      return
        "move '\(key)' to the labels of the pod template of the workload that \(manifest.title) selects"
    case "Service" where manifest.workloadKind == nil:
      return "move '\(key)' to the pod template of the workload that \(manifest.title) selects"
    case _ where key == InjectionKey.pod: return "move '\(key)' to the labels of the pod template"
    default: return "move '\(key)' to the pod template"
    }
  }

  /// The kinds of objects that the rule checks.
  private static let kinds: Set<String> = [
    "DaemonSet", "Deployment", "Namespace", "Pod", "ReplicaSet", "Service", "StatefulSet",
  ]
}
