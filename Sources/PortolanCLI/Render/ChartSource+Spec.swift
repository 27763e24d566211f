import ChartRendering
import Diagnostics
import Expansion
import ManifestTree

extension ChartSource {
  /// Creates the source of the chart of a system in all its profiles.
  /// - Parameter placesParts: whether the parts of objects have their own positions, for messages.
  init(_ app: String, _ expansions: [SystemExpansion], placesParts: Bool = false) {
    let main = expansions.lazy.compactMap(\.spotProvider).first
    let profiles = expansions.map { expansion in
      let marked = expansion.marked(provider: main)
      let references = NamespaceReferences(
        to: expansion.namespace, services: expansion.serviceNames.map { expansion.namePrefix + $0 })
      let files = (0..<marked.partCount).concurrentMap { number in
        let part = marked.part(number, placesParts: placesParts)
        return File(name: part.file, objects: part.objects.map(references.marked))
      }
      let services = expansion.traits.map { traits in
        Service(
          name: traits.name, replicas: traits.replicas, isAutoscaled: traits.isAutoscaled,
          hasBudget: traits.hasBudget)
      }
      return Profile(
        name: expansion.profileName, namespace: expansion.namespace, release: expansion.releaseName,
        namePrefix: expansion.namePrefix, provider: expansion.spotProvider?.name,
        labels: expansion.sharedMetadata.labels, annotations: expansion.sharedMetadata.annotations,
        services: services,
        files: files.filter { !$0.objects.isEmpty })
    }
    let providers = SpotProviderTraits.all(plain: main).map { provider in
      SpotLabel(
        name: provider.name, key: provider.label.key, value: provider.label.value, notice: provider.notice)
    }
    self.init(app: app, providers: providers, profiles: profiles)
  }
}
