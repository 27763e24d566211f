package import ChartParameters
import KubernetesFacts
internal import ManifestTree
internal import Portolan

extension ParameterizedSystem {
  /// Expands a system in all its profiles for a chart.
  /// - Parameters:
  ///   - app: the app's name.
  ///   - expansions: the profiles, the default one first.
  ///   - placesParts: whether the parts of objects have their own positions, for messages.
  package init(_ app: String, _ expansions: [SystemExpansion], placesParts: Bool = false) {
    let providers = SpotProviderTraits.all(of: expansions.lazy.compactMap(\.spotProvider).first)
    var namespaces: [String] = []
    for expansion in expansions where !namespaces.contains(expansion.namespace) {
      namespaces.append(expansion.namespace)
    }
    let conditions = PartConditions(expansions)
    var forms = expansions.map { $0.chartForm(providers, conditions) }
    let placedBySpec = forms.reduce(into: Set<String>()) { $0.formUnion($1.placedBySpec) }
    for index in forms.indices { forms[index].placedBySpec = placedBySpec }
    let profiles = zip(expansions, forms).map { [namespaces] expansion, form in
      let metadata = expansion.sharedMetadata
      return Profile(
        name: expansion.profileName, namespace: expansion.namespace, release: expansion.releaseName,
        labels: metadata.labels, annotations: metadata.annotations,
        files: expansion.chartFiles(form, namespaces, placesParts: placesParts))
    }
    let parameters = SystemParameters(expansions: expansions, profiles: profiles, providers: providers)
    self.init(
      app: app,
      providers: providers.map {
        SpotNodes(name: $0.name, key: $0.label.key, value: $0.label.value, notice: $0.notice)
      }, profiles: profiles, general: parameters.general, features: parameters.features,
      calls: conditions.parameters)
  }
}

extension SystemExpansion {
  /// The files of a chart in this profile.
  fileprivate func chartFiles(
    _ chartForm: ChartForm, _ namespaces: [String], placesParts: Bool
  ) -> [ParameterizedSystem.File] {
    let form = expanded(for: chartForm)
    let references = NamespaceReferences(
      to: namespace, services: serviceNames.map { system.app.namePrefix + $0 })
    let names = ServiceNameReferences(
      prefix: system.app.namePrefix, namespace: namespace,
      names: system.services.lazy.filter { $0.metadata.fullName == nil }.map(\.name),
      selectorLabel: system.app.selectorLabel)
    let addresses = AddressReferences(system)
    let shared = SharedFile.allCases.count
    let sharedParameters = SharedParameters(in: form.system)
    let files = (0..<form.partCount).concurrentMap { number in
      let part = form.part(number, placesParts: placesParts)
      guard number >= shared else {
        let objects = part.objects.map {
          references.withPlaceholders(names.withPlaceholders(addresses.withPlaceholders($0)))
        }
        var file = ParameterizedSystem.File(name: part.file, service: nil)
        file.objects = objects.map {
          sharedParameters.parameterized($0, &file.values).withSwitch(ownNamespaces: namespaces)
        }
        return file
      }
      let objects = part.objects.map { references.withPlaceholders(addresses.withPlaceholders($0)) }
      let position = number - shared
      var parameters = ServiceParameters(
        at: position, declaredAs: system.service(named: form.system.services[position].name),
        in: form.system)
      var file = ParameterizedSystem.File(name: part.file, service: parameters.path)
      file.objects = objects.map { parameters.parameterized($0).withSwitch(ownNamespaces: namespaces) }
      file.values = parameters.values
      return file
    }
    return files.filter { !$0.objects.isEmpty }
  }
}

extension ParameterizedSystem.Object {
  /// The object with the condition for its kind.
  fileprivate func withSwitch(ownNamespaces: [String]) -> Self {
    var object = self
    let isWide: ChartParameters.Condition? =
      isNamespaceWide ? .isOn(.namespacePolicies, orIn: ownNamespaces) : nil
    if APIGroup.isIstio(identity.group) {
      object.condition = .both(.isTrue(.istioEnabled), isWide)
    } else if identity.kind == "NetworkPolicy" {
      object.condition = .both(.isTrue(.networkPoliciesEnabled), isWide)
    } else if identity.groupKind == .namespace {
      object.condition = .isTrue(.namespaceCreated)
    }
    return object
  }

  /// Whether the object is a policy for all pods in its namespace, including pods of other systems.
  private var isNamespaceWide: Bool {
    switch (identity.group, identity.kind) {
    case (APIGroup.networking, "NetworkPolicy"): node["spec"]?["podSelector"] == .map([:])
    case (APIGroup.istioSecurity, _), (APIGroup.istioTelemetry, _): node["spec"]?["selector"] == nil
    default: false
    }
  }
}
