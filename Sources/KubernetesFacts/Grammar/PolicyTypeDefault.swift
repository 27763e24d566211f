/// The `policyTypes` that the API server sets on a NetworkPolicy without any.
package enum PolicyTypeDefault {
  /// `Ingress`, and `Egress` if the policy has egress rules; an empty list of rules does not count.
  package static func types(hasEgressRules: Bool) -> [String] {
    hasEgressRules ? ["Ingress", "Egress"] : ["Ingress"]
  }
}
