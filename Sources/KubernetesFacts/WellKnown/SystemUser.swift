/// The users and groups that the API server assigns to clients.
package enum SystemUser {
  /// The user of clients without credentials.
  package static let anonymous = "system:anonymous"
  /// The group of clients without credentials.
  package static let unauthenticated = "system:unauthenticated"
  /// The group of all other clients.
  package static let authenticated = "system:authenticated"
}
