/// The default `imagePullPolicy` that the API server sets for an image.
///
/// The server parses the image as a reference of a container registry. For an invalid reference it finds no tag and
/// sets `IfNotPresent`.
package enum ImagePullDefault {
  /// `Always` for a reference with the tag `latest`, or with neither a tag nor a digest; otherwise `IfNotPresent`.
  package static func policy(for image: String) -> String { isLatest(image) ? "Always" : "IfNotPresent" }

  private static func isLatest(_ image: String) -> Bool {
    guard let parts = ImageParts(image) else { return false }
    return parts.tag.map { $0.elementsEqual(ImageReference.latest.utf8) } ?? (parts.digest == nil)
  }
}
