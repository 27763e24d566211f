import ChartRendering
import Diagnostics
import Expansion
import ManifestTree

extension ChartSource {
  /// What a spec's chart is made of, with the faults of all its profiles.
  init(_ spec: LoadedSpec, images: [ImageOverride]) throws(Fault) {
    let names = spec.payload.app.profiles.map(\.rawValue)
    var expansions: [Expansion] = []
    for name in names { expansions.append(try spec.expansion(in: name, images: images)) }
    let main = expansions.lazy.compactMap(\.spotProvider).first
    let profiles = zip(names, expansions).map { name, expansion in
      let marked = expansion.marked(provider: main)
      let files = (0..<marked.partCount).concurrentMap { number in
        let part = marked.part(number)
        return File(name: part.file, objects: part.objects)
      }
      let services = expansion.traits.map { traits in
        Service(
          name: traits.name, replicas: traits.replicas, isAutoscaled: traits.isAutoscaled,
          hasBudget: traits.hasBudget)
      }
      return Profile(
        name: name, provider: expansion.spotProvider?.name, services: services,
        files: files.filter { !$0.objects.isEmpty })
    }
    let providers = SpotProviderTraits.all(plain: main).map { provider in
      SpotLabel(
        name: provider.name, key: provider.label.key, value: provider.label.value, notice: provider.notice)
    }
    let first = expansions.first
    self.init(
      app: spec.name, namespace: first?.namespace ?? spec.name, namePrefix: first?.namePrefix ?? "",
      providers: providers, profiles: profiles)
  }
}
