internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct ClaimMissing: Rule {
  static let card = RuleCard(
    id: "claim-missing", topic: .references, .warning, in: .default,
    summary: "Pod references a PersistentVolumeClaim that is not declared",
    why: "The scheduler does not place a pod until its claims exist, so new pods stay Pending.",
    fix:
      "declare the PersistentVolumeClaim, or set claimName to the name of a declared claim. If the claim exists only in the cluster, allow the finding with a reason",
    specFix:
      "add 'PersistentVolumeClaim(…)' with the name of the claim to the app, or set '.claim(\"…\")' to a claim that is declared. If the claim exists only in the cluster, allow the finding with a reason",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              volumes:
              - name: data
                persistentVolumeClaim:
                  claimName: settings  # flagged
              containers:
              - name: web
                volumeMounts: [{name: data, mountPath: /data}]
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              volumes: [{name: data, persistentVolumeClaim: {claimName: settings}}]
              containers:
              - name: web
                volumeMounts: [{name: data, mountPath: /data}]
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: settings}
        spec: {accessModes: [ReadWriteMany], resources: {requests: {storage: 1Gi}}}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    context.references(of: workload).compactMap { reference in
      guard reference.type == GroupKind.persistentVolumeClaim, !reference.isOptional,
        let name = reference.name.text
      else { return nil }
      guard context.manifest(reference.type, workload.namespace, name) == nil, !name.isEmpty else {
        return nil
      }
      let near = nearestName(to: name, among: context.names(of: reference.type, in: workload.namespace))
      return finding(
        at: reference.name, "unknown PersistentVolumeClaim '\(name)'",
        fix: near.map { "did you mean '\($0)'?" })
    }
  }
}
