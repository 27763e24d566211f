import KubernetesFacts
import ManifestTree

/// The names of the services in the spec: the workload's name, made unique and a valid label.
struct ServiceNames {
  private(set) var names: [ObjectIdentity: String] = [:]
  private var used: Set<String> = ["shared", "istio"]

  init(_ services: [ServiceObjects], _ traits: AppTraits? = nil) {
    for service in services {
      var name = service.name
      let labels = service.podLabels
      // The workload's name can have a prefix, or be set explicitly, so the label has the name in the spec.
      if let traits, traits.isRendered, labels[RecommendedLabel.partOf] == traits.name,
        let own = labels[RecommendedLabel.name]
      {
        name = own
      } else if let prefix = traits?.namePrefix, name.hasPrefix(prefix), name.utf8.count > prefix.utf8.count {
        name = String(name.dropFirst(prefix.count))
      }
      let plain = NameForm.label.accepts(name) ? name : NameForm.label.suggestion(for: name) ?? "service"
      var candidate = plain
      if used.contains(candidate) { candidate = "\(plain)-\(service.kind.lowercased())" }
      var number = 2
      while !used.insert(candidate).inserted {
        candidate = "\(plain)-\(number)"
        number += 1
      }
      names[service.workload.identity] = candidate
    }
  }

  func name(of service: ServiceObjects) -> String { names[service.workload.identity] ?? service.name }
}
