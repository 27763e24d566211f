package import ManifestTree

/// The directions of traffic that a NetworkPolicy denies unless its rules allow it.
package enum NetworkPolicyDirections {
  /// The default `policyTypes` of the API server: an empty `egress` does not add `Egress`.
  package static func defaults(spec: Node?) -> [String] {
    if case .list(let egress)? = spec?["egress"], !egress.isEmpty { return ["Ingress", "Egress"] }
    return ["Ingress"]
  }

  /// The directions in a policy, or the API server's default.
  package static func of(spec: Node?) -> [String] {
    if case .list(let types)? = spec?["policyTypes"], !types.isEmpty { return types.compactMap(\.plainText) }
    return defaults(spec: spec)
  }
}
