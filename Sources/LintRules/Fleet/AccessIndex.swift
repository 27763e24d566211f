/// Which service accounts have rights of their own.
struct AccessIndex: Sendable {
  private let accounts: Set<Account>

  private struct Account: Hashable {
    let namespace: String
    let name: String
  }

  init(_ bindings: [Manifest]) {
    var accounts: Set<Account> = []
    for binding in bindings {
      for subject in binding.root["subjects"].items where subject["kind"].text == "ServiceAccount" {
        let namespace = subject["namespace"].text ?? binding.namespace
        accounts.insert(Account(namespace: namespace, name: subject["name"].text ?? ""))
      }
    }
    self.accounts = accounts
  }

  /// Whether a binding names the account.
  func bindsAccount(_ name: String, in namespace: String) -> Bool {
    accounts.contains(Account(namespace: namespace, name: name))
  }
}
