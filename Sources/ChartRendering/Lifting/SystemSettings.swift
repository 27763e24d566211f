import KubernetesFacts
import ManifestTree

/// The settings of a chart as a whole.
enum SystemSettings {
  /// Those that something in the chart asks for.
  static func all(
    of source: ChartSource, _ presence: ServicePresence, _ lifted: [FileLift.Lifted]
  ) -> [Setting] {
    func has(_ isIt: (ObjectIdentity) -> Bool) -> Bool {
      lifted.contains { $0.file.objects.contains { isIt($0.identity) } }
    }
    func has(key: String) -> Bool {
      lifted.contains { $0.settings.contains { $0.path.keys.last == key } }
    }
    func same(_ node: Node) -> [Node] { source.profiles.map { _ in node } }
    var settings = [
      Setting(
        path: .namePrefix,
        comment: "A text before the names of all services, and wherever they are named.",
        type: .text(.namePrefix), isNullable: false, values: source.profiles.map { .string($0.namePrefix) })
    ]
    if has(key: "repository") {
      settings.append(
        Setting(
          path: .imageRegistry,
          comment: "A registry in place of the one that each image names; empty leaves them as they are.",
          type: .text(.registry), isNullable: false, values: same("")))
    }
    if has({ $0.podPath != nil }), let schema = Self.pullSecrets {
      settings.append(
        Setting(
          path: .imagePullSecrets,
          comment: "Secrets for the registries of all images, beside those of a service.",
          type: .field(schema), isNullable: false, values: same([])))
    }
    if lifted.contains(where: \.usesProfile) {
      settings.append(
        Setting(
          path: .profile, comment: "The profile that decides where no value of its own can.",
          type: .choice(presence.profiles), isNullable: false, values: presence.profiles.map(Node.string)))
    }
    settings += presence.labels.settings("label", .text(.labelValue))
    settings += presence.annotations.settings("annotation", .text(.any))
    if has(key: "placement") {
      let names = source.profiles.map(\.provider)
      let first = names.lazy.compactMap { $0 }.first ?? source.providers.first?.name ?? ""
      let plain = source.providers.first.map { " plain is the label `\($0.key): \($0.value)`." } ?? ""
      settings.append(
        Setting(
          path: .spotProvider,
          comment: "Whose spot nodes `placement` means." + plain, type: .choice(source.providers.map(\.name)),
          isNullable: false, values: names.map { .string($0 ?? first) }))
    }
    if has({ $0.group.hasSuffix("istio.io") }) {
      settings.append(
        Setting(
          path: .istioEnabled,
          comment: "Whether the system runs in Istio's mesh, with its routes and policies.",
          type: .bool, isNullable: false, values: same(true)))
    }
    if has({ $0.kind == "NetworkPolicy" }) {
      settings.append(
        Setting(
          path: .networkPoliciesEnabled, comment: "Whether NetworkPolicies let only declared calls through.",
          type: .bool, isNullable: false, values: same(true)))
    }
    if lifted.contains(where: { $0.settings.contains { $0.path.keys.suffix(2) == ["draining", "enabled"] } })
    {
      settings.append(
        Setting(
          path: .drainingEnabled,
          comment: "Whether any pods wait before they end, as each service's `draining` has it.",
          type: .bool, isNullable: false, values: same(true)))
    }
    if lifted.contains(where: { $0.file.objects.contains { $0.condition?.asks(.namespacePolicies) ?? false } }
    ) {
      settings.append(
        Setting(
          path: .namespacePolicies,
          comment:
            "Whether the policies for all pods of the namespace are there, those of other systems included; null is only in the system's own namespace.",
          type: .bool, isNullable: true, values: same(.null)))
    }
    if has({ $0.kind == "Namespace" }) {
      settings.append(
        Setting(
          path: .namespaceCreated,
          comment:
            "Whether the namespace is part of the release; `helm install` needs one that is there already.",
          type: .bool, isNullable: false, values: same(true)))
    }
    return settings
  }

  /// What a pod's `imagePullSecrets` accept.
  private static let pullSecrets: ValueSchema? = SchemaTable.newest
    .schema(apiVersion: "apps/v1", kind: "Deployment")
    .flatMap {
      try? SchemaTable.newest.schema(
        at: NodePath(["spec", "template", "spec", "imagePullSecrets"].map(NodePath.Step.key)), in: $0)
    }
}
