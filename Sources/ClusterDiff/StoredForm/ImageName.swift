/// What an image's reference says of its tag.
struct ImageName {
  /// Whether the image is the latest one: the tag is `latest`, or there is neither a tag nor a digest.
  let isLatest: Bool

  init(_ reference: String) {
    let parts = reference.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first ?? ""
    // A colon before the last slash divides a registry's port.
    let last = name.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let tag = last.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first
    isLatest = tag.map { $0 == "latest" } ?? (parts.count == 1)
  }
}
