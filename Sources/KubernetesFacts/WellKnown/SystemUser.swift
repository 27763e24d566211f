/// The users and groups that the API server assigns to clients.
package enum SystemUser {
  /// The user of clients without credentials.
  package static let anonymous = "system:anonymous"
  /// The group of clients without credentials.
  package static let unauthenticated = "system:unauthenticated"
  /// The group of all other clients.
  package static let authenticated = "system:authenticated"
  /// The group of all service accounts; with `:` and a namespace, the group of those of the namespace.
  package static let serviceAccounts = "system:serviceaccounts"
}
