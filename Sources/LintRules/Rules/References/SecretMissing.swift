internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct SecretMissing: Rule {
  static let card = RuleCard(
    id: "secret-missing", topic: .references, .warning, in: .production,
    summary: "Pod references a Secret that is not declared",
    why:
      "The kubelet does not start the container until the Secret exists. The pod stays in a state such as CreateContainerConfigError, ContainerCreating, or Init:0/1.",
    fix:
      "declare an ExternalSecret, SealedSecret, or Certificate that creates the Secret, or declare the Secret itself. Alternatively, correct the name in the reference. If the program can run without the Secret, set 'optional: true' in the reference. If the Secret exists only in the cluster, list its name in the workload's annotation portolan.dev/existing-secrets",
    covers: CompatibleIDs(kubeLinter: ["env-value-from"]),
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
              - name: settings
                secret:
                  secretName: settings  # flagged
              containers:
              - name: web
                volumeMounts: [{name: settings, mountPath: /etc/settings, readOnly: true}]
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              volumes:
              - name: settings
                secret:
                  secretName: settings
              containers:
              - name: web
                volumeMounts: [{name: settings, mountPath: /etc/settings, readOnly: true}]
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: settings}
        type: Opaque
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let existing =
      PortolanKey.names(
        inExistingSecrets: workload.manifest.root["metadata"]["annotations"][PortolanKey.existingSecrets].text
      )
    return context.references(of: workload).compactMap { reference in
      guard reference.type == GroupKind.secret, !reference.isOptional, let name = reference.name.text
      else { return nil }
      guard !context.secrets.holds(name, in: workload.namespace), !name.isEmpty,
        !context.isGenerated("Secret", name),
        !existing.contains(name)
      else { return nil }
      let near = nearestName(to: name, among: context.names(of: reference.type, in: workload.namespace))
      return finding(
        at: reference.name, "unknown Secret '\(name)'", fix: near.map { "did you mean '\($0)'?" })
    }
  }
}
