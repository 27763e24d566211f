internal import ChartParameters
internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

/// Declares the parameters of a whole system that its objects depend on.
struct SystemParameters {
  /// The profiles, as the spec declares them.
  let expansions: [SystemExpansion]
  /// The profiles with their objects.
  let profiles: [ParameterizedSystem.Profile]
  /// The providers of spot nodes that can be chosen.
  let providers: [SpotProviderTraits]

  typealias Values = (parameter: Parameter, values: [Node])

  /// The settings that names and images depend on.
  var general: [Values] {
    var parameters: [Values] = [
      (
        Parameter(
          .namePrefix,
          "Prefix for the names of the services' objects and for the references to them. Names that the spec sets, such as with 'named', get no prefix",
          .prefix(atMost: longestPrefix)), expansions.map { .string($0.system.app.namePrefix) }
      )
    ]
    let hasPods = expansions.contains { !$0.system.services.isEmpty }
    if hasPods {
      parameters.append(
        same(
          "", .imageRegistry,
          "Registry that replaces the registry in the images of the services' containers; empty keeps the images unchanged",
          .text(.registry)))
    }
    if hasPods || hasObjects({ WorkloadKind.of(group: $0.group, kind: $0.kind)?.runsPods ?? false }) {
      parameters.append(
        same(
          [], .imagePullSecrets, "Image pull Secrets for all pods, in addition to those of each service",
          .objectNames))
    }
    return parameters
  }

  /// The settings that turn features on and off.
  var features: [Values] {
    var parameters: [Values] = []
    if let own = providers.first, profiles.contains(where: \.decidesPlacement) {
      let names = expansions.map { $0.spotProvider?.name }
      let first = names.lazy.compactMap { $0 }.first ?? own.name
      parameters.append(
        (
          Parameter(
            .spotProvider,
            "Provider whose spot nodes `placement: spot` selects; `\(own.name)` is the node label `\(own.label.key): \(own.label.value)`",
            .choice(providers.map(\.name))), names.map { .string($0 ?? first) }
        ))
    }
    if hasObjects({ APIGroup.isIstio($0.group) }) {
      parameters.append(
        same(
          true, .istioEnabled,
          "Render the Istio objects, such as routes, traffic policies, and security policies"))
    }
    if hasObjects({ $0.kind == "NetworkPolicy" }) {
      parameters.append(
        same(true, .networkPoliciesEnabled, "Render the NetworkPolicies"))
    }
    if profiles.contains(where: { $0.files.contains { $0.values.keys.contains(where: \.isOfDraining) } }) {
      parameters.append(
        same(
          true, .drainingEnabled,
          "Render the preStop sleep for the services whose own `draining.enabled` is true"))
    }
    if profiles.contains(where: { $0.hasObject { $0.condition?.asks(.namespacePolicies) ?? false } }) {
      let wide = Parameter(
        .namespacePolicies,
        "Render the policies that apply to every pod in the namespace, including the pods of other releases; null renders them only in the namespace that the spec declares",
        .bool, isNullable: true)
      parameters.append((wide, expansions.map { _ in .null }))
    }
    if hasObjects({ $0.kind == "Namespace" }) {
      parameters.append(
        same(
          true, .namespaceCreated,
          "Render the Namespace; set it to false if the namespace exists before the release, as with `helm install --create-namespace`"
        ))
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

  /// The length of the longest prefix with which the names of all objects and the labels of their pods are valid.
  private var longestPrefix: Int {
    var longest = NameForm.prefix.limit
    for expansion in expansions {
      for service in expansion.system.services where service.metadata.fullName == nil {
        longest = min(longest, LabelValue.limit - service.name.utf8.count)
      }
    }
    let prefix = String(TextPlaceholder.namePrefix)
    for object in profiles.lazy.flatMap(\.files).flatMap(\.objects)
    where object.identity.name.hasPrefix(prefix) {
      longest = min(
        longest, object.identity.longestName - object.identity.name.withoutPlaceholders.utf8.count)
    }
    return max(longest, 0)
  }
}

extension ObjectIdentity {
  /// The maximum length of the object's name without a content hash.
  fileprivate var longestName: Int {
    let hash =
      name.unicodeScalars.contains(TextPlaceholder.contentHash) ? 1 + ConfigurationDigest.suffixLength : 0
    return switch kind {
    case "StatefulSet": NameLimit.statefulSet - hash
    case "CronJob": NameLimit.cronJob - hash
    case "Service", "Job": NameForm.label.limit - hash
    default: NameForm.subdomain.limit - hash
    }
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
