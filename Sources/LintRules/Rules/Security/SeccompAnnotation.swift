internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct SeccompAnnotation: Rule {
  static let card = RuleCard(
    id: "seccomp-annotation", topic: .security, .warning, in: .default,
    summary: "Pod uses a seccomp annotation that Kubernetes ignores",
    why:
      "Kubernetes has ignored these annotations since version 1.27. Unless the securityContext or the kubelet sets a seccomp profile, the container runs without a profile, and no filter limits its system calls.",
    fix:
      "set securityContext.seccompProfile of the pod or of the container to the profile in the annotation, and remove the annotation. For runtime/default and docker/default, use 'type: RuntimeDefault'. For localhost/ with a path, use 'type: Localhost' with this path as localhostProfile. For unconfined, only remove the annotation",
    specFix:
      "remove the annotation from '.podAnnotations(…)'. Without the hardening default, also set 'seccomp' in 'SecurityContext' to the profile in the annotation. For runtime/default and docker/default, use '.runtimeDefault'. For localhost/ with a path, use '.localhost(…)' with this path. For unconfined, only remove the annotation",
    references: [
      "https://kubernetes.io/docs/reference/labels-annotations-taints/#seccomp-security-alpha-kubernetes-io-pod"
    ],
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
                seccomp.security.alpha.kubernetes.io/pod: runtime/default  # flagged
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
            spec:
              securityContext: {seccompProfile: {type: RuntimeDefault}}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    Self.annotations(of: workload).map {
      finding(at: $0.value, "annotation '\($0.key)' has no effect")
    }
  }

  /// The seccomp annotations of a workload's pods.
  static func annotations(of workload: Workload) -> [(key: String, value: ManifestField)] {
    workload.template["metadata"]["annotations"].entries.filter {
      $0.key == PodKey.seccomp || $0.key.hasPrefix(PodKey.seccompPrefix)
    }
  }
}
