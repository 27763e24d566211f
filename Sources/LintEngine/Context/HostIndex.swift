import KubernetesFacts

/// The targets of hosts: Services by name, and the hosts of ServiceEntries.
package struct HostIndex: Sendable {
  private let services: KindIndex
  /// The names to which a kustomization adds a prefix or suffix.
  private let renamed: Set<String>
  private let entries: [String: [ServiceEntry]]
  private let wildcards: [String: [ServiceEntry]]
  private let namespaces: Set<String>
  private let serviceNames: Set<String>
  private let isWhole: Bool

  package struct Name: Hashable {
    package let namespace: String
    package let name: String

    package init(namespace: String, name: String) {
      self.namespace = namespace
      self.name = name
    }
  }

  /// Indexes hosts.
  /// - Parameter isWhole: whether namespaces without any of the Services are known to have none.
  init(services: KindIndex, entries: [ServiceEntry], isWhole: Bool) {
    self.isWhole = isWhole
    self.services = services
    namespaces = Set(services.manifests.map(\.namespace))
    serviceNames = Set(services.manifests.map(\.name))
    renamed = Set(services.manifests.filter(\.isRenamedLater).map(\.name))
    var exact: [String: [ServiceEntry]] = [:]
    var wildcards: [String: [ServiceEntry]] = [:]
    for entry in entries {
      for host in entry.hosts {
        if host.hasPrefix("*.") {
          wildcards[String(host.dropFirst(2)), default: []].append(entry)
        } else {
          exact[host, default: []].append(entry)
        }
      }
    }
    self.entries = exact
    self.wildcards = wildcards
  }

  /// Whether a host without a target is certainly wrong: the objects are the whole system or contain Services of the
  /// host's namespace, or a Service of another namespace has the host's name, which Istio does not find there.
  package func isCertain(_ host: String, from namespace: String) -> Bool {
    guard let name = Self.serviceName(of: host, from: namespace) else { return true }
    return isWhole || hasServices(in: name.namespace) || serviceNames.contains(name.name)
  }

  /// The target of a host, as seen from a namespace.
  package enum Meaning {
    case service(Service)
    case entry(ServiceEntry)
    /// No target: the Service is not among the objects, although others of its namespace are or the host names no
    /// namespace; the Service is not visible to the namespace; or only a ServiceEntry could declare the host, and none
    /// does.
    case missing
    /// The target cannot be known: a wildcard without a ServiceEntry, a name that a kustomization can give to a
    /// Service, or a host in a namespace of which no Services are among the objects.
    case unknown
  }

  package func meaning(of host: String, from namespace: String) -> Meaning {
    if host.hasPrefix("*"), wildcards[String(host.dropFirst(2))] == nil { return .unknown }
    if let entry = entry(for: host, from: namespace) { return .entry(entry) }
    // In the mesh, only ServiceEntries declare hosts of other domains.
    guard let name = Self.serviceName(of: host, from: namespace) else {
      if let service = governingService(of: host, from: namespace) { return .service(service) }
      // The domain after `.svc` can be the cluster's.
      let other = ServiceHost.inOtherDomain(host).map { Name(namespace: $0.namespace, name: $0.name) }
      return other.flatMap(service) == nil ? .missing : .unknown
    }
    if let service = service(name) {
      return service.isVisible(from: namespace) ? .service(service) : .missing
    }
    if let service = governingService(of: host, from: namespace) { return .service(service) }
    if canBeRenamed(name.name) { return .unknown }
    let isQualified = host.contains(".")
    return isWhole || hasServices(in: name.namespace) || !isQualified ? .missing : .unknown
  }

  /// The headless Service of a pod's host, such as `db` of `db-0.db`, `db-0.db.shop`, or `db-0.db.shop.svc`.
  private func governingService(of host: String, from namespace: String) -> Service? {
    governingService(of: host, from: namespace) { $0.isVisible(from: namespace) }
  }

  private func governingService(
    of host: String, from namespace: String, where isVisible: (Service) -> Bool
  ) -> Service? {
    let name: Name
    if let qualified = ServiceHost(host, in: namespace), qualified.isQualified {
      guard qualified.pod != nil else { return nil }
      name = Name(namespace: qualified.namespace, name: qualified.name)
    } else {
      let labels = ServiceHost.labels(of: host)
      guard (2...3).contains(labels.count) else { return nil }
      name = Name(namespace: labels.count > 2 ? labels[2] : namespace, name: labels[1])
    }
    guard let service = service(name), service.isHeadless, isVisible(service) else {
      return nil
    }
    return service
  }

  /// The Service that a host names in a form that only DNS completes, such as `cart.shop` or `cart.shop.svc`.
  ///
  /// Istio completes only names without dots, so routes and traffic policies with such a host have no effect.
  package func incompleteName(_ host: String, from namespace: String) -> Service? {
    guard host.contains("."), let name = ServiceHost(host, in: namespace), name.pod == nil, !name.isComplete,
      entry(for: host, from: namespace) == nil
    else { return nil }
    return service(Name(namespace: name.namespace, name: name.name))
  }

  /// Whether a name can be the final name of a Service that a kustomization renames: its name with a prefix or suffix.
  private func canBeRenamed(_ name: String) -> Bool {
    !renamed.isEmpty
      && (1...NameForm.label.limit).contains {
        renamed.contains(String(name.prefix($0))) || renamed.contains(String(name.suffix($0)))
      }
  }

  private func service(_ name: Name) -> Service? { services.first(name).map(Service.init) }

  /// Whether a Service or ServiceEntry declares a host that is missing in a namespace, so that `exportTo` hides it.
  package func hides(_ host: String, from namespace: String) -> Bool {
    entry(for: host) { _ in true } != nil
      || Self.serviceName(of: host, from: namespace).flatMap(service) != nil
      || governingService(of: host, from: namespace) { _ in true } != nil
  }

  /// Whether any Service is among the objects.
  package var hasServices: Bool { !namespaces.isEmpty }

  /// Whether any Service of a namespace is among the objects.
  package func hasServices(in namespace: String) -> Bool { namespaces.contains(namespace) }

  /// The Service of a host; nil if it is not among the objects or not visible in the namespace, or if a ServiceEntry
  /// has the host.
  package func service(for host: String, from namespace: String) -> Service? {
    if case .service(let service) = meaning(of: host, from: namespace) { service } else { nil }
  }

  /// The Service that a host can refer to: `name`, `name.namespace`, or `name.namespace.svc`, alone or
  /// with the cluster domain.
  package static func serviceName(of host: String, from namespace: String) -> Name? {
    guard host.utf8.contains(UInt8(ascii: ".")) else { return Name(namespace: namespace, name: host) }
    guard let found = ServiceHost(host, in: namespace), found.pod == nil else { return nil }
    return Name(namespace: found.namespace, name: found.name)
  }

  private func entry(for host: String, from namespace: String) -> ServiceEntry? {
    entry(for: host) { $0.isVisible(from: namespace) }
  }

  private func entry(for host: String, where isVisible: (ServiceEntry) -> Bool) -> ServiceEntry? {
    if let entry = entries[host]?.first(where: isVisible) { return entry }
    guard !wildcards.isEmpty else { return nil }
    var rest = Substring(host)
    while let dot = rest.firstIndex(of: ".") {
      rest = rest[rest.index(after: dot)...]
      if let entry = wildcards[String(rest)]?.first(where: isVisible) { return entry }
    }
    return nil
  }
}

extension Service {
  /// Whether the Service is visible to a namespace in the mesh.
  fileprivate func isVisible(from other: String) -> Bool {
    guard let text = root["metadata"]["annotations"][ServiceKey.exportTo].text else { return true }
    return HostIndex.shows(text.split(separator: ",").map(\.trimmed), of: namespace, to: other)
  }
}

extension ServiceEntry {
  /// Whether the entry is visible to a namespace in the mesh.
  fileprivate func isVisible(from other: String) -> Bool {
    HostIndex.shows(spec["exportTo"].texts, of: namespace, to: other)
  }
}

extension HostIndex {
  /// Whether an object with these `exportTo` namespaces is visible to another namespace; an empty list means all
  /// namespaces.
  package static func shows(_ namespaces: [String], of own: String, to other: String) -> Bool {
    namespaces.isEmpty || namespaces.contains("*") || namespaces.contains(other)
      || namespaces.contains(".") && own == other
  }
}
