internal import ChartParameters
internal import KubernetesFacts
internal import ManifestTree
internal import Portolan

/// Declares the parameters of a whole system, as far as its objects depend on them.
struct SystemParameters {
  /// The profiles, as the spec declares them.
  let expansions: [Expansion]
  /// The profiles with their objects.
  let profiles: [ParameterizedSystem.Profile]
  /// The providers of spot nodes that can be chosen.
  let providers: [SpotProviderTraits]

  typealias Values = (parameter: Parameter, values: [Node])

  /// What names and images depend on.
  var general: [Values] {
    var parameters: [Values] = [
      (
        Parameter(
          .namePrefix, "A text before the names of all services, and wherever they are named.",
          .text(.namePrefix)), expansions.map { .string($0.system.app.namePrefix) }
      )
    ]
    let hasPods = expansions.contains { !$0.system.services.isEmpty }
    if hasPods {
      parameters.append(
        same(
          "", .imageRegistry,
          "A registry in place of the one that each image names; empty leaves them as they are.",
          .text(.registry)))
    }
    if hasPods || hasObjects({ $0.podTemplate != nil }) {
      parameters.append(
        same(
          [], .imagePullSecrets, "Secrets for the registries of all images, beside those of a service.",
          Self.pullSecrets.map(ParameterType.field)))
    }
    return parameters
  }

  /// What switches features on and off.
  var features: [Values] {
    var parameters: [Values] = []
    if let plain = providers.first, profiles.contains(where: \.decidesPlacement) {
      let names = expansions.map { $0.spotProvider?.name }
      let first = names.lazy.compactMap { $0 }.first ?? plain.name
      parameters.append(
        (
          Parameter(
            .spotProvider,
            "Whose spot nodes `placement` means. plain is the label `\(plain.label.key): \(plain.label.value)`.",
            .choice(providers.map(\.name))), names.map { .string($0 ?? first) }
        ))
    }
    if hasObjects({ $0.group.hasSuffix("istio.io") }) {
      parameters.append(
        same(
          true, .istioEnabled, "Whether the system runs in Istio's mesh, with its routes and policies."))
    }
    if hasObjects({ $0.kind == "NetworkPolicy" }) {
      parameters.append(
        same(true, .networkPoliciesEnabled, "Whether NetworkPolicies let only declared calls through."))
    }
    if profiles.contains(where: { $0.files.contains { $0.values.keys.contains(where: \.isOfDraining) } }) {
      parameters.append(
        same(
          true, .drainingEnabled,
          "Whether any pods wait before they end, as each service's `draining` has it."))
    }
    if profiles.contains(where: { $0.hasObject { $0.condition?.asks(.namespacePolicies) ?? false } }) {
      let wide = Parameter(
        .namespacePolicies,
        "Whether the policies for all pods of the namespace are there, those of other systems included; null is only in the system's own namespace.",
        .bool, isNullable: true)
      parameters.append((wide, expansions.map { _ in .null }))
    }
    if hasObjects({ $0.kind == "Namespace" }) {
      parameters.append(
        same(
          true, .namespaceCreated,
          "Whether the namespace is part of the release; `helm install` needs one that is there already."))
    }
    return parameters
  }

  private func same(
    _ value: Node, _ path: ValuesPath, _ documentation: String, _ type: ParameterType? = .bool
  ) -> Values {
    (Parameter(path, documentation, type), expansions.map { _ in value })
  }

  private func hasObjects(_ isIt: (ObjectIdentity) -> Bool) -> Bool {
    profiles.contains { $0.hasObject { isIt($0.identity) } }
  }

  /// What a pod's `imagePullSecrets` accept.
  private static let pullSecrets: ValueSchema? = SchemaTable.newest
    .schema(apiVersion: "apps/v1", kind: "Deployment")
    .flatMap {
      try? SchemaTable.newest.schema(
        at: NodePath(["spec", "template", "spec", "imagePullSecrets"].map(NodePath.Step.key)), in: $0)
    }
}

extension ParameterizedSystem.Profile {
  fileprivate func hasObject(_ isIt: (ParameterizedSystem.Object) -> Bool) -> Bool {
    files.contains { $0.objects.contains(where: isIt) }
  }

  /// Whether values decide where some pods run.
  fileprivate var decidesPlacement: Bool {
    files.contains { file in file.service.map { file.values[$0.key("placement")] != nil } ?? false }
  }
}

extension ValuesPath {
  fileprivate var isOfDraining: Bool { keys.suffix(2) == ["draining", "enabled"] }
}
