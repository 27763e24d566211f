/// An official image of Docker Hub that starts as root: its Dockerfile sets no user, but creates one for its program.
///
/// With `runAsNonRoot`, the kubelet does not start the image unless the pod or container sets a user other than root.
package struct RootImage: Sendable {
  /// The user that the Dockerfile creates.
  package let user: Int
  /// The group of the user.
  package let group: Int

  /// The root image of a reference; nil for an image of another registry or owner, or that is not known.
  package init?(_ reference: String) {
    let image = ImageReference(reference)
    let path = image.name
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = String(path[(slash.map { path.utf8.index(after: $0) } ?? path.startIndex)...])
    guard Self.owners.contains(slash.map { path[..<$0] } ?? "") else { return nil }
    let isAlpine = image.tag?.contains("alpine") == true
    guard let account = (isAlpine ? Self.alpineAccounts[name] : nil) ?? Self.accounts[name] else {
      return nil
    }
    (user, group) = account
  }

  /// What can precede the name in a reference to an official image of Docker Hub.
  private static let owners: Set<Substring> = ["", "library", "docker.io", "docker.io/library"]

  /// The user and the group of each image, from the Dockerfiles of the images.
  private static let accounts: [String: (user: Int, group: Int)] = [
    "mongo": (999, 999), "mysql": (999, 999), "nginx": (101, 101), "postgres": (999, 999),
    "rabbitmq": (999, 999), "redis": (999, 999),
  ]

  /// The user and the group of the image variants on Alpine Linux, if they differ from those in ``accounts``.
  private static let alpineAccounts: [String: (user: Int, group: Int)] = [
    "postgres": (70, 70), "rabbitmq": (100, 101), "redis": (999, 1000),
  ]
}
