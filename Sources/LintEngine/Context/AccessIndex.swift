/// The service accounts with permissions, and the permissions of roles.
package struct AccessIndex: Sendable {
  private let accounts: Set<Account>
  /// All roles with their own rules.
  package let roles: [AccessRole]
  private let given: [ObjectIdentifier: AccessRole]

  private struct Account: Hashable {
    let namespace: String
    let name: String
  }

  package init(bindings: [Manifest], roles: [Manifest], clusterRoles: [Manifest]) {
    self.roles = (roles + clusterRoles).map { AccessRole($0) }
    let index = LabelIndex(clusterRoles.map { ("", $0.root["metadata"]["labels"].textMap) })
    given = Dictionary(
      self.roles.map { role in
        // A ClusterRole can also aggregate the rules of others.
        let others = role.manifest.root["aggregationRule"]["clusterRoleSelectors"].items.flatMap {
          index.select(Selector($0), in: "").map { clusterRoles[$0] }
        }
        let whole = others.isEmpty ? role : AccessRole(role.manifest, aggregating: others)
        return (ObjectIdentifier(role.manifest), whole)
      }, uniquingKeysWith: { first, _ in first })
    var accounts: Set<Account> = []
    for binding in bindings {
      for subject in binding.root["subjects"].items where subject["kind"].text == "ServiceAccount" {
        let namespace = subject["namespace"].text ?? binding.namespace
        accounts.insert(Account(namespace: namespace, name: subject["name"].text ?? ""))
      }
    }
    self.accounts = accounts
  }

  /// The permissions that a role grants to its subjects.
  package func given(by role: Manifest) -> AccessRole? { given[ObjectIdentifier(role)] }

  /// Whether a binding refers to the account.
  package func bindsAccount(_ name: String, in namespace: String) -> Bool {
    accounts.contains(Account(namespace: namespace, name: name))
  }
}
