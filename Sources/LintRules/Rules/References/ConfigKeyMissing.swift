internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct ConfigKeyMissing: Rule {
  static let card = RuleCard(
    id: "config-key-missing", topic: .references, .error, in: .default,
    summary:
      "Pod references a key that is missing in the ConfigMap or Secret, or sets a variable to binary data",
    why:
      "The kubelet cannot set the variable or mount the file, so the container does not start. The pod stays in a state such as CreateContainerConfigError, ContainerCreating, or Init:0/1. With envFrom, the kubelet skips binary data, and the finding is only info. If a kustomization with patches includes the workload, the ConfigMap, or the Secret, other findings are also only info.",
    fix:
      "add the key to the ConfigMap or Secret, or correct the key in the reference. For binary data, mount the ConfigMap as a volume instead of setting a variable. If the program can run without the key, set 'optional: true' in the reference. If another program adds the key, allow the finding with a reason",
    specFix:
      "add the key to the ConfigMap or Secret in 'resources(in:)', or correct the key in 'Env' or the volume. For binary data, mount the ConfigMap as a volume instead of setting a variable. If the program can run without the key, set 'optional: true' in 'Env' or the volume. If another program adds the key, allow the finding with a reason",
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
              containers:
              - name: web
                env:
                - name: MODE
                  valueFrom:
                    configMapKeyRef:
                      name: settings
                      key: MODUS  # flagged
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {MODE: a}
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
                env: [{name: MODE, valueFrom: {configMapKeyRef: {name: settings, key: MODE}}}]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {MODE: a}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    context.references(of: workload).compactMap { reference in
      guard let name = reference.name.text else { return nil }
      let declared = context.declarations(reference.type, workload.namespace, name)
      guard let object = declared.first else { return nil }
      if reference.isOfEnvironment, reference.type == ConfigMap.type, !reference.key.exists {
        return ignoredKeys(of: object, at: reference.name)
      }
      guard !reference.isOptional, let key = reference.key.text else { return nil }
      let usable = ["data", "stringData"] + (reference.isOfEnvironment ? [] : ["binaryData"])
      let isMissing = declared.allSatisfy { object in
        // Another program may fill an object without values.
        ["data", "stringData", "binaryData"].contains { !object.root[$0].isEmpty }
          && !usable.contains { object.root[$0][key].exists }
      }
      guard isMissing else { return nil }
      let isBinary = object.root["binaryData"][key].exists
      let near = nearestName(
        to: key, among: usable.lazy.flatMap { object.root[$0].entries.prefix(500).map(\.key) })
      // A patch of a kustomization can add the key, or replace the reference.
      let mayBeAdded = workload.manifest.isPatchedLater || declared.contains(where: \.isPatchedLater)
      return finding(
        at: reference.key, severity: mayBeAdded ? .info : nil,
        isBinary
          ? "key '\(key)' in \(object.title) is binary data, which cannot be an environment variable"
          : "\(object.title) has no key '\(key)'",
        notes: [object.root.note("\(object.title) is declared here")],
        fix: isBinary
          ? "replace the variable with a volume that mounts the ConfigMap, and change the program so that it reads the file"
          : near.map { "did you mean '\($0)'?" })
    }
  }

  /// The finding for binary data in a ConfigMap whose keys become environment variables.
  private func ignoredKeys(of object: Manifest, at field: ManifestField) -> Finding? {
    let keys = object.root["binaryData"].entries.map { "'\($0.key)'" }
    guard let first = keys.first else { return nil }
    let rest = keys.count > 1 ? " and \(keys.count - 1) more" : ""
    return finding(
      at: field, severity: .info,
      "binary data in \(object.title) cannot be set as environment variables: \(first)\(rest)",
      notes: [object.root["binaryData"].note("the binary data is declared here")],
      fix: "move the binary data to another ConfigMap, and mount that ConfigMap as a volume")
  }
}
