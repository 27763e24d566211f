import KubernetesFacts
import ManifestTree

/// The values that a system's objects have in common, which become properties of the app.
struct AppTraits: Sendable {
  /// The app's name.
  var name: String
  /// The label by which most workloads select their pods, with their name as value.
  var selectorLabel = "app"
  /// The prefix of the names of the services' objects in a profile.
  var namePrefix = ""
  /// The labels of all objects of a profile.
  var labels = AppLabels()
  /// The labels and annotations that the pods of all services have, most of them with these values.
  var podLabels: [(String, String)] = []
  var podAnnotations: [(String, String)] = []
  /// Whether the objects have Portolan's labels.
  var isRendered = false
  /// The name in Portolan's labels, if the app must have a different name.
  var otherName: String?
  /// The defaults with which at least half of the services were rendered; empty if Portolan did not render the objects.
  var defaults: Set<RenderedDefault> = []
  /// Whether the objects of most services have the labels of their selectors.
  var labelsBySelector = false
  /// Whether most routes and traffic policies use fully qualified host names, with the namespace.
  var qualifiesHosts = false
  /// The kinds of objects that Portolan derived from calls.
  var derived: Set<DerivedKind> = []

  /// Whether pods have Istio's proxy: Portolan derived AuthorizationPolicies or Sidecars.
  var usesMesh: Bool { !derived.isDisjoint(with: [.authorizationPolicies, .sidecars]) }

  /// The labels of all objects of the system.
  var sharedLabels: [(String, String)] {
    defaults.contains(.labels)
      ? [(RecommendedLabel.partOf, name), (RecommendedLabel.managedBy, RecommendedLabel.portolan)] : []
  }

  /// Reads the traits of objects, except for their defaults.
  /// - Parameters:
  ///   - name: the name of the app, unless the objects' labels set a different name.
  ///   - isNameFixed: whether the app must have that name.
  init(_ objects: [Object], name: String, isNameFixed: Bool) {
    self.name = name
    let workloads = objects.filter { ServiceObjects.isWorkload($0) }.map { ServiceObjects(workload: $0) }
    let owners = workloads.compactMap { workload -> String? in
      let labels = workload.podLabels
      guard labels[RecommendedLabel.managedBy] == RecommendedLabel.portolan else { return nil }
      return labels[RecommendedLabel.partOf]
    }
    if let owner = owners.mostFrequent, NameForm.label.accepts(owner) {
      if isNameFixed, owner != name {
        otherName = owner
      } else {
        self.name = owner
        isRendered = true
      }
    }
    let keys = workloads.compactMap { workload -> String? in
      guard let selector = workload.selector, selector.count == 1, selector[0].1 == workload.name else {
        return nil
      }
      return selector[0].0
    }
    let plain = keys.count { $0 == "app" }
    if let key = keys.mostFrequent, keys.count(where: { $0 == key }) > plain { selectorLabel = key }
  }

  /// Finds the labels and annotations that the pods of all services have.
  /// - Parameter labels: the labels of all objects.
  mutating func readPods(of services: [ServiceObjects], _ labels: [AppLabels]) {
    guard services.count >= 3 else { return }
    let known = Set(services.flatMap { ($0.selector ?? []).map(\.0) } + labels.flatMap(\.pods).map(\.0))
    func common(_ key: String) -> [(String, String)] {
      let maps = services.map { $0.template?["metadata"]?[key]?.textPairs ?? [] }
      guard let first = maps.first else { return [] }
      let others = maps.map { Dictionary($0, uniquingKeysWith: { $1 }) }
      return first.compactMap { pair in
        guard !RecommendedLabel.keys.contains(pair.0), pair.0 != selectorLabel, !known.contains(pair.0),
          !pair.0.hasPrefix(PortolanKey.checksumPrefix), !pair.0.hasPrefix(ScrapeKey.prefix)
        else { return nil }
        // A service can set another value for a key of the app, but it cannot remove the key.
        let values = others.compactMap { $0[pair.0] }
        guard values.count == others.count, let value = values.mostFrequent,
          values.count(where: { $0 == value }) * 4 >= values.count * 3
        else { return nil }
        return (pair.0, value)
      }
    }
    podLabels = common("labels")
    podAnnotations = common("annotations")
  }
}

extension Sequence<String> {
  /// The most frequent element; of several, the first in alphabetical order.
  var mostFrequent: String? {
    var counts: [String: Int] = [:]
    for element in self { counts[element, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

extension AppTraits {
  /// Finds the defaults with which at least half of the services were rendered.
  mutating func readDefaults(of systems: [SystemMapping]) {
    let services = systems.flatMap(\.services)
    derived = Set(
      services.flatMap(\.policies)
        .compactMap { DerivedKind($0.identity.groupKind) })
    let conformities = systems.flatMap { $0.conformities(self) }
    // Only services with Portolan's labels count, because the labels mark what Portolan rendered.
    let rendered = conformities.filter { $0.contains(.labels) }
    for option in RenderedDefault.allCases {
      let count = rendered.count { $0.contains(option) }
      if count * 2 >= rendered.count, count > 0 { defaults.insert(option) }
    }
  }
}

extension AppTraits {
  /// Determines whether the objects of most services have the labels of their selectors.
  mutating func readSelectorLabels(of services: [ServiceObjects]) {
    let selected = services.filter { !$0.isJob }
    let count = selected.count { $0.isLabeledBySelector }
    labelsBySelector = count * 2 > selected.count
  }

  /// Determines whether most routes and traffic policies use fully qualified names for services of their namespace.
  mutating func readHosts(of profiles: [ImportRequest.Profile]) {
    var (qualified, short) = (0, 0)
    for profile in profiles {
      let ending = ServiceHost.fullName(of: "", in: profile.namespace)
      for object in profile.objects where object.identity.group == APIGroup.istioNetworking {
        for host in object.serviceHosts {
          if host.hasSuffix(ending) { qualified += 1 } else if !host.contains(".") { short += 1 }
        }
      }
    }
    qualifiesHosts = qualified > short
  }
}

extension AppTraits {
  /// Whether a host has the form that the app uses for services in routes and traffic policies.
  func hasForm(_ host: String, namespace: String) -> Bool {
    host
      == RouteMapping.host(
        of: RouteMapping.localName(host, namespace: namespace), qualifiesHosts, namespace: namespace)
  }
}

extension ServiceObjects {
  /// Whether all of its objects have the labels of its selector; false for a Job, and without a selector.
  var isLabeledBySelector: Bool {
    guard let selector, !selector.isEmpty, !isJob else { return false }
    let labels = Dictionary(ServiceLabels.ofObjects(of: self), uniquingKeysWith: { $1 })
    return selector.allSatisfy { labels[$0.0] == $0.1 }
  }
}

extension Object {
  /// The hosts of services in a VirtualService or DestinationRule.
  fileprivate var serviceHosts: [String] {
    let spec = node["spec"]
    switch identity.kind {
    case "DestinationRule": return [spec?["host"]?.text].compactMap(\.self)
    case "VirtualService":
      let hosts = spec?["gateways"] == nil ? (spec?["hosts"]?.list ?? []).compactMap(\.text) : []
      let routes = VirtualServiceRoutes.fields.flatMap { spec?[$0]?.list ?? [] }
      return hosts
        + routes.flatMap { $0["route"]?.list ?? [] }.compactMap { $0["destination"]?["host"]?.text }
    default: return []
    }
  }
}
