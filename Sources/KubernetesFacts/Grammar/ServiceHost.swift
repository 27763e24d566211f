/// The Service to which a host name refers inside the cluster: `cart`, `cart.shop.svc`, `cart.shop.svc.cluster.local`.
///
/// The name of a pod behind a headless Service, such as `db-0.db.shop.svc.cluster.local`, refers to that Service.
package struct ServiceHost: Sendable, Equatable {
  /// The Service's name.
  package let name: String
  /// The Service's namespace.
  package let namespace: String
  /// The label before the Service's name: the name of a pod behind a headless Service; nil if there is none.
  package let pod: String?
  /// Whether the name is certainly a Service: `.svc` follows the namespace.
  package let isQualified: Bool
  /// Whether the name is fully qualified: the cluster domain follows `.svc`.
  package let isComplete: Bool

  /// Resolves a host name as in a pod of a namespace; nil for a name in another domain, or with a wildcard.
  ///
  /// `cart.shop` can be a Service or an Internet name: it is treated as a Service in the namespace `shop`.
  package init?(_ host: String, in namespace: String) {
    let labels = Self.labels(of: host)
    guard let name = labels.first, !name.isEmpty, !name.utf8.contains(UInt8(ascii: "*")) else { return nil }
    if labels.count < 3 {
      self.init(name: name, namespace: labels.count == 2 ? labels[1] : namespace)
    } else {
      // `search.data.svc.example.com` can be a name of the Internet.
      guard let found = Self(qualified: labels), found.isComplete || labels.last == Self.label else {
        return nil
      }
      self = found
    }
  }

  /// The Service of a host with `.svc` before a domain that is not the default one, such as `example.com`.
  ///
  /// The host is a Service only if the cluster has this domain.
  package static func inOtherDomain(_ host: String) -> ServiceHost? {
    let labels = labels(of: host)
    guard let found = Self(qualified: labels), !found.isComplete, labels.last != label else { return nil }
    return found
  }

  /// Reads the labels of a host with `.svc` after the namespace, in any domain.
  private init?(qualified labels: [String]) {
    guard let end = labels.indices.first(where: { $0 >= 2 && labels[$0] == Self.label }), end <= 3 else {
      return nil
    }
    self.init(
      name: labels[end - 2], namespace: labels[end - 1], pod: end == 3 ? labels[0] : nil,
      isQualified: true, isComplete: labels[(end + 1)...].elementsEqual(["cluster", "local"]))
  }

  private init(
    name: String, namespace: String, pod: String? = nil, isQualified: Bool = false, isComplete: Bool = false
  ) {
    self.name = name
    self.namespace = namespace
    self.pod = pod
    self.isQualified = isQualified
    self.isComplete = isComplete
  }

  /// The labels of a host, without the dot at its end.
  package static func labels(of host: String) -> [String] {
    var labels = host.utf8.split(separator: .dot, omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
    return labels
  }

  /// The fully qualified name, in the default cluster domain.
  package var fullName: String { Self.fullName(of: name, in: namespace) }

  /// The fully qualified name of a Service, in the default cluster domain.
  package static func fullName(of name: String, in namespace: String) -> String {
    "\(name).\(namespace).\(suffix)"
  }

  /// The name of a Service without the cluster domain: `cart.shop.svc`.
  package static func shortName(of name: String, in namespace: String) -> String {
    "\(name).\(namespace).\(label)"
  }

  /// The default cluster domain.
  package static let clusterDomain = "cluster.local"
  /// The label after the namespace of a Service.
  package static let label = "svc"
  /// The part of a fully qualified name after the namespace.
  package static let suffix = "\(label).\(clusterDomain)"
  /// The host of the Kubernetes API server.
  package static let kubernetesAPI = shortName(of: "kubernetes", in: SystemNamespace.default)

  /// Whether the host is the Service of the Kubernetes API server, which has no pods.
  package var isKubernetesAPI: Bool { name == "kubernetes" && namespace == SystemNamespace.default }
}

extension ServiceHost {
  private static let labelEnding = Array(".\(label)".utf8)
  private static let domainEnding = Array(".\(clusterDomain)".utf8)

  /// Whether the text after a namespace completes the host of a Service: `.svc`, alone or with the default cluster
  /// domain, and then the end of the host.
  package static func completes(_ after: some Collection<UInt8>) -> Bool {
    guard after.starts(with: labelEnding) else { return false }
    var rest = after.dropFirst(labelEnding.count)
    if rest.starts(with: domainEnding) { rest = rest.dropFirst(domainEnding.count) }
    if rest.first == UInt8(ascii: ".") { rest = rest.dropFirst() }
    return rest.first.map { !$0.isAlphanumeric && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") } ?? true
  }
}
