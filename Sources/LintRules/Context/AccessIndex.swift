/// Which service accounts have rights of their own, and what roles give to those who are bound to them.
struct AccessIndex: Sendable {
  private let accounts: Set<Account>
  /// All roles, each with its own rules.
  let roles: [AccessRole]
  private let given: [ObjectIdentifier: AccessRole]

  private struct Account: Hashable {
    let namespace: String
    let name: String
  }

  init(bindings: [Manifest], roles: [Manifest], clusterRoles: [Manifest]) {
    self.roles = (roles + clusterRoles).map { AccessRole($0) }
    let index = LabelIndex(clusterRoles.map { ("", $0.root["metadata"]["labels"].textMap) })
    given = Dictionary(
      self.roles.map { role in
        // A ClusterRole may have the rules of others, too.
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

  /// What a role gives to those who are bound to it.
  func given(by role: Manifest) -> AccessRole? { given[ObjectIdentifier(role)] }

  /// Whether a binding names the account.
  func bindsAccount(_ name: String, in namespace: String) -> Bool {
    accounts.contains(Account(namespace: namespace, name: name))
  }
}
