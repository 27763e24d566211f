/// Which service accounts have rights of their own, and which roles gather those of others.
struct AccessIndex: Sendable {
  private let accounts: Set<Account>
  private let clusterRoles: [Manifest]
  private let roleIndex: LabelIndex

  private struct Account: Hashable {
    let namespace: String
    let name: String
  }

  init(_ bindings: [Manifest], _ clusterRoles: [Manifest]) {
    self.clusterRoles = clusterRoles
    roleIndex = LabelIndex(clusterRoles.map { ("", $0.root["metadata"]["labels"].textMap) })
    var accounts: Set<Account> = []
    for binding in bindings {
      for subject in binding.root["subjects"].items where subject["kind"].text == "ServiceAccount" {
        let namespace = subject["namespace"].text ?? binding.namespace
        accounts.insert(Account(namespace: namespace, name: subject["name"].text ?? ""))
      }
    }
    self.accounts = accounts
  }

  /// The ClusterRoles whose rules another one has, too.
  func roles(aggregatedBy role: Manifest) -> [Manifest] {
    role.root["aggregationRule"]["clusterRoleSelectors"].items.flatMap {
      roleIndex.select(Selector($0), in: "").map { clusterRoles[$0] }
    }
  }

  /// Whether a binding names the account.
  func bindsAccount(_ name: String, in namespace: String) -> Bool {
    accounts.contains(Account(namespace: namespace, name: name))
  }
}
