package import ManifestTree

/// The directions of traffic that a NetworkPolicy closes except for what its rules allow.
package enum NetworkPolicyDirections {
  /// The `policyTypes` that the API server fills in: an empty `egress` does not add `Egress`.
  package static func defaults(spec: Node?) -> [String] {
    if case .list(let egress)? = spec?["egress"], !egress.isEmpty { return ["Ingress", "Egress"] }
    return ["Ingress"]
  }

  /// The directions that a policy names, or the API server's default.
  package static func of(spec: Node?) -> [String] {
    if case .list(let types)? = spec?["policyTypes"], !types.isEmpty { return types.compactMap(\.plainText) }
    return defaults(spec: spec)
  }
}
