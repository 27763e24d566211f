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
        comment: "Prefix of the names of all services and of the references to them",
        type: .text(.namePrefix), isNullable: false, values: source.profiles.map { .string($0.namePrefix) })
    ]
    if has(key: "repository") {
      settings.append(
        Setting(
          path: .imageRegistry,
          comment: "Registry that replaces the registry of every image; empty keeps the images unchanged",
          type: .text(.registry), isNullable: false, values: same("")))
    }
    if has({ $0.podPath != nil }), let schema = Self.pullSecrets {
      settings.append(
        Setting(
          path: .imagePullSecrets,
          comment: "Image pull Secrets of all pods, in addition to those of a service",
          type: .field(schema), isNullable: false, values: same([])))
    }
    if lifted.contains(where: \.usesProfile) {
      settings.append(
        Setting(
          path: .profile, comment: "Profile that selects the differences that have no value of their own",
          type: .choice(presence.profiles), isNullable: false, values: presence.profiles.map(Node.string)))
    }
    settings += presence.labels.settings("label", .text(.labelValue))
    settings += presence.annotations.settings("annotation", .text(.any))
    if has(key: "placement") {
      let names = source.profiles.map(\.provider)
      let first = names.lazy.compactMap { $0 }.first ?? source.providers.first?.name ?? ""
      let plain = source.providers.first.map { "; `plain` is the node label `\($0.key): \($0.value)`" } ?? ""
      settings.append(
        Setting(
          path: .spotProvider,
          comment: "Provider whose spot nodes `placement: spot` selects" + plain,
          type: .choice(source.providers.map(\.name)),
          isNullable: false, values: names.map { .string($0 ?? first) }))
    }
    if has({ $0.group.hasSuffix("istio.io") }) {
      settings.append(
        Setting(
          path: .istioEnabled,
          comment: "Render the Istio objects: routes, traffic policies, and security policies",
          type: .bool, isNullable: false, values: same(true)))
    }
    if has({ $0.kind == "NetworkPolicy" }) {
      settings.append(
        Setting(
          path: .networkPoliciesEnabled, comment: "Render NetworkPolicies that allow only the declared calls",
          type: .bool, isNullable: false, values: same(true)))
    }
    if lifted.contains(where: { $0.settings.contains { $0.path.keys.suffix(2) == ["draining", "enabled"] } })
    {
      settings.append(
        Setting(
          path: .drainingEnabled,
          comment: "Render the preStop sleep of the services whose own `draining.enabled` is true",
          type: .bool, isNullable: false, values: same(true)))
    }
    if lifted.contains(where: { $0.file.objects.contains { $0.condition?.asks(.namespacePolicies) ?? false } }
    ) {
      settings.append(
        Setting(
          path: .namespacePolicies,
          comment:
            "Render the policies that apply to every pod in the namespace, including pods of other systems; null renders them only in the system's own namespace",
          type: .bool, isNullable: true, values: same(.null)))
    }
    if has({ $0.kind == "Namespace" }) {
      settings.append(
        Setting(
          path: .namespaceCreated,
          comment:
            "Render the Namespace; set it to false if the namespace exists before the release, as with `helm install --create-namespace`",
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
