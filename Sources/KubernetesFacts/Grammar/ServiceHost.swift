/// The Service to which a host name refers inside the cluster: `cart`, `cart.shop.svc`, `cart.shop.svc.cluster.local`.
///
/// The name of a pod behind a headless Service, such as `db-0.db.shop.svc.cluster.local`, refers to that Service.
package struct ServiceHost: Sendable, Equatable {
  /// The Service's name.
  package let name: String
  /// The Service's namespace.
  package let namespace: String
  /// Whether the name is certainly a Service: `.svc` follows the namespace.
  package let isQualified: Bool

  /// Resolves a host name as in a pod of a namespace; nil for a name in another domain, or with a wildcard.
  ///
  /// `cart.shop` can be a Service or an Internet name: it is treated as a Service in the namespace `shop`.
  package init?(_ host: String, in namespace: String) {
    let text = host.hasSuffix(".") ? host.dropLast() : host[...]
    let labels = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let name = labels.first, !name.isEmpty, !name.contains("*") else { return nil }
    switch labels.count {
    case 1: self.init(name: name, namespace: namespace, isQualified: false)
    case 2: self.init(name: name, namespace: labels[1], isQualified: false)
    default:
      // `search.data.svc.example.com` can be a name of the Internet.
      guard let end = labels.indices.first(where: { $0 >= 2 && labels[$0] == Self.label }), end <= 3,
        [[], ["cluster", "local"]].contains(Array(labels[(end + 1)...]))
      else { return nil }
      self.init(name: labels[end - 2], namespace: labels[end - 1], isQualified: true)
    }
  }

  private init(name: String, namespace: String, isQualified: Bool) {
    self.name = name
    self.namespace = namespace
    self.isQualified = isQualified
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
